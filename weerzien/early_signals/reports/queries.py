"""What somebody sent, what waits for a municipality, and which family a report may be about."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final
from uuid import UUID

from weerzien.access.abilities import Ability, may
from weerzien.access.actors import Actor
from weerzien.access.queries import municipalities
from weerzien.access.questions import DaySlot, IdSlot, Question
from weerzien.dossiers.queries.families import family_heads
from weerzien.dossiers.queries.searching import Wanted, find_families
from weerzien.dossiers.rules import read_search
from weerzien.early_signals.models import Report
from weerzien.early_signals.reports.rules import TOLD_WORDS
from weerzien.early_signals.words import theme_words
from weerzien.kernel.refusals import NotFound

SHOWN: Final = 50
PROPOSED: Final = 10
BOTH, BY_NUMBER, BY_NAME, BY_BIRTH = (
    "naam en geboortedatum kloppen",
    "het nummer klopt",
    "de naam lijkt erop",
    "de geboortedatum klopt",
)
SENT_FIELDS: Final = (
    "id", "municipality__name", "theme", "words", "noticed_on", "name", "born", "number", "sent_at", "expires_on",
    "told", "told_words", "told_at",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class SentLine:
    """A report as its sender sees it: what they wrote, and what they were told back. Nothing of a family."""

    municipality: str
    theme: str
    words: str
    about: str
    sent_at: datetime
    state: str
    told: str
    told_at: datetime | None


@dataclass(frozen=True, slots=True)
class WaitingLine:
    """A report that waits for somebody to say to which family it belongs, or that was just put somewhere.

    `told` is what its sender was told last, empty where that is nothing.
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
    told_at: datetime | None

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
    """One report that waits, with the families it may be about, the surest first."""

    report: WaitingLine
    proposals: tuple[Proposal, ...]


def municipality_choices() -> tuple[tuple[str, str], ...]:
    """Return the municipalities to which something may be sent, by name; one query."""
    return tuple((str(pk), name) for pk, name in municipalities().items())


def sent_reports(actor: Actor) -> tuple[SentLine, ...]:
    """Return what somebody sent, the latest first; one query. Reports of colleagues are not in it."""
    rows = SENT.ask(account=actor.account_id)
    return tuple(
        SentLine(
            municipality=row["municipality__name"],
            theme=theme_words(row["theme"]),
            words=row["words"],
            about=row["name"] or f"nummer {row['number']}",
            sent_at=row["sent_at"],
            state=TOLD_WORDS[row["told"]],
            told=row["told_words"],
            told_at=row["told_at"],
        )
        for row in rows
    )


SENT: Final = Question(
    lambda: Report.objects.filter(sent_by=IdSlot("account")).order_by("-sent_at", "id").values(*SENT_FIELDS)[:SHOWN]
)
WAITING_FIELDS: Final = (
    "id", "theme", "words", "organisation__name", "sent_by__name", "noticed_on", "sent_at", "expires_on", "name",
    "born", "number", "told_words", "told_at",
)  # fmt: skip
WAITING: Final = Question(
    lambda: (
        Report.objects.filter(municipality=IdSlot("municipality"), match__isnull=True, expires_on__gt=DaySlot("today"))
        .order_by("sent_at", "id")
        .values(*WAITING_FIELDS)[:SHOWN]
    )
)


def waiting_reports(actor: Actor, *, today: date) -> tuple[WaitingLine, ...]:
    """Return what waits for the actor's municipality, the oldest first; one query, none for who may not match."""
    if actor.municipality_id is None or not may(actor, Ability.OPEN_DOSSIER):
        return ()
    rows = WAITING.ask(municipality=actor.municipality_id, today=today)
    return tuple(_waiting(row) for row in rows)


def _waiting(row: Mapping[str, Any]) -> WaitingLine:
    return WaitingLine(
        id=row["id"],
        theme=theme_words(row["theme"]),
        words=row["words"],
        organisation=row["organisation__name"],
        sender=row["sent_by__name"],
        noticed_on=row["noticed_on"],
        sent_at=row["sent_at"],
        expires_on=row["expires_on"],
        name=row["name"],
        born=row["born"],
        number=row["number"],
        told=row["told_words"],
        told_at=row["told_at"],
    )


def report_panel(actor: Actor, report_id: UUID, *, today: date) -> ReportPanel:
    """Return one report that waits and the families it may be about; at most five queries. Raises NotFound."""
    row = (
        Report.objects.filter(pk=report_id, municipality_id=actor.municipality_id, match__isnull=True)
        .values(*WAITING_FIELDS)
        .first()
    )
    if row is None or not may(actor, Ability.OPEN_DOSSIER):
        raise NotFound
    line = _waiting(row)
    return ReportPanel(line, proposals(line, today=today))


def proposals(line: WaitingLine, *, today: date) -> tuple[Proposal, ...]:
    """Return the families that a report may be about: by its number, by name in any spelling, by birth date."""
    by_number = found(line.number, today)
    by_name, by_birth = found(line.name, today), found(line.born.isoformat() if line.born else "", today)
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


def found(typed: str, today: date) -> Sequence[UUID]:
    """Return the families that a search gives, the nearest first; none for nothing typed."""
    text = read_search(typed)
    if text is None:
        return ()
    ids, _ = find_families(Wanted(text=text), order=None, first=0, size=PROPOSED, today=today)
    return ids


def family_numbered(typed: str, *, today: date) -> UUID | None:
    """Return the one family that a number gives, None where there is none, or a name was typed; one query."""
    ids = found(typed, today)
    return ids[0] if len(ids) == 1 and any(letter.isdigit() for letter in typed) else None
