"""The page Gezinnen: the working list."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.db.models import OuterRef, Q, QuerySet, Subquery
from django.db.models.expressions import OrderBy

from weerzien.access.actors import Actor
from weerzien.access.matrix import visible_compartments, whole_family_compartments
from weerzien.access.roles import Compartment
from weerzien.contacts.queries import last_contact_of, last_contacts
from weerzien.dossiers.queries.families import FamilyHead, Wanted, family_heads, find_families, languages, name_of_outer
from weerzien.dossiers.rules import read_search
from weerzien.early_signals.filters import AHEAD_DAYS, LATE, SOON, URGENT, choices_for, empty_words, tidy
from weerzien.early_signals.lines import FIELDS, in_order, outcome_line
from weerzien.early_signals.models import Outcome
from weerzien.early_signals.panels import FamiliesPage, FamilyFilters, FamilyLine
from weerzien.early_signals.rules import CAN_BE_LATE, SILENCE, silent_words
from weerzien.procedure.queries import (
    families_in_phase,
    families_in_stage,
    families_with_application,
    phases_of,
    stages_of,
)
from weerzien.procedure.rules import PHASE_WORDS, STAGE_WORDS, Phase
from weerzien.rulebook.outcomes import State, Urgency

SHOWN_STATES = (State.DUE, State.OVERDUE, State.SIGNAL)


def families_page(actor: Actor, *, filters: FamilyFilters, page: int, size: int, today: date) -> FamiliesPage:
    """Return one page of the families this reader may know of, with as many rows as `size`; `page` counts from 1.

    Six queries, however many families there are.
    """
    filters = tidy(filters, phase_choices(actor))
    first = (max(page, 1) - 1) * size
    wanted = _wanted(actor, filters, today)
    ids, total = find_families(wanted, order=_order(filters.sort, today), first=first, size=size, today=today)
    heads = family_heads(ids, today=today)
    outcomes = _outcomes(ids)
    contacts = last_contacts(ids)
    phases = _phases(actor, ids)
    rows = tuple(
        _line(heads[pk], outcomes[pk], actor=actor, phase=phases[pk], last=contacts.get(pk), today=today) for pk in ids
    )
    return FamiliesPage(
        rows=rows,
        total=total,
        page=max(page, 1),
        pages=max(1, -(-total // size)),
        size=size,
        first=first + 1 if rows else 0,
        last=first + len(rows),
        filters=filters,
        is_filtered=filters != FamilyFilters(sort=filters.sort),
        choices=choices_for(phase_choices(actor), languages()),
        empty=empty_words(filters),
    )


def _wanted(actor: Actor, filters: FamilyFilters, today: date) -> Wanted:
    within: list[QuerySet[Any, Any]] = []
    without: list[QuerySet[Any, Any]] = []
    if filters.phase in STAGE_WORDS:
        within.append(families_in_stage(filters.phase))
    elif filters.phase == Phase.NOTHING_FILED:
        without.append(families_with_application())
    elif filters.phase:
        within.append(families_in_phase(Phase(filters.phase)))
    if filters.days:
        within.append(_families_with(days_condition(filters.days, today)))
    if filters.signal:
        any_signal = Q(state=State.SIGNAL)
        within.append(_families_with(any_signal if filters.signal == "ja" else any_signal & Q(rule=filters.signal)))
    if filters.silence:
        within.append(_families_with(Q(state=State.SIGNAL, rule=SILENCE)))
    return Wanted(
        text=read_search(filters.text),
        responsible_account=actor.account_id if filters.responsible == "ik" else None,
        without_responsible=filters.responsible == "niemand",
        language=filters.language,
        interpreter={"ja": True, "nee": False}.get(filters.interpreter),
        within=within,
        without=without,
    )


def phase_choices(actor: Actor) -> Mapping[str, str]:
    """Return the phases a reader may tell apart: those of the rows, or no more than how far an application is."""
    return PHASE_WORDS if Compartment.PROCEDURE in visible_compartments(actor.roles) else STAGE_WORDS


def _phases(actor: Actor, ids: Sequence[UUID]) -> dict[UUID, str]:
    """Return the phase of each family in words; empty where the reader cannot tell none from hidden."""
    if phase_choices(actor) is STAGE_WORDS:
        stages = stages_of(ids)
        return {pk: STAGE_WORDS.get(stages.get(pk, ""), "") for pk in ids}
    phases = phases_of(ids)
    otherwise = "" if actor.municipality_id is None else PHASE_WORDS[Phase.NOTHING_FILED]
    return {pk: PHASE_WORDS[phases[pk]] if pk in phases else otherwise for pk in ids}


def days_condition(code: str, today: date) -> Q:
    """Return the condition on outcomes that a choice of the filter on days stands for."""
    running = Q(state__in=(State.DUE, State.OVERDUE), day__isnull=False)
    late = running & Q(kind__in=CAN_BE_LATE, day__lt=today)
    return {
        LATE: late,
        URGENT: running & Q(urgency__in=(Urgency.HIGH, Urgency.CRITICAL)),
        SOON: late | (running & Q(day__gte=today, day__lte=today + timedelta(days=AHEAD_DAYS))),
    }[code]


def _families_with(condition: Q) -> QuerySet[Outcome, Any]:
    return Outcome.objects.filter(condition).values("dossier_id")


def _order(sort: str, today: date) -> Sequence[OrderBy]:
    """Return the order of the list; by day: overdue limits and tasks first, then the first day to come."""
    if sort == "nummer":
        return ()
    if sort == "naam":
        return (name_of_outer().asc(nulls_last=True),)
    if sort == "contact":
        return (last_contact_of("pk").asc(nulls_first=True),)
    counted = Q(kind__in=CAN_BE_LATE) | Q(day__gte=today)
    days = (
        Outcome.objects.filter(counted, dossier_id=OuterRef("pk"), state__in=(State.DUE, State.OVERDUE))
        .order_by("day")
        .values("day")
    )
    return (Subquery(days[:1]).asc(nulls_last=True),)


def _outcomes(ids: Sequence[UUID]) -> Mapping[UUID, list[dict[str, Any]]]:
    by_family: dict[UUID, list[dict[str, Any]]] = defaultdict(list)
    rows = Outcome.objects.filter(dossier_id__in=ids, state__in=SHOWN_STATES).order_by("day", "id").values(*FIELDS)
    for row in rows:
        by_family[row["dossier_id"]].append(row)
    return by_family


def _line(
    head: FamilyHead,
    outcomes: Sequence[dict[str, Any]],
    *,
    actor: Actor,
    phase: str,
    last: date | None,
    today: date,
) -> FamilyLine:
    lines = [outcome_line(row, head, actor=actor, today=today) for row in outcomes]
    sees_all = Compartment.CONTACTS in whole_family_compartments(actor.roles)
    overdue = [line for line in lines if line.state.code == State.OVERDUE]
    ahead = [line for line in lines if line.state.code == State.DUE and line.day and line.day >= today]
    return FamilyLine(
        dossier_id=head.dossier_id,
        number=head.number,
        family=head.label,
        members_count=head.members_count,
        phase=phase,
        next=min([*overdue, *ahead], key=in_order, default=None),
        signals_count=sum(line.state.code == State.SIGNAL for line in lines),
        overdue_count=len(overdue),
        last_contact_on=last,
        days_since_contact=(today - last).days if last else None,
        contact_words=silent_words(last, today=today) if last or sees_all else "",
        responsible_organisation=head.organisation,
        responsible_person=head.person,
    )
