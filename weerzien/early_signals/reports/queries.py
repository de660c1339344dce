"""What was sent to a municipality: what waits, which family it may be about, and where it was put."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final
from uuid import UUID

from django.db.models import Q

from weerzien.access.abilities import Ability, may
from weerzien.access.actors import Actor
from weerzien.access.questions import DaySlot, IdSlot, Question
from weerzien.access.shields import is_withheld_from
from weerzien.dossiers.queries.families import family_head, family_heads
from weerzien.dossiers.queries.searching import Wanted, find_families
from weerzien.dossiers.rules import read_search
from weerzien.early_signals.models import Report, ReportMatch
from weerzien.early_signals.reports.replies import IS_REPLIED, ReplyLine, replies_to, told_since
from weerzien.early_signals.reports.rules import REPLIED, TOLD_WORDS, told_line
from weerzien.early_signals.words import theme_words
from weerzien.kernel.refusals import NotFound

SHOWN: Final = 50
PROPOSED: Final = 10
SAME_BIRTH: Final = 1000
"""How many may share a birth date: of many who fled 1 January is written, and a name must be found among them."""
BOTH, BY_NUMBER, BY_NAME, BY_BIRTH = (
    "naam en geboortedatum kloppen",
    "het nummer klopt",
    "de naam lijkt erop",
    "de geboortedatum klopt",
)


@dataclass(frozen=True, slots=True)
class PutLine:
    """Where a report was put, by whom: with a family, or away because it belongs to none.

    `is_withheld`: something of the family is kept from the sender, or from where they work.
    """

    dossier_id: UUID | None
    family: str
    number: str
    because: str
    by: str
    at: datetime
    is_withheld: bool


@dataclass(frozen=True, slots=True)
class WaitingLine:
    """A report that was sent to a municipality; it waits for somebody to say where it belongs until it is `handled`.

    `told` is what its sender was told last, empty where that is nothing; `is_replied`: they replied to that.
    """

    id: UUID
    theme: str
    words: str
    organisation: str
    sender: str
    noticed_on: date
    sent_at: datetime
    expires_on: date
    name: str
    born: date | None
    number: str
    told: str
    told_words: str
    told_at: datetime | None
    handled: bool
    is_replied: bool

    @property
    def state(self) -> str:
        """What its sender sees of what became of it."""
        return REPLIED if self.is_replied else TOLD_WORDS[self.told]

    @property
    def line(self) -> str:
        """What its sender reads; empty where nothing was told."""
        return told_line(self.told, self.told_words)

    @property
    def answered(self) -> str:
        """When the sender was told something, as a form sends it back; empty where nothing was told."""
        return self.told_at.isoformat() if self.told_at else ""


@dataclass(frozen=True, slots=True)
class Proposal:
    """A family that a report may be about, and why it is proposed."""

    dossier_id: UUID
    number: str
    family: str
    members: tuple[str, ...]
    because: str


@dataclass(frozen=True, slots=True)
class ReportPanel:
    """One report: while it waits with the families it may be about, the surest first, then with where it was put."""

    report: WaitingLine
    proposals: tuple[Proposal, ...]
    put: PutLine | None
    replies: tuple[ReplyLine, ...]


WAITING_FIELDS: Final = (
    "id", "theme", "words", "organisation__name", "sent_by__name", "noticed_on", "sent_at", "expires_on", "name",
    "born", "number", "told", "told_words", "told_at", "handled", "is_replied",
)  # fmt: skip
WAITING: Final = Question(
    lambda: (
        Report.objects.filter(municipality=IdSlot("municipality"), handled=False, expires_on__gt=DaySlot("today"))
        .annotate(is_replied=IS_REPLIED)
        .order_by("sent_at", "id")
        .values(*WAITING_FIELDS)[:SHOWN]
    )
)
HANDLED: Final = Question(
    lambda: (
        Report.objects.filter(municipality=IdSlot("municipality"), handled=True, expires_on__gte=DaySlot("since"))
        .annotate(is_replied=IS_REPLIED)
        .order_by("-is_replied", "-sent_at", "id")
        .values(*WAITING_FIELDS)[:SHOWN]
    )
)


def waiting_reports(actor: Actor, *, today: date) -> tuple[WaitingLine, ...]:
    """Return what waits for the actor's municipality, the oldest first; one query, none for who may not match."""
    return _received(actor, WAITING, today=today)


