"""What may become of a signal, and what it is today: states and transitions as a table over plain values."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Final
from uuid import UUID

from weerzien.kernel.refusals import Refused

WORDS_LENGTH: Final = 500
LONGEST_SNOOZE_DAYS: Final = 92
UNDO_WITHIN: Final = timedelta(minutes=10)


class Standing(StrEnum):
    """What a signal is for one reader on one day."""

    OPEN = "open"
    SEEN = "seen"
    TAKEN_UP = "taken_up"
    SNOOZED = "snoozed"
    CLOSED = "closed"
    REOPENED = "reopened"


class Act(StrEnum):
    """What somebody does with a signal."""

    SEE = "see"
    TAKE_UP = "take_up"
    RELEASE = "release"
    SNOOZE = "snooze"
    CLOSE = "close"
    REOPEN = "reopen"
    UNDO = "undo"
    HAND_ON = "hand_on"


class Helped(StrEnum):
    """Whether what was done helped."""

    YES = "yes"
    PARTLY = "partly"
    NO = "no"
    UNKNOWN = "unknown"


ASKING: Final = frozenset({Standing.OPEN, Standing.REOPENED, Standing.SEEN, Standing.TAKEN_UP})
"""A signal that stands so asks something now."""
NEW: Final = frozenset({Standing.OPEN, Standing.REOPENED})
"""Nobody has seen a signal that stands so, or not since it came back."""

STANDING_WORDS: Mapping[str, tuple[str, str]] = {
    Standing.OPEN: ("open", "bel"),
    Standing.SEEN: ("gezien", "vinkje"),
    Standing.TAKEN_UP: ("opgepakt", "task"),
    Standing.SNOOZED: ("uitgesteld", "pauze"),
    Standing.CLOSED: ("afgesloten", "vinkje"),
    Standing.REOPENED: ("weer open", "bel"),
}
"""The words of a standing on a page, and the icon beside them."""
ACT_WORDS: Mapping[str, str] = {
    Act.SEE: "gezien",
    Act.TAKE_UP: "opgepakt",
    Act.RELEASE: "losgelaten",
    Act.SNOOZE: "uitgesteld",
    Act.CLOSE: "afgesloten",
    Act.REOPEN: "weer geopend",
    Act.UNDO: "vorige stap ongedaan gemaakt",
    Act.HAND_ON: "doorgegeven",
}
HELPED_WORDS: Mapping[str, str] = {
    Helped.YES: "ja, het hielp",
    Helped.PARTLY: "een beetje",
    Helped.NO: "nee, het hielp niet",
    Helped.UNKNOWN: "dat weten wij nog niet",
}

# A dot is what cannot be done. Whoever takes up what another has, takes it over.
TABLE: Final = """
            see   take_up   release  snooze   close   reopen
