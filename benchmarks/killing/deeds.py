"""What people do over and over: hand over from hand to hand, agree and decide in a meeting, take signals up."""

from __future__ import annotations

import itertools
import random
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from http import HTTPStatus
from typing import Final

from benchmarks.killing.person import Person, Stopped, Told, form_to, forms_of, words_of
from benchmarks.visitor import Answer
from weerzien.cli.clock import what_time_is_it

UUID: Final = "[0-9a-f-]{36}"
UNDER_WAY: Final = re.compile(rf'href="(/overdrachten/{UUID}/)"')
PERSONS: Final = re.compile(r'<select name="person".*?</select>', re.DOTALL)
WARD: Final = re.compile(rf'<option value="({UUID})"')
ANYBODY_THERE: Final = re.compile(rf'<option value="({UUID}):?"')
ITEM: Final = re.compile(rf'href="(/overleg/{UUID}/punt/{UUID}/)"')
SIGNALS: Final = re.compile(rf'href="(/gezinnen/{UUID}/signalen/)#')
SENT, ACCEPTED = "versturen", "aannemen"
PLANNED, MET, COMPLETED = "contact-plannen", "contact-bevestigen", "afronden"
REFUSED: Final = frozenset({HTTPStatus.CONFLICT, HTTPStatus.UNPROCESSABLE_ENTITY})
SAID_TWICE: Final = 0.2
"""How often somebody who was told that it is kept sends it once more, as a double click does."""


@dataclass
class Course:
    """A family that goes back and forth between two hands, in one theme; of one ward where `is_ward`."""

    family: str
    theme: str
    hands: list[tuple[Person, str]]
    is_ward: bool = False
    now: str = ""
    planned: set[str] = field(default_factory=set)
    done: int = 0

    def step(self, told: Told, dice: random.Random) -> None:
        """Take the next step that the pages offer."""
        (giver, _), (taker, _) = self.hands
        if not self.now:
            self.propose(told)
            return
        shown = giver.see(self.now).text
        form, who = form_to(shown, f"/{SENT}/"), giver
        if form is None:
            shown, who = taker.see(self.now).text, taker
            met = [MET] if self.now in self.planned else [PLANNED, MET]
            form = form_to(shown, *(f"/{step}/" for step in (ACCEPTED, *met, COMPLETED)))
        if form is None:
            self.hands.reverse()
            self.now, self.done = "", self.done + 1
            return
        what = form.action.rstrip("/").rpartition("/")[2]
        fields = {**form.fields, "day": today().isoformat()}
        answer = who.send(form.action, fields, what=what, which=self.now)
        if what == PLANNED:
            self.planned.add(self.now)
        expect(told, what, answer)
        if answer.status == HTTPStatus.FOUND and dice.random() < SAID_TWICE and what != PLANNED:
            again = who.send(form.action, fields, what="again", which=self.now)
            if again.status not in REFUSED:
                told.complain(f"{what} was done twice: {again.status}")

    def propose(self, told: Told) -> None:
        """Propose it, or go on with the proposal of which no answer came."""
        (giver, _), (_, organisation) = self.hands
        path = f"{self.family}overdracht/"
        shown = giver.see(path).text
        if running := UNDER_WAY.search(shown):
            self.now = running[1]
            return
        form = form_to(shown, "/voorstellen/")
        receiver = re.search(rf'<option value="({UUID})">{organisation}: ', shown)
        if form is None or receiver is None:
            told.complain(f"no proposal to {organisation}: {shown[:200]}")
            raise Stopped
        persons = PERSONS.search(shown)
        ward = WARD.search(persons[0]) if self.is_ward and persons else None
        fields = {
            **form.fields,
            "person": ward[1] if ward else "",
            "theme": self.theme,
            "receiver": receiver[1],
            "words": "Wij dragen dit over.",
            "asked_back": "",
            "aftercare": "receiver",
            "answer_by": (today() + timedelta(days=7)).isoformat(),
        }
        answer = giver.send(form.action, fields, what="proposed", which=self.family + self.theme)
        if answer.status == HTTPStatus.FOUND:
            self.now = answer.location
        else:
            expect(told, "propose", answer)


@dataclass
class Meeting:
    """The chair of a meeting, writing down agreements and decisions on any of its items."""

    chair: Person
    path: str
    number: int
    counter: itertools.count[int] = field(default_factory=itertools.count)

    def step(self, told: Told, dice: random.Random) -> None:
        """Agree or decide something in words that are said once."""
        items = ITEM.findall(self.chair.see(self.path).text)
        shown = self.chair.see(dice.choice(items)).text
        agrees = dice.random() < 0.7
        form = form_to(shown, "/afspraak/") if agrees else form_to(shown, "/besluit/")
        who = ANYBODY_THERE.search(shown)
        if form is None or who is None:
            return
        what = "agreed" if agrees else "decided"
        said = f"{what} {self.number}-{next(self.counter)}"
        fields = {**form.fields, "what": said, "ground": "Zij kennen het gezin", "about": "", "part": "contacts"}
        if agrees:
            due = today() + timedelta(days=14)
            fields |= {"who": f"{who[1]}:", "due": due.isoformat()}
        answer = self.chair.send(form.action, fields, what=what, which=said)
        expect(told, what, answer)
        if answer.status == HTTPStatus.FOUND and dice.random() < SAID_TWICE:
            self.chair.send(form.action, fields, what=what, which=said)


@dataclass
class Signals:
    """A coordinator who takes signals up, lets them go, closes them and opens them again."""

    coordinator: Person
    families: Sequence[str]
    number: int
    counter: itertools.count[int] = field(default_factory=itertools.count)

    def step(self, told: Told, dice: random.Random) -> None:
        """Take one step with one signal."""
        path = dice.choice(self.families)
        forms = [form for form in forms_of(self.coordinator.see(path).text) if set(form.doing) & ACTS]
        if not forms:
            return
        form = dice.choice(forms)
        act = dice.choice([one for one in form.doing if one in ACTS])
        said = f"closed {self.number}-{next(self.counter)}"
        fields = {**form.fields, "doe": act, "words": said, "helped": "partly"}
        which = said if act == "close" else f"{path} {form.fields['thema']} {act}"
        answer = self.coordinator.send(form.action, fields, what="closed" if act == "close" else "signal", which=which)
        expect(told, act, answer)


ACTS: Final = frozenset({"take_up", "release", "close", "reopen"})


def expect(told: Told, what: str, answer: Answer) -> None:
    """Complain where an answer is neither done nor refused in words."""
    if answer.status != HTTPStatus.FOUND and answer.status not in REFUSED:
        told.complain(f"{what}: {answer.status} {words_of(answer)}")


def go_on(step: Callable[[Told, random.Random], None], told: Told, *, seed: int) -> None:
    """Do the same again and again until all is over."""
    dice = random.Random(seed)  # noqa: S311 -- no secret
    try:
        while not told.over.is_set():
            step(told, dice)
    except Stopped:
        return
    except Exception as error:
        told.complain(f"{type(error).__name__}: {error}")


def today() -> date:
    """Return the day that it is for the product."""
    return what_time_is_it().date()
