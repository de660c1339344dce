"""Questions about the procedure: permits, applications and their steps, and in which phase a family is."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from typing import Any, TypeVar
from uuid import UUID

from django.db.models import Case, Exists, IntegerField, Min, OuterRef, Q, QuerySet, Value, When

from weerzien.access.questions import IdSlot, Question
from weerzien.access.roles import Compartment
from weerzien.dossiers.queries.facts import Column, ColumnKind, FactTable, row_values
from weerzien.dossiers.rules import Tie
from weerzien.kernel.refusals import NotFound
from weerzien.procedure.models import Application, Permit, ProcedureDerived, Step
from weerzien.procedure.rules import DECISIONS, DNA_STATES, GRANTED, REFUSED_BY_IND, STAGE_WORDS, Phase
from weerzien.rulebook.case import Value as CaseValue

T = TypeVar("T")

PERMITS = FactTable(
    model=Permit,
    sheet="Personen",
    label="Vergunning",
    compartment=Compartment.PROCEDURE,
    columns=(
        Column("Doelgroep", "target_group", ColumnKind.WORDS, dict(Permit.TargetGroup.choices)),
        Column("Vergunning", "kind", ColumnKind.WORDS, dict(Permit.Kind.choices)),
        Column("Asielaanvraag", "asylum_applied", ColumnKind.DAY),
        Column("Vergunning bekendgemaakt", "notified", ColumnKind.DAY),
    ),
)
APPLICATIONS = FactTable(
    is_list=True,
    model=Application,
    sheet="Aanvragen",
    label="Aanvraag",
    compartment=Compartment.PROCEDURE,
    columns=(Column("Soort aanvraag", "kind", ColumnKind.WORDS, dict(Application.Kind.choices)),),
    links=("sponsor_id",),
)
STEPS = FactTable(
    is_list=True,
    model=Step,
    sheet="Aanvragen",
    label="Stap in de aanvraag",
    compartment=Compartment.PROCEDURE,
    columns=(Column("Dag", "day", ColumnKind.DAY), Column("Uitkomst", "value", ColumnKind.WORDS)),
    links=("application_id", "kind"),
)
TABLES = (PERMITS, APPLICATIONS, STEPS)
DERIVED = ProcedureDerived

STEP_HEADINGS: Mapping[str, Mapping[str, str]] = {
    Step.Kind.FILED: {"Dag": "Ingediend"},
    Step.Kind.RECEIVED: {"Dag": "Ontvangst IND"},
    Step.Kind.REPAIR_BY: {"Dag": "Herstel verzuim tot"},
    Step.Kind.DNA: {"Dag": "DNA-onderzoek", "Uitkomst": "DNA-onderzoek"},
    Step.Kind.DECISION: {"Dag": "Datum besluit", "Uitkomst": "Besluit"},
    Step.Kind.VISA: {"Dag": "MVV afgegeven"},
    Step.Kind.TICKET: {"Dag": "Ticket geboekt"},
    Step.Kind.FLIGHT: {"Dag": "Vlucht"},
    Step.Kind.APPOINTMENT: {"Dag": "Afspraak Zevenaar"},
    Step.Kind.ARRIVAL: {"Dag": "Ingereisd"},
    Step.Kind.REGISTRATION: {"Dag": "BRP-inschrijving"},
}
"""Under which headings of the workbook the day and the outcome of a step stand."""
STEP_CHOICES: Mapping[str, Mapping[str, str]] = {Step.Kind.DECISION: DECISIONS, Step.Kind.DNA: DNA_STATES}


def step_columns(kind: str) -> tuple[Column, ...]:
    """Return what people fill in of one step: its day, and the outcome where it has one, under their own headings."""
    headings = STEP_HEADINGS[kind]
    day = Column(headings["Dag"], "day", ColumnKind.DAY)
    if "Uitkomst" not in headings:
        return (day,)
    outcome = "Uitkomst" if headings["Uitkomst"] == headings["Dag"] else headings["Uitkomst"]
    return (Column(outcome, "value", ColumnKind.WORDS, STEP_CHOICES[kind]), day)


def step_values(kind: str, values: Mapping[str, T]) -> dict[str, T]:
    """Return the values of one step by the headings under which the workbook has them."""
    headings = STEP_HEADINGS[kind]
    return {headings[name]: value for name, value in values.items() if name in headings}


def sponsors_of(dossier_ids: Collection[UUID]) -> list[Tie]:
    """Return who is whose sponsor by the applications of these families, in the order they were written; one query."""
    rows = Application.objects.filter(dossier_id__in=dossier_ids, superseded_by=None).order_by("recorded_at", "id")
    return [Tie(*row) for row in rows.values_list("dossier_id", "sponsor_id", "subject_id", "source_place")]


def phases_of(dossier_ids: Sequence[UUID]) -> dict[UUID, Phase]:
    """Return the phase of each family that has an application the reader may see; one query."""
    order = list(Phase)
    return {dossier_id: order[rank] for dossier_id, rank in RANKS.tuples(ids=list(dossier_ids))}


def families_in_phase(phase: Phase) -> QuerySet[Any, Any]:
    """Return, as a part of another query, the families in a phase, as far as they have an application."""
    return _ranked().filter(rank=list(Phase).index(phase)).values("dossier_id")


def stages_of(dossier_ids: Sequence[UUID]) -> dict[UUID, str]:
    """Return how far each family is, for who may know no more of the procedure than that; one query."""
    order = list(STAGE_WORDS)
    rows = ProcedureDerived.objects.filter(dossier_id__in=dossier_ids, name="phase").order_by("id")
    found: dict[UUID, list[str]] = defaultdict(list)
    for dossier_id, stage in rows.values_list("dossier_id", "value"):
        found[dossier_id].append(stage)
    return {dossier_id: min(stages, key=order.index) for dossier_id, stages in found.items()}


def families_in_stage(stage: str) -> QuerySet[ProcedureDerived, Any]:
    """Return, as a part of another query, the families with somebody whose application is that far."""
    return ProcedureDerived.objects.filter(name="phase", value=stage).values("dossier_id")


def families_with_application() -> QuerySet[Any, Any]:
    """Return, as a part of another query, the families with an application that was filed or decided."""
    return _ranked().filter(rank__lt=list(Phase).index(Phase.NOTHING_FILED)).values("dossier_id")


def _ranked() -> QuerySet[Any, Any]:
    """Return families with the place of their phase in the order of phases; the same table as rules.phase_of."""
    order = list(Phase)
    conditions: tuple[tuple[Q | Exists, Phase], ...] = (
        (_has(Q(kind=Step.Kind.ARRIVAL, day_earliest__isnull=False)), Phase.REUNITED),
        (_has(Q(kind=Step.Kind.DECISION, value=GRANTED)), Phase.TRAVELLING),
        (_has(Q(kind=Step.Kind.DECISION, value=REFUSED_BY_IND)), Phase.REJECTED),
        (_has(Q(kind__in=(Step.Kind.FILED, Step.Kind.RECEIVED), day_earliest__isnull=False)), Phase.WAITING),
    )
    rank = Case(
        *(When(condition, then=Value(order.index(phase))) for condition, phase in conditions),
        default=Value(order.index(Phase.NOTHING_FILED)),
        output_field=IntegerField(),
    )
    return (
        Application.objects.filter(superseded_by__isnull=True)
        .annotate(place=rank)
        .values("dossier_id")
        .annotate(rank=Min("place"))
    )


RANKS = Question(
    lambda: _ranked().filter(dossier_id__in=[IdSlot("ids")]).order_by("dossier_id").values_list("dossier_id", "rank")
)


def _has(condition: Q) -> Exists:
    return Exists(Step.objects.filter(condition, application=OuterRef("pk"), superseded_by__isnull=True))


def current_application(dossier_id: UUID, application_id: UUID) -> Application:
    """Return the row that holds now of an application, whichever of its rows somebody knew. Raises NotFound.

    The person for whom it is says which as well, where there is one only.
    """
    rows = {row.id: row for row in Application.objects.filter(dossier_id=dossier_id).order_by("id")}
    of_person = [row for row in rows.values() if row.subject_id == application_id and row.superseded_by_id is None]
    row = of_person[0] if len(of_person) == 1 else rows.get(application_id)
    while row is not None and row.superseded_by_id is not None:
        row = rows.get(row.superseded_by_id) if row.superseded_by_id != row.id else None
    if row is None:
        raise NotFound
    return row


def days_of_steps(application_id: UUID) -> dict[str, CaseValue]:
    """Return the days of the steps of one application, by kind of step, as far as the one who asks may see them."""
    steps = Step.objects.filter(application_id=application_id, superseded_by=None).order_by("id")
    found = {step.kind: row_values(STEPS.columns, step).get("day") for step in steps}
    return {kind: day for kind, day in found.items() if day is not None}
