"""What may be chosen in a proposal of a handover."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from weerzien.access.abilities import Ability
from weerzien.access.actors import Actor
from weerzien.access.matrix import visible_compartments, wholly_writable_compartments
from weerzien.access.roles import Compartment
from weerzien.dossiers.door import NotYours, OpenedDossier, may_in
from weerzien.dossiers.queries.families import family_head
from weerzien.early_signals.editing.kinds import written_by
from weerzien.early_signals.family.parts import COMPARTMENT_WORDS
from weerzien.handovers.freezing import NEVER
from weerzien.handovers.models import Handover
from weerzien.handovers.receivers import Receiver, receivers
from weerzien.handovers.rules import UNDER_WAY
from weerzien.kernel.ids import DossierId


@dataclass(frozen=True, slots=True)
class ProposalPanel:
    """What may be chosen in a proposal: of whom, to whom, and what goes along."""

    dossier_id: UUID
    family: str
    members: Mapping[UUID, str]
    may_hand_over_family: bool
    receivers: tuple[Receiver, ...]
    compartments: tuple[tuple[str, str], ...]
    under_way: tuple[UUID, ...]


def proposal_panel(actor: Actor, dossier: OpenedDossier, *, today: date) -> ProposalPanel:
    """Return what may be handed over of a family; five queries. Raises NotYours for who writes no contacts."""
    if Compartment.CONTACTS not in wholly_writable_compartments(actor.roles):
        raise NotYours
    head, _, writable = family_head(DossierId(dossier.id), today=today, writes=written_by(actor))
    names = {
        member.person_id: head.first_name_of(member.person_id)
        for member in head.members
        if writable.may_write(Compartment.CONTACTS, member.person_id)
    }
    may_whole = may_in(dossier, Ability.EDIT_CONTACTS)
    if not names and not may_whole:
        raise NotYours
    read = visible_compartments(actor.roles) - NEVER
    running = Handover.objects.filter(dossier_id=dossier.id, state__in=sorted(UNDER_WAY)).order_by("proposed_at", "id")
    return ProposalPanel(
        dossier.id,
        head.label,
        names,
        may_whole,
        receivers(municipality_ids=[dossier.municipality_id], but=actor.organisation_id, today=today),
        tuple((part.value, words) for part, words in COMPARTMENT_WORDS.items() if part in read),
        tuple(running.values_list("id", flat=True)),
    )
