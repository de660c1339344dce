"""How outcomes read on a page and why they changed: tables of words over plain values."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from weerzien.kernel.days import Day
from weerzien.kernel.words import date_words, day_words
from weerzien.rulebook.outcomes import Kind, Outcome, State, Urgency


class Cause(StrEnum):
    """Why an outcome changed."""

    FACT = "fact"
    LAW = "law"
    SETTING = "setting"
    TIME = "time"


CAUSE_WORDS: Mapping[str, str] = {
    Cause.FACT: "een gegeven is gewijzigd",
    Cause.LAW: "de regel is gewijzigd",
    Cause.SETTING: "een instelling van de gemeente is gewijzigd",
    Cause.TIME: "de tijd is verstreken",
}

STATE_WORDS: Mapping[str, tuple[str, str]] = {
    State.DUE: ("loopt", "klok"),
    State.OVERDUE: ("te laat", "waarschuwing"),
    State.SIGNAL: ("signaal", "bel"),
    State.EXPECTED: ("verwacht", "kalender"),
    State.ENTITLED: ("recht op", "vinkje"),
    State.SUSPENDED: ("aangehouden", "pauze"),
    State.UNKNOWN: ("onbekend", "vraag"),
}
"""State: the words on the page and the icon beside them."""

URGENCY_WORDS: Mapping[str, tuple[str, str]] = {
    Urgency.INFO: ("ter informatie", "info"),
    Urgency.LOW: ("laag", "info"),
    Urgency.MIDDLE: ("midden", "klok"),
    Urgency.HIGH: ("hoog", "uitroep"),
    Urgency.CRITICAL: ("kritiek", "waarschuwing"),
}
URGENCY_RANK: Mapping[str, int] = {urgency: rank for rank, urgency in enumerate(Urgency)}

CERTAINTY_WORDS: Mapping[str, tuple[str, str]] = {
    "confirmed": ("bevestigd", "vinkje"),
    "secondary_source": ("uit tweede hand", "info"),
    "knowledge": ("uit kennis, zonder bron", "info"),
    "to_verify": ("te controleren", "vraag"),
    "disputed": ("betwist", "vraag"),
    "unknown": ("onzeker", "vraag"),
}

KIND_WORDS: Mapping[str, str] = {
    Kind.LIMIT: "uiterste dag",
    Kind.EXPECTED: "verwachte dag",
    Kind.EARLIEST: "op zijn vroegst",
    Kind.TASK: "taak",
    Kind.PERIOD_END: "einde van een periode",
    "": "signaal",
}

SILENCE = "S08"
"""The rule about families nobody spoke with; it has a card of its own."""

CAN_BE_LATE = frozenset({Kind.LIMIT, Kind.TASK})
NEVER_LATE = frozenset({Kind.EXPECTED, Kind.EARLIEST})


def state_on(state: str, kind: str, day: date | None, *, today: date) -> str:
    """Return the state as it reads today: a limit or task that was due when last evaluated may have passed since."""
    if state == State.DUE and kind in CAN_BE_LATE and day is not None and day < today:
        return State.OVERDUE
    return state


def stands_among_days(state: str, day: date | None) -> bool:
    """Return whether an outcome stands among the days of a family: a signal never, an unknown only with a day."""
    return state != State.SIGNAL and (state != State.UNKNOWN or day is not None)


def urgency_on(urgency: str, reminders: Sequence[tuple[date, str]], *, today: date) -> str:
    """Return the highest of the kept urgency and of the reminders whose day has come."""
    reached = [word for day, word in reminders if day <= today]
    return max([urgency, *reached], key=lambda word: URGENCY_RANK.get(word, 0))


def reminded_on(reminders: Sequence[tuple[date, str]], *, day: date | None, today: date) -> date | None:
    """Return the latest reminder day that has come, of a last day that has not passed; None where there is none."""
    come = [told for told, _ in reminders if told <= today]
    return max(come) if come and day is not None and day >= today else None


def when_words(day: date | None, *, today: date, kind: str = Kind.LIMIT) -> str:
    """Return how far a day is from today, in words; nothing where there is no day. What was expected does not lapse."""
    if day is None:
        return ""
    days = (day - today).days
    lapsed = "" if kind in NEVER_LATE else " verstreken"
    if days == 0:
        return "vandaag"
    if days == 1:
        return "morgen"
    if days == -1:
        return f"gisteren{lapsed}"
    return f"over {days} dagen" if days > 0 else f"{-days} dagen geleden{lapsed}"


def eighteen_words(birthday: Day, *, today: date) -> str:
    """Return when somebody turns eighteen, in words; a birth date that is not exact gives two days."""
    if birthday.is_exact:
        return f"wordt 18 op {date_words(birthday.earliest)} ({when_words(birthday.earliest, today=today)})"
    return f"wordt 18 {day_words(birthday)}"


NEVER_SPOKEN = "nog geen contact bekend"


def spoken_words(last_contact: date | None, *, today: date) -> str:
    """Return how long ago somebody spoke with a family, in words, for where it stands that this is the last contact."""
    if last_contact is None:
        return NEVER_SPOKEN
    days = (today - last_contact).days
    return {0: "vandaag", 1: "gisteren"}.get(days, f"{days} dagen geleden")


def silent_words(last_contact: date | None, *, today: date) -> str:
    """Return how long ago somebody spoke with a family, in words that say what they are about."""
    words = spoken_words(last_contact, today=today)
    return words if last_contact is None else f"laatste contact {words}"


def change_words(title: str, state: str, day: date | None) -> str:
    """Return what an outcome became, as a sentence for the one whose work changed it; empty state: it ended."""
    if not state:
        return f"{title}: dit geldt niet meer."
    if day is not None:
        return f"{title}: de dag is nu {date_words(day)}."
    return f"{title}: nu {STATE_WORDS[state][0]}."


def what_changes_it(kind: str, missing: Sequence[str], *, until: date | None) -> tuple[str, ...]:
    """Return, as sentences, what would change an outcome: a missing fact, a correction, the passing of time."""
    facts = tuple(f"Als bekend wordt: {fact}." for fact in missing)
    corrected = ("Als een van de gebruikte gegevens wordt gecorrigeerd.",) if kind else ()
    time = (f"Vanzelf op {date_words(until)}, als er niets wordt ingevuld.",) if until else ()
    return (*facts, *corrected, *time)


@dataclass(frozen=True, slots=True)
class Stored:
    """What is kept of an outcome, as far as a change of it matters."""

    version: date
    state: str
    day: date | None
    until: date | None
    fact_ids: frozenset[str]


def cause_of_change(before: Stored | None, after: Outcome | None, *, on: date, given: Cause) -> Cause:
    """Return why an outcome changed, given why the family was evaluated again.

    Another version of the rule is the law. With the very same facts it was time; so it was where an outcome ended
    on or after the day foreseen for it and nothing was written down.
    """
    if before is not None and after is not None:
        if before.version != after.version:
            return Cause.LAW
        same_facts = before.fact_ids == frozenset(map(str, after.fact_ids))
        if same_facts and given in (Cause.FACT, Cause.SETTING) and before.until is not None and before.until <= on:
            return Cause.TIME
    return given
