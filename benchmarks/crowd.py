"""Twenty people at work at once, and an import beside them: what they were told, and whether it was kept."""

from __future__ import annotations

import itertools
import random
import re
import statistics
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from threading import Lock, Thread
from typing import Any

import psycopg

from benchmarks.visitor import Answer, Form, Visitor

EDITORS, NOTERS, READERS = 9, 5, 5
CLIENTS = EDITORS + NOTERS + READERS + 1  # and one who takes workbooks in
FAMILY = re.compile(r'href="(/gezinnen/[0-9a-f-]{36}/)"')
STAY = re.compile(r'href="(/gezinnen/[0-9a-f-]{36}/feiten/verblijf/[0-9a-f-]{36}/)"')
TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="(\w+)"')
HELD = "werkt dit gezin net bij"
MOST_TIMES = 3


@dataclass
class Told:
    """What the crowd was told. `stays` and `notes` are the words that were accepted, each of them said once."""

    lock: Lock = field(default_factory=Lock)
    taken: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    statuses: Counter[tuple[str, int]] = field(default_factory=Counter)
    wrong: list[str] = field(default_factory=list)
    stays: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    met: int = 0
    held: int = 0
    imports: int = 0

    def timed(self, name: str, status: int, milliseconds: float) -> None:
        """Write down one request."""
        with self.lock:
            self.taken[name].append(milliseconds)
            self.statuses[name, status] += 1
            if status >= 500:
                self.wrong.append(f"{name}: {status}")

    def unexpected(self, name: str, answer: Answer) -> None:
        """Write down an answer that nobody could expect."""
        said = re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", answer.text))[-600:]
        with self.lock:
            self.wrong.append(f"{name}: {answer.status} {said}")


@dataclass(frozen=True)
class Crowd:
    """Where the server is, who they all are logged in as, how long they work, and which workbooks are taken in."""

    host: str
    port: int
    cookies: Sequence[Mapping[str, str]]
    seconds: float
    workbooks: Sequence[bytes]

    def work(self) -> Told:
        """Let everybody work, and return what they were told."""
        told, until = Told(), time.monotonic() + self.seconds
        deeds: list[Callable[[Visitor, Told, int], None]] = [edit] * EDITORS + [note] * NOTERS + [read] * READERS
        threads = [Thread(target=self.one, args=(deed, told, number, until)) for number, deed in enumerate(deeds)]
        threads.append(Thread(target=self.one, args=(self.take, told, len(deeds), until)))
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        return told

    def one(self, deed: Callable[[Visitor, Told, int], None], told: Told, number: int, until: float) -> None:
        """Let one of them do the same again and again, each time with another family."""
        visitor = Visitor(self.host, self.port, cookies=self.cookies[number], timed=told.timed)
        try:
            for turn in itertools.count():
                if time.monotonic() >= until:
                    return
                deed(visitor, told, number * 100_000 + turn)
        except Exception as error:
            told.wrong.append(f"client {number}: {error!r}")
        finally:
            visitor.connection.close()

    def take(self, visitor: Visitor, told: Told, turn: int) -> None:
        """Take one workbook in, and wait until it is done."""
        token = token_of(visitor.get("/inlezen/", "import"))
        content = self.workbooks[turn % len(self.workbooks)]
        chosen = visitor.upload("/inlezen/nieuw/", content, token=token, name="import: look")
        looked = visitor.get(chosen.location, "import")
        visitor.post(f"{chosen.location}overnemen/", {"csrfmiddlewaretoken": token_of(looked)}, "import: take")
        while "Bezig met overnemen" in (shown := visitor.get(chosen.location, "import")).text:
            time.sleep(0.2)
        if "Het werkboek is overgenomen" in shown.text:
            told.imports += 1
        else:
            told.unexpected("import", shown)


def token_of(answer: Answer) -> str:
    """Return the token with which a form of this page may be sent."""
    found = TOKEN.search(answer.text)
    return found[1] if found else ""


def some_family(visitor: Visitor) -> str:
    """Return the address of a family of the list."""
    return random.choice(FAMILY.findall(visitor.get("/gezinnen/", "Gezinnen").text))  # noqa: S311 -- no secret


