"""The page of one handover: who, what goes along, how far it is, who is responsible, and what one may do."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final
from uuid import UUID

from weerzien.access.questions import asked
from weerzien.dossiers.queries.families import family_heads
from weerzien.early_signals.family.parts import COMPARTMENT_WORDS
from weerzien.handovers.actions import PROPOSED, file_now
from weerzien.handovers.continuing import CONTINUED, may_continue
from weerzien.handovers.door import OpenedHandover
from weerzien.handovers.models import FilePart, Handover, HandoverStep
from weerzien.handovers.queries import TONES
from weerzien.handovers.responsible import BECAUSE_WORDS, Because
from weerzien.handovers.rules import STATE_WORDS, THEME_WORDS, CannotReceive, Intention, Side, State, Theme, may_now

RESPONSIBLE: Final = "select name, because from responsible_by_name(%(dossier)s, %(person)s, %(theme)s, %(today)s)"


@dataclass(frozen=True, slots=True)
class PartPanel:
    """One compartment of the file, with its lines: whom, what, values by heading, where from."""

    label: str
    lines: tuple[Mapping[str, Any], ...]


@dataclass(frozen=True, slots=True)
class StepLine:
    """One step of the course, in words."""

    what: str
    state: str
    by: str
    organisation: str
    at: datetime
    words: str
    day: date | None


@dataclass(frozen=True, slots=True)
class HandoverPanel:
    """One handover: who, what goes along, how far it is, who is responsible now, and what the reader may do.

    `seen` is the hash of a preview, empty where the file was sent.
    """

    id: UUID
    dossier_id: UUID
    about: str
    theme: str
    state: str
    state_words: str
    tone: str
    sender: str
    sent_by: str
    receiver: str
    person: str
    words: str
    asked_back: str
    answer_by: date
    is_late: bool
    aftercare: str
    contact_planned_on: date | None
    closed_because: str
    responsible: tuple[str, str]
    parts: tuple[PartPanel, ...]
    steps: tuple[StepLine, ...]
    intentions: tuple[Intention, ...]
    seen: str
    version: int
    frozen_at: datetime | None
    knows_family: bool
    may_continue: bool
    may_try_again: bool

    @property
    def is_preview(self) -> bool:
        """Whether this is what would go along, and not what went."""
        return bool(self.seen)


STEP_WORDS: Final[Mapping[str, str]] = {
    PROPOSED: "Voorgesteld",
    Intention.SEND.value: "Verstuurd",
    Intention.ACCEPT.value: "Aangenomen",
    Intention.REFUSE.value: "Geweigerd",
    Intention.PLAN_CONTACT.value: "Eerste contact gepland",
    Intention.CONFIRM_CONTACT.value: "Eerste contact bevestigd",
    Intention.COMPLETE.value: "Afgerond",
    Intention.WITHDRAW.value: "Ingetrokken",
    CONTINUED: "Betrokkenheid van de verzender voortgezet tot en met",
}


def handover_panel(opened: OpenedHandover, *, today: date) -> HandoverPanel:
    """Return one handover as its reader may see it; the same number of queries however much goes along."""
    related = ("from_organisation", "to_organisation", "from_account", "to_account", "answered_by")
    row = Handover.objects.select_related(*related).order_by("id").get(pk=opened.row.pk)
    state = State(row.state)
    parts, label, seen, frozen_at = _file(row, state, opened.sides, today=today)
    head = family_heads([row.dossier_id], today=today).get(row.dossier_id)
    named = row.answered_by or row.to_account
    keeps = row.from_organisation if row.aftercare == Side.SENDER else row.to_organisation
    return HandoverPanel(
        id=row.id,
        dossier_id=row.dossier_id,
        about=label or (f"gezin {head.number}" if head else "een gezin"),
        theme=THEME_WORDS[Theme(row.theme)],
        state=row.state,
        state_words=STATE_WORDS[state],
        tone=TONES[state],
        sender=row.from_organisation.name,
        sent_by=row.from_account.name,
        receiver=row.to_organisation.name,
        person=named.name if named else "",
        words=row.words,
        asked_back=row.asked_back,
        answer_by=row.answer_by,
        is_late=state in (State.PROPOSED, State.SENT) and row.answer_by < today,
        aftercare=keeps.name,
        contact_planned_on=row.contact_planned_on if row.contact_on is None else None,
        closed_because=row.closed_because,
        responsible=_responsible(row, today),
        parts=parts,
        steps=_steps(row.id),
        intentions=may_now(state, opened.sides),
        seen=seen,
        version=row.file_version,
        frozen_at=frozen_at,
        knows_family=head is not None,
        may_continue=may_continue(row, opened),
        may_try_again=state is State.REFUSED and Side.SENDER in opened.sides and head is not None,
    )


def _responsible(row: Handover, today: date) -> tuple[str, str]:
    """Return who is responsible now, and on what ground, in words."""
    values = {"dossier": row.dossier_id, "person": row.subject_id, "theme": row.theme, "today": today}
    ((name, because),) = asked(RESPONSIBLE, values) or [("de gemeente", Because.ASSIGNED)]
    return name, BECAUSE_WORDS[Because(because)]


def _file(
    row: Handover, state: State, sides: frozenset[Side], *, today: date
) -> tuple[tuple[PartPanel, ...], str, str, datetime | None]:
    """Return the parts, how the receiver calls it, the hash of a preview, and when it was frozen."""
    if state is State.PROPOSED:
        if Side.SENDER not in sides:
            return (), "", "", None
        try:
            file = file_now(row, today=today)
        except CannotReceive:
            # Withheld since it was proposed: sending says so, and it can still be withdrawn.
            return (), "", "", None
        shown = {part.compartment: part.content for part in file.parts}
        return _parts(shown), file.label, file.digest.hex(), None
    kept = list(FilePart.objects.filter(handover_id=row.id).order_by("compartment"))
    label = next((part.content["label"] for part in kept), "")
    shown = {part.compartment: part.content for part in kept}
    return _parts(shown), label, "", kept[0].frozen_at if kept else None


def _parts(shown: Mapping[str, Mapping[str, Any]]) -> tuple[PartPanel, ...]:
    """Return the parts in the order in which they stand everywhere: who somebody is comes first."""
    return tuple(
        PartPanel(words, tuple(shown[part]["lines"])) for part, words in COMPARTMENT_WORDS.items() if part in shown
    )


def _steps(handover_id: UUID) -> tuple[StepLine, ...]:
    rows = (
        HandoverStep.objects.filter(handover_id=handover_id)
        .select_related("account", "organisation")
        .order_by("at", "id")
    )
    return tuple(
        StepLine(
            STEP_WORDS.get(one.what, one.what),
            STATE_WORDS[State(one.state_after)],
            one.account.name,
            one.organisation.name,
            one.at,
            one.words,
            one.day,
        )
        for one in rows
    )
