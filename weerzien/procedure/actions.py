"""What people write down and correct of a procedure: permit, application, and each step of an application."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from uuid import UUID

from weerzien.dossiers.fact_kinds import Correction, FactKind, Row, fact_kind
from weerzien.dossiers.facts import Change, supersede_many
from weerzien.dossiers.models.fact import Fact, Source
from weerzien.dossiers.queries.names import named_members
from weerzien.kernel.ids import DossierId, PersonId
from weerzien.kernel.refusals import NotFound
from weerzien.procedure.models import Application, Step
from weerzien.procedure.queries import (
    APPLICATIONS,
    PERMITS,
    STEPS,
    current_application,
    days_of_steps,
    step_columns,
)
from weerzien.procedure.rules import OwnSponsor, SponsorUnclear, check_application, check_permit, check_step
from weerzien.rulebook.case import Value

SPONSORS = ("amv", "referent")
STEP_LABELS: Mapping[str, str] = {
    Step.Kind.DNA: "DNA-onderzoek",
    Step.Kind.VISA: "MVV afgegeven",
    Step.Kind.REGISTRATION: "BRP-inschrijving",
}
STEP_CODES: Mapping[Step.Kind, str] = {
    Step.Kind.FILED: "ingediend",
    Step.Kind.RECEIVED: "ontvangst-ind",
    Step.Kind.REPAIR_BY: "herstel-verzuim",
    Step.Kind.DNA: "dna",
    Step.Kind.DECISION: "besluit",
    Step.Kind.VISA: "mvv",
    Step.Kind.TICKET: "ticket",
    Step.Kind.FLIGHT: "vlucht",
    Step.Kind.APPOINTMENT: "zevenaar",
    Step.Kind.ARRIVAL: "ingereisd",
    Step.Kind.REGISTRATION: "brp",
}


def sponsor_of(dossier_id: DossierId, person_id: UUID) -> Row:
    """Return the family's sponsor. Raises SponsorUnclear where there is none, or more than one, and OwnSponsor."""
    sponsors = [member.person_id for member in named_members([dossier_id]) if member.part in SPONSORS]
    if len(sponsors) != 1:
        raise SponsorUnclear
    if sponsors == [person_id]:
        raise OwnSponsor
    return {"sponsor_id": sponsors[0]}


def numbered(row: Row) -> Row:
    """Return the number of an application among those of the same kind, person and sponsor; it keeps its own."""
    same = {name: row[name] for name in ("subject_id", "sponsor_id", "kind")}
    others = Application.objects.filter(superseded_by=None, **same).order_by("sequence")
    taken = {number for key, number in others.values_list("id", "sequence") if key != row.get("id")}
    own = row.get("sequence", 1)
    return {"sequence": own if own not in taken else max(taken) + 1}


def move_steps(before: Fact, after: Fact, correction: Correction) -> None:
    """Let the steps hang on the row that took the place of their application."""
    steps = Step.objects.filter(application_id=before.id, superseded_by=None).order_by("id")
    supersede_many(
        Step,
        changes=[Change(step, {"application_id": after.id}, step.source_place) for step in steps],
        actor=correction.actor,
        source=Source.HAND,
        at=correction.at,
        because=correction.because,
    )


def member_of(dossier_id: DossierId, application_id: UUID) -> PersonId:
    """Return for whom an application is. Raises NotFound."""
    person_id = current_application(dossier_id, application_id).subject_id
    if person_id is None:
        raise NotFound
    return PersonId(person_id)


def application_of(dossier_id: DossierId, application_id: UUID) -> Row:
    """Return the application as it stands now, whichever of its rows somebody knew. Raises NotFound."""
    return {"application_id": current_application(dossier_id, application_id).id}


def other_steps(row: Row) -> Mapping[str, Value]:
    """Return the days of all steps of the same application, by kind."""
    return days_of_steps(row["application_id"])


def step_kind(kind: Step.Kind) -> FactKind:
    """Return one step as people fill it in; it is entered with the application, and there is one of each."""
    return FactKind(
        code=STEP_CODES[kind],
        name="procedure.step",
        table=STEPS,
        check=partial(check_step, str(kind)),
        label=STEP_LABELS.get(kind, str(kind.label)[:1].upper() + str(kind.label)[1:]),
        columns=step_columns(kind),
        fixed={"kind": str(kind)},
        person_of=member_of,
        links=application_of,
        beside=other_steps,
    )


PERMIT = fact_kind("vergunning", name="procedure.permit", table=PERMITS, check=check_permit)
APPLICATION = fact_kind(
    "aanvraag",
    name="procedure.application",
    table=APPLICATIONS,
    check=check_application,
    links=sponsor_of,
    derived=numbered,
    follow=move_steps,
)
STEP_KINDS: Mapping[str, FactKind] = {kind: step_kind(kind) for kind in STEP_CODES}
"""By kind of step, in the order in which they come."""
KINDS: tuple[FactKind, ...] = (PERMIT, APPLICATION, *STEP_KINDS.values())