def edit(visitor: Visitor, told: Told, turn: int) -> None:
    """Correct where somebody lives; where another was first, choose one's own word."""
    known = STAY.findall(visitor.get(some_family(visitor), "Eén gezin").text)
    shown = visitor.get(random.choice(known), "form")  # noqa: S311 -- no secret
    said, form = f"Plaats {turn}", Form(shown.text)
    if not form.action:
        told.unexpected("form", shown)
        return
    for _ in range(MOST_TIMES):
        typed = form.fields | {"municipality_name": said, "because": "gebeld", "kies_municipality_name": "mijn"}
        answer = visitor.post(form.action, typed, "correct a fact")
        if answer.status == 302:
            with told.lock:
                told.stays.append(said)
            return
        form = Form(answer.text)
        told.met += answer.status == 409
        told.held += HELD in answer.text
    if answer.status != 409 and HELD not in answer.text:
        told.unexpected("correct a fact", answer)


def note(visitor: Visitor, told: Told, turn: int) -> None:
    """Write down a contact."""
    shown = visitor.get(some_family(visitor), "Eén gezin")
    form, said = Form(shown.text), f"Notitie {turn}"
    typed = form.fields | {"kind": "telefoon", "spoken_with": "moeder", "note": said}
    answer = visitor.post(form.action, typed, "note a contact")
    if answer.status == 302:
        with told.lock:
            told.notes.append(said)
    elif HELD in answer.text:
        told.held += 1
    else:
        told.unexpected("note a contact", answer)


def read(visitor: Visitor, told: Told, _: int) -> None:
    """Look at the pages that everybody looks at."""
    for path, name in (("/", "Vandaag"), (some_family(visitor), "Eén gezin")):
        answer = visitor.get(path, name)
        if answer.status != 200:
            told.unexpected(name, answer)


def lost(owner: psycopg.Connection[Any], told: Told) -> list[str]:
    """Return every accepted word that is not kept once, every fact that is not one chain, every import not whole."""
    hands = Counter(words(owner, "select municipality_name from housing_stay where source = 'hand'"))
    notes = Counter(words(owner, "select note from contacts_contactnote where note like 'Notitie %%'"))
    found = [f"{said}: kept {hands[said]} times" for said in told.stays if hands[said] != 1]
    found += [f"{said}: kept {notes[said]} times" for said in told.notes if notes[said] != 1]
    found += [f"{said}: kept, though it was not accepted" for said in set(hands) - set(told.stays)]
    found += words(
        owner,
        "select 'not one chain of ' || subject_id from housing_stay group by subject_id"
        " having count(*) filter (where superseded_by_id is null) <> 1"
        " or count(distinct superseded_by_id) <> count(*) - 1",
    )
    found += words(
        owner,
        "select 'an import took ' || before.municipality_name from housing_stay before"
        " join housing_stay later on later.id = before.superseded_by_id where before.source = 'hand'"
        " and later.source <> 'hand' and later.municipality_name <> before.municipality_name",
    )
    found += words(owner, "select 'an import ended as ' || state from exchange_importrun where state <> 'taken'")
    return found


def words(owner: psycopg.Connection[Any], question: str) -> list[str]:
    """Return the first column of a question."""
    return [row[0] for row in owner.execute(question).fetchall()]


def rings(owner: psycopg.Connection[Any]) -> int:
    """Return how often PostgreSQL met transactions that waited for each other in this database, until now."""
    row = owner.execute("select deadlocks from pg_stat_database where datname = current_database()").fetchone()
    return int(row[0]) if row else 0


def ninetieth(values: Sequence[float]) -> float:
    """Return what nine out of ten stay under, or the most of fewer than ten."""
    return statistics.quantiles(values, n=10)[8] if len(values) >= 10 else max(values)


def summary(told: Told, *, seconds: float, rings: int) -> dict[str, Any]:
    """Return what the page about performance tells of it."""
    return {
        "clients": CLIENTS,
        "seconds": seconds,
        "requests": sum(told.statuses.values()),
        "errors": len(told.wrong),
        "accepted": len(told.stays) + len(told.notes),
        "met": told.met,
        "held": told.held,
        "imports": told.imports,
        "rings": rings,
        "taken": {
            name: {"times": len(taken), "median": statistics.median(taken), "p90": ninetieth(taken)}
            for name, taken in sorted(told.taken.items())
        },
    }
