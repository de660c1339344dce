"""The page Gezinnen: the working list."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from weerzien.access.actors import Actor
from weerzien.access.matrix import visible_compartments, whole_family_compartments
from weerzien.access.questions import IdSlot, Part, Question, part_of
from weerzien.access.roles import Compartment
from weerzien.contacts.queries import last_contact_first, last_contacts
from weerzien.dossiers.queries.families import FamilyHead, family_heads, languages
from weerzien.dossiers.queries.searching import BY_NAME, Wanted, find_families
from weerzien.dossiers.rules import read_search
from weerzien.early_signals.filters import AHEAD_DAYS, LATE, SOON, URGENT, choices_for, empty_words, tidy
from weerzien.early_signals.lines import FIELDS, in_order, outcome_line
from weerzien.early_signals.models import Outcome
from weerzien.early_signals.panels import FamiliesPage, FamilyFilters, FamilyLine
from weerzien.early_signals.queries.soonest import by_day, soonest_families
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
    if filters == FamilyFilters():
        ids, total = soonest_families(actor, first=first, size=size, today=today)
    else:
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
        choices=choices_for(phase_choices(actor), languages(actor.municipality_id)),
        empty=empty_words(filters),
    )


def _wanted(actor: Actor, filters: FamilyFilters, today: date) -> Wanted:
    return Wanted(
        text=read_search(filters.text),
        responsible_account=actor.account_id if filters.responsible == "ik" else None,
        without_responsible=filters.responsible == "niemand",
        language=filters.language,
        interpreter={"ja": True, "nee": False}.get(filters.interpreter),
        conditions=[*_in_phase(filters.phase), *_with_outcome(filters, today)],
    )


def _in_phase(phase: str) -> Iterator[Part]:
    if phase in STAGE_WORDS:
        yield Part(f"family.id in ({part_of(families_in_stage(phase)).text})")
    elif phase == Phase.NOTHING_FILED:
        yield Part(f"family.id not in ({part_of(families_with_application()).text})")
    elif phase:
        yield Part(f"family.id in ({part_of(families_in_phase(Phase(phase))).text})")


def _with_outcome(filters: FamilyFilters, today: date) -> Iterator[Part]:
    if filters.days:
        yield _has_outcome(DAYS_CONDITIONS[filters.days], today)
    if filters.signal:
        rule = "" if filters.signal == "ja" else " and o.rule = %(signal)s"
        yield Part(_has_outcome(f"o.state = 'signal'{rule}", today).text, {"signal": filters.signal})
    if filters.silence:
        yield Part(_has_outcome("o.state = 'signal' and o.rule = %(silence)s", today).text, {"silence": SILENCE})


def _has_outcome(condition: str, today: date) -> Part:
    values = {"late": sorted(CAN_BE_LATE), "today": today, "soon": today + timedelta(days=AHEAD_DAYS)}
    return Part(HAS_OUTCOME.format(condition=condition), values)


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


RUNNING = "o.state in ('due', 'overdue')"
IS_LATE = f"{RUNNING} and o.kind = any(%(late)s) and o.day < %(today)s"
DAYS_CONDITIONS: Mapping[str, str] = {
    LATE: IS_LATE,
    URGENT: f"{RUNNING} and o.day is not null and o.urgency in ('{Urgency.HIGH}', '{Urgency.CRITICAL}')",
    SOON: f"({IS_LATE} or {RUNNING} and o.day >= %(today)s and o.day <= %(soon)s)",
}
"""What a choice of the filter on days asks of an outcome."""
HAS_OUTCOME = """
exists (select from early_signals_outcome o
  where o.dossier_id = family.id and o.state in ('due', 'overdue', 'signal') and {condition} offset 0)
"""


def _order(sort: str, today: date) -> Part | None:
    """Return the order of the list; None is that of the numbers."""
    if sort == "nummer":
        return None
    if sort == "naam":
        return BY_NAME
    if sort == "contact":
        return last_contact_first("family.id")
    return by_day(today)


def _outcomes(ids: Sequence[UUID]) -> Mapping[UUID, list[dict[str, Any]]]:
    by_family: dict[UUID, list[dict[str, Any]]] = defaultdict(list)
    for row in OUTCOMES.ask(ids=list(ids)):
        by_family[row["dossier_id"]].append(row)
    return by_family


OUTCOMES = Question(
    lambda: (
        Outcome.objects.filter(dossier_id__in=[IdSlot("ids")], state__in=SHOWN_STATES)
        .order_by("day", "id")
        .values(*FIELDS)
    )
)


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
