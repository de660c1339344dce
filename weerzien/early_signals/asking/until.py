"""Tot wanneer? Until which day every day and signal stays as it is, and what it becomes then."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from weerzien.access.actors import Actor
from weerzien.early_signals.asking.asked import AskedFamily, asked_family
from weerzien.early_signals.asking.kept import kept_lines
from weerzien.early_signals.asking.panels import LastingLine, UntilLine, UntilPanel
from weerzien.early_signals.asking.why_not import asked_of
from weerzien.early_signals.panels import OutcomeLine
from weerzien.early_signals.rules import STATE_WORDS, URGENCY_WORDS
from weerzien.kernel.words import date_words
from weerzien.rulebook.book import the_rulebook
from weerzien.rulebook.case import Key
from weerzien.rulebook.explain import source_of
from weerzien.rulebook.outcomes import Kind, Outcome, State
from weerzien.rulebook.showing import GROUND_WORDS
from weerzien.rulebook.supposing import what_follows

LASTING_STATES = (State.ENTITLED, State.SUSPENDED)
Identity = tuple[str, str, Key | None, Key | None]
ONE_DAY = timedelta(days=1)


def until_panel(actor: Actor, dossier_id: UUID, *, today: date) -> UntilPanel:
    """Return until when the days and signals that this reader sees stay as they are."""
    asked = asked_family(dossier_id, today=today)
    kept = kept_lines(actor, dossier_id, asked.head, today=today)
    now = {(one.rule, one.step, one.person, one.subject_ref): one for one in asked.outcomes(asked.case, on=today)}
    return UntilPanel(
        of=asked_of(asked),
        lasting=tuple(lasting(kept)),
        lines=tuple(until_line(asked, now, line, row) for line, row in kept),
    )


def lasting(kept: Sequence[tuple[OutcomeLine, Mapping[str, Any]]]) -> Iterator[LastingLine]:
    """Give what lasts for a while: periods with their last day, and rights and rests with when they end."""
    for line, row in kept:
        if line.kind != Kind.PERIOD_END and line.state.code not in LASTING_STATES:
            continue
        ready = next((each for each in the_rulebook().ready if each.rule.id == line.rule), None)
        if ready is None:  # the rule left the rulebook since the family was last evaluated
            continue
        ends = line.day if line.kind == Kind.PERIOD_END else last_day(row["until"])
        sentence = f"Tot en met {date_words(ends)}." if ends else "Er is geen einddag bekend."
        yield LastingLine(line, sentence, GROUND_WORDS[ready.rule.ground], source_of(ready.rule))


def until_line(
    asked: AskedFamily, now: Mapping[Identity, Outcome], line: OutcomeLine, row: Mapping[str, Any]
) -> UntilLine:
    """Return a day or signal with when it changes by itself, and what it becomes as far as this reader may ask."""
    identity = (row["rule"], row["step"], row["subject_id"], row["subject_ref"])
    found = now.get(identity)
    if found is None:
        then = "Dan verandert dit vanzelf." if row["until"] else NEVER
        return UntilLine(line, last_day(row["until"]), then)
    turns, last, follows = course(asked, found)
    return UntilLine(line, last_day(last.until), " ".join((*turns, then_words(last, follows))))


NEVER = "Dit blijft zo, tot er een gegeven bij komt of verandert."
MOST_TURNS = 12


def course(asked: AskedFamily, found: Outcome) -> tuple[list[str], Outcome, Outcome | None]:
    """Return how an outcome goes on by itself: where only its urgency turns, how it is last seen, what it becomes."""
    turns: list[str] = []
    for _ in range(MOST_TURNS):
        then = what_follows(asked.case, found, settings=asked.settings)
        if found.until is None or then is None or told(then) != told(found):
            return turns, found, then
        if then.urgency is not found.urgency:
            turns.append(f"Vanaf {date_words(found.until)} is de urgentie {URGENCY_WORDS[then.urgency][0]}.")
        found = then
    return turns, found, what_follows(asked.case, found, settings=asked.settings)


def told(one: Outcome) -> tuple[object, ...]:
    """Return what an outcome says, apart from how urgent it is."""
    return one.step, one.state, one.day, one.missing


def last_day(until: date | None) -> date | None:
    """Return the last day before a change, nothing where there is none."""
    return until - ONE_DAY if until else None


def then_words(found: Outcome, then: Outcome | None) -> str:
    """Return what an outcome becomes on the day on which it changes by itself, as a sentence."""
    if found.until is None:
        return NEVER
    on = date_words(found.until)
    if then is None:
        return f"Als er niets verandert, zegt deze regel hier vanaf {on} niets meer over."
    return f"Als er niets verandert, dan vanaf {on}: {', '.join(changed_words(found, then))}."


def changed_words(found: Outcome, then: Outcome) -> Iterator[str]:
    """Give what becomes otherwise: the state, the day, how urgent it is, what is not known by then."""
    if then.state is not found.state or then.step != found.step:
        yield STATE_WORDS[then.state][0]
    if then.day != found.day:
        yield f"de dag wordt {date_words(then.day)}" if then.day else "zonder dag"
    if then.urgency is not found.urgency:
        yield f"urgentie {URGENCY_WORDS[then.urgency][0]}"
    if then.missing != found.missing and then.missing:
        yield f"dan moet bekend zijn: {', '.join(then.missing)}"