def handled_reports(actor: Actor, *, today: date) -> tuple[WaitingLine, ...]:
    """Return what was put somewhere and its sender still sees, with a reply first; asks as `waiting_reports` does."""
    return _received(actor, HANDLED, today=today)


def waiting_count(actor: Actor, *, today: date) -> int:
    """Return how many reports wait, for a family or with a reply; one query, none for who may not match."""
    if actor.municipality_id is None or not may(actor, Ability.OPEN_DOSSIER):
        return 0
    received = Report.objects.filter(municipality_id=actor.municipality_id).annotate(is_replied=IS_REPLIED)
    return received.filter(Q(handled=False, expires_on__gt=today) | Q(is_replied=True)).count()


def _received(actor: Actor, question: Question, *, today: date) -> tuple[WaitingLine, ...]:
    if actor.municipality_id is None or not may(actor, Ability.OPEN_DOSSIER):
        return ()
    rows = question.ask(municipality=actor.municipality_id, today=today, since=told_since(today))
    return tuple(_waiting(row) for row in rows)


def _waiting(row: Mapping[str, Any]) -> WaitingLine:
    same = ("id", "words", "noticed_on", "sent_at", "expires_on", "name", "born", "number", "told", "told_words",
            "told_at", "handled", "is_replied")  # fmt: skip
    return WaitingLine(
        **{name: row[name] for name in same},
        theme=theme_words(row["theme"]),
        organisation=row["organisation__name"],
        sender=row["sent_by__name"],
    )


def report_panel(actor: Actor, report_id: UUID, *, today: date) -> ReportPanel:
    """Return one report, with the families it may be about or where it was put; six queries. Raises NotFound."""
    row = (
        Report.objects.filter(pk=report_id, municipality_id=actor.municipality_id)
        .annotate(is_replied=IS_REPLIED)
        .values(*WAITING_FIELDS, "sent_by_id", "organisation_id")
        .first()
    )
    if row is None or not may(actor, Ability.OPEN_DOSSIER):
        raise NotFound
    line = _waiting(row)
    found = () if line.handled else proposals(line, today=today)
    put = put_line(row, today=today) if line.handled else None
    return ReportPanel(line, found, put, tuple(replies_to([report_id]).get(report_id, ())))


def put_line(row: Mapping[str, Any], *, today: date) -> PutLine:
    """Return where a report was put; three queries."""
    match = ReportMatch.objects.select_related("by").get(report_id=row["id"])
    if match.dossier_id is None:
        return PutLine(None, "", "", match.because, match.by.name, match.at, is_withheld=False)
    head, *_ = family_head(match.dossier_id, today=today)
    kept = is_withheld_from(match.dossier_id, account_id=row["sent_by_id"], organisation_id=row["organisation_id"])
    return PutLine(head.dossier_id, head.label, head.number, "", match.by.name, match.at, is_withheld=kept)


def proposals(line: WaitingLine, *, today: date) -> tuple[Proposal, ...]:
    """Return the families that a report may be about: by its number, by name in any spelling, by birth date."""
    by_number = found(line.number, today)
    by_name = found(line.name, today)
    by_birth = found(line.born.isoformat() if line.born else "", today, size=SAME_BIRTH)
    reasons = dict.fromkeys(by_birth, BY_BIRTH) | dict.fromkeys(by_name, BY_NAME)
    reasons |= {pk: BOTH for pk in by_name if pk in by_birth} | dict.fromkeys(by_number, BY_NUMBER)
    rank = (BY_NUMBER, BOTH, BY_NAME, BY_BIRTH)
    ids = sorted(reasons, key=lambda pk: rank.index(reasons[pk]))[:PROPOSED]
    heads = family_heads(ids, today=today)
    return tuple(
        Proposal(
            pk,
            heads[pk].number,
            heads[pk].label,
            tuple(f"{member.first_name} {member.last_name}".strip() for member in heads[pk].members),
            reasons[pk],
        )
        for pk in ids
        if pk in heads
    )


def found(typed: str, today: date, *, size: int = PROPOSED) -> Sequence[UUID]:
    """Return the families that a search gives, the nearest first; none for nothing typed."""
    text = read_search(typed)
    if text is None:
        return ()
    ids, _ = find_families(Wanted(text=text), order=None, first=0, size=size, today=today)
    return ids


def family_numbered(typed: str, *, today: date) -> UUID | None:
    """Return the one family that a number gives, None where there is none, or a name was typed; one query."""
    ids = found(typed, today)
    return ids[0] if len(ids) == 1 and any(letter.isdigit() for letter in typed) else None
