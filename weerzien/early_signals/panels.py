"""What the pages about days and signals may show: values only, already in words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Generic, TypeVar
from uuid import UUID

from weerzien.contacts.queries import ContactsPage, ProfessionalLine
from weerzien.early_signals.door_lines import DoorPanel
from weerzien.early_signals.editing.lines import PersonFacts
from weerzien.early_signals.family.beside import Beside
from weerzien.early_signals.lists.agenda import AgendaLine
from weerzien.early_signals.member_line import MemberLine
from weerzien.early_signals.timeline.marks import Course
from weerzien.rulebook.explanations import Explanation

Row = TypeVar("Row")
FAR_DAYS = 183


@dataclass(frozen=True, slots=True)
class Mark:
    """An urgency or a state: its stable code (for a class), the words and the name of the icon beside them."""

    code: str
    words: str
    icon: str


@dataclass(frozen=True, slots=True)
class OutcomeLine:
    """One day or signal of one family. `day` is the last day on which it may still be done; `when` says it in words.

    `detail` is in the rule's own sentences, `missing` are unknown facts, `reminded_on` a reminder open for the reader.
    """

    outcome_id: UUID
    dossier_id: UUID
    dossier_number: str
    family: str
    person: str
    rule: str
    step: str
    title: str
    kind: str
    kind_words: str
    day: date | None
    days_left: int | None
    when: str
    strict: bool
    last_working_day: date | None
    reminded_on: date | None
    state: Mark
    urgency: Mark
    certainty: Mark
    ground: str
    acts: str
    acts_is_me: bool
    detail: tuple[str, ...]
    missing: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class EighteenLine:
    """Somebody who turns eighteen soon; a birth date that is not exact gives a first and a last possible day.

    `days_left` is 0 where it may be today or may have been already.
    """

    dossier_id: UUID
    dossier_number: str
    family: str
    person: str
    first_day: date
    last_day: date
    days_left: int
    when: str


@dataclass(frozen=True, slots=True)
class SilentLine:
    """A family nobody spoke with for a while; `last_contact_on` is empty where no contact is known."""

    dossier_id: UUID
    dossier_number: str
    family: str
    outcome_id: UUID
    last_contact_on: date | None
    days_silent: int | None
    when: str


@dataclass(frozen=True, slots=True)
class Card(Generic[Row]):
    """A card of the page Vandaag: at most ten rows, how many there are, and what to say when there are none.

    `more` is the query string of the page Gezinnen that shows the families of all rows; empty where there is none.
    """

    key: str
    title: str
    rows: tuple[Row, ...]
    total: int
    empty: str
    more: str


@dataclass(frozen=True, slots=True)
class TodayPanel:
    today: date
    families_count: int
    overdue_count: int
    days: Card[OutcomeLine]
    signals: Card[OutcomeLine]
    eighteen: Card[EighteenLine]
    silent: Card[SilentLine] | None  # None where not every contact is seen: seeing none is not silence
    tasks: Card[OutcomeLine]
    since: date | None = None
    fresh: frozenset[UUID] = frozenset()
    """Of the signals that are shown, those that came since the reader was here last."""

    @property
    def shown(self) -> tuple[UUID, ...]:
        """The families that stand on the page, for the line about who looked."""
        cards = (self.days, self.signals, self.eighteen, self.silent, self.tasks)
        return tuple(sorted({row.dossier_id for card in cards if card for row in card.rows}))


@dataclass(frozen=True, slots=True)
class Choice:
    code: str
    words: str


@dataclass(frozen=True, slots=True)
class ResponsibleLine:
    """Who is responsible for the family. `person` is empty where nobody is named; then `nobody` says so."""

    municipality: str
    organisation: str
    person: str
    since: date | None
    ground: str
    nobody: str


@dataclass(frozen=True, slots=True)
class UnknownLine:
    """A fact that is missing, who would know, and which days and signals wait for it."""

    fact: str
    person: str
    who_knows: str
    waiting: tuple[OutcomeLine, ...]


@dataclass(frozen=True, slots=True)
class HistoryLine:
    """One thing that happened to the file: a fact written down or corrected, or a day or signal that changed.

    `what` is the heading, `lines` the values ("Vergunning: A"), `instead_of` the values they replaced.
    """

    at: datetime
    what: str
    person: str
    lines: tuple[str, ...]
    instead_of: tuple[str, ...]
    because: str
    by: str
    source: str


@dataclass(frozen=True, slots=True)
class HistoryPage:
    """Ten lines of what happened to a file, newest first; `page` counts from 1."""

    rows: tuple[HistoryLine, ...]
    total: int
    page: int
    pages: int


@dataclass(frozen=True, slots=True)
class CompartmentLine:
    """One part of the file. Every family shows the same list; `sentence` tells why a part is closed."""

    code: str
    label: str
    is_open: bool
    sentence: str


@dataclass(frozen=True, slots=True)
class FamilyPanel:
    """`days` and `signals` are sorted: overdue first, then by day. What the reader may not see is not in here."""

    dossier_id: UUID
    number: str
    family: str
    today: date
    phase: str
    is_closed: bool
    door: DoorPanel
    members: tuple[MemberLine, ...]
    facts: tuple[PersonFacts, ...]
    responsible: ResponsibleLine
    days: tuple[OutcomeLine, ...]
    signals: tuple[OutcomeLine, ...]
    unknowns: tuple[UnknownLine, ...]
    contacts: ContactsPage
    sees_all_contacts: bool
    professionals: tuple[ProfessionalLine, ...]
    history: HistoryPage
    compartments: tuple[CompartmentLine, ...]
    derived: tuple[str, ...]
    course: Course
    may_record_contact: bool
    agenda: tuple[AgendaLine, ...]
    beside: Beside

    @property
    def days_near(self) -> tuple[OutcomeLine, ...]:
        """Return the days that count now or within half a year, and what has no day."""
        return tuple(line for line in self.days if not is_far(line))

    @property
    def days_later(self) -> tuple[OutcomeLine, ...]:
        """Return the days more than half a year ahead, which a page folds away."""
        return tuple(line for line in self.days if is_far(line))


def is_far(line: OutcomeLine) -> bool:
    """Return whether a day lies more than half a year ahead."""
    return line.days_left is not None and line.days_left > FAR_DAYS


@dataclass(frozen=True, slots=True)
class WhyPanel:
    """Why a day is the day it is. `until` is the day on which it changes by itself; `changes` says what else would."""

    line: OutcomeLine
    explanation: Explanation
    until: date | None
    changes: tuple[str, ...]
    evaluated_on: date
    ground_words: str