open        seen  taken_up  .        snoozed  closed  .
reopened    seen  taken_up  .        snoozed  closed  .
seen        .     taken_up  .        snoozed  closed  .
taken_up    .     taken_up  seen     snoozed  closed  .
snoozed     .     taken_up  .        .        closed  reopened
closed      .     .         .        .        .       reopened
"""


def read_table(table: str) -> Mapping[tuple[Standing, Act], Standing]:
    """Return what becomes of each standing by each act. Raises ValueError on a line that is not as wide as the head."""
    head, *lines = (line.split() for line in table.strip().splitlines())
    return {
        (Standing(line[0]), Act(act)): Standing(after)
        for line in lines
        for act, after in zip(head, line[1:], strict=True)
        if after != "."
    }


TRANSITIONS: Final = read_table(TABLE)

# A rule may count what another theme observes as its own: S02 counts absence, a job that stopped and heavy housework
# (KIS 2021, par. 3.4), S03 quarrels about money, authority and friends (par. 3.3). Told apart they would be taken up
# twice.
FUSED: Final[Mapping[str, str]] = {
    "verzuim": "overbelasting",
    "huishouden": "overbelasting",
    "baan-gestopt": "overbelasting",
    "geld-thuis": "spanningen",
    "gezag": "spanningen",
}
"""Themes whose reasons belong to the signal of another theme."""
TASKS_THAT_SPEAK: Final = ("S01",)
"""Rules that give a task where a threshold was reached: the day counts, and it is a reason all the same."""


class NotFromHere(Refused):
    """Dit kan nu niet met dit signaal. Iemand heeft het net bijgewerkt; kijk hieronder hoe het er nu voor staat."""


class ChangedMeanwhile(Refused):
    """Iemand anders deed net iets met dit signaal. Er is niets overschreven: kijk wat er staat en kies opnieuw."""


class WithoutReason(Refused):
    """Schrijf waarom het kan wachten, in hooguit 500 tekens. Een collega leest dat later terug."""


class WithoutDay(Refused):
    """Kies tot welke dag het wacht: na vandaag, en binnen drie maanden. Op die dag komt het vanzelf terug."""


class WithoutResult(Refused):
    """Schrijf wat er is gedaan, in hooguit 500 tekens, en kies of het hielp."""


class NothingToUndo(Refused):
    """Deze stap kan niet meer ongedaan worden gemaakt: het is te lang geleden, of iemand deed er al iets mee. Kies
    hieronder wat er nu moet gebeuren."""


@dataclass(frozen=True, slots=True)
class Life:
    """What people did with a signal last. `covers` are the reasons, and the facts behind them, that they saw then.

    Snoozed, it comes back on `until`.
    """

    step_id: UUID
    state: Standing
    on: date
    covers: frozenset[UUID]
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Ground:
    """As much of a reason as its standing asks: what it is, what it rests on, and since when it is there."""

    id: UUID
    facts: frozenset[UUID]
    since: date

    @property
    def marks(self) -> frozenset[UUID]:
        """Return what covering it asks to be covered."""
        return self.facts | {self.id}


def standing_on(life: Life | None, grounds: Collection[Ground], *, today: date) -> Standing:
    """Return what a signal is for whoever reads these grounds, of which there is at least one.

    Closing and snoozing cover what was read then: a reason that came, or a fact that came to one, opens it again by
    itself, and so does the day until which it waited. Nobody puts away what they could not read.
    """
    if life is None:
        return Standing.OPEN
    if life.state in (Standing.CLOSED, Standing.SNOOZED):
        is_over = life.until is not None and life.until <= today
        return Standing.REOPENED if is_over or not is_covered(life, grounds) else life.state
    returned = all(ground.id not in life.covers and ground.since > life.on for ground in grounds)
    return Standing.REOPENED if returned else life.state


def is_covered(life: Life, grounds: Collection[Ground]) -> bool:
    """Return whether whoever acted last saw all of this."""
    return all(ground.marks <= life.covers for ground in grounds)


def acts_from(standing: Standing, *, is_mine: bool) -> tuple[Act, ...]:
    """Return what somebody may do with a signal that stands so: not take up what they have, nor let go another's."""
    never = Act.TAKE_UP if is_mine and standing is Standing.TAKEN_UP else Act.RELEASE
    return tuple(act for act in Act if (standing, act) in TRANSITIONS and act is not never)


def after(standing: Standing, act: Act, *, is_mine: bool) -> Standing:
    """Return what a signal becomes by what somebody does. Raises NotFromHere where the table has no way for them."""
    if act not in acts_from(standing, is_mine=is_mine):
        raise NotFromHere
    return TRANSITIONS[standing, act]


def may_undo(act: str, when: datetime, *, is_own: bool, at: datetime) -> bool:
    """Return whether somebody may take the last step back: an own one, for a short while."""
    return is_own and act != Act.UNDO and at - when <= UNDO_WITHIN


def check_said(act: Act, *, words: str, until: date | None, helped: str, today: date) -> None:
    """Refuse a snooze without a reason or a day, and a closing without what was done and whether it helped."""
    is_said = 0 < len(words) <= WORDS_LENGTH
    if act is Act.SNOOZE:
        if not is_said:
            raise WithoutReason
        if until is None or not today < until <= today + timedelta(days=LONGEST_SNOOZE_DAYS):
            raise WithoutDay
    if act is Act.CLOSE and (not is_said or helped not in {*Helped}):
        raise WithoutResult


def signal_of(theme: str) -> str:
    """Return under which theme the reasons of a theme are fused."""
    return FUSED.get(theme, theme)
