"""The page Gezinnen: the working list."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, Final
from uuid import UUID

from weerzien.access.actors import Actor
from weerzien.access.matrix import whole_family_compartments
from weerzien.access.queries import MAY_BE_RESPONSIBLE, WORKERS
from weerzien.access.questions import IdSlot, Part, Question, asked
from weerzien.access.roles import Compartment
from weerzien.contacts.queries import last_contact_first, last_contacts
from weerzien.dossiers.queries.families import LANGUAGES, FamilyHead, family_heads
from weerzien.dossiers.queries.searching import BY_NAME, find_families
from weerzien.early_signals.filters import ORGANISATION, PERSON, empty_words
from weerzien.early_signals.lines import FIELDS, in_order, outcome_line
from weerzien.early_signals.lists.allowed import allowed_filters, choices_for, phase_choices
from weerzien.early_signals.lists.columns import chosen_columns, read_besides, with_cells
from weerzien.early_signals.lists.conditions import wanted_families
from weerzien.early_signals.lists.panels import Column, FamiliesPage, FamilyFilters, FamilyLine
from weerzien.early_signals.models import Outcome
from weerzien.early_signals.panels import Choice
from weerzien.early_signals.queries.soonest import by_day, soonest_families
from weerzien.early_signals.rules import spoken_words, state_on
from weerzien.early_signals.words import rule_title
from weerzien.procedure.queries import phases_of, stages_of
from weerzien.procedure.rules import PHASE_WORDS, STAGE_WORDS, Phase
from weerzien.rulebook.outcomes import State

SHOWN_STATES = (State.DUE, State.OVERDUE, State.SIGNAL)


def families_page(
    actor: Actor, *, filters: FamilyFilters, page: int, size: int, today: date, columns: Sequence[str] = ()
) -> FamiliesPage:
    """Return one page of the families this reader may know of, with as many rows as `size`; `page` counts from 1.

    Six queries, and one more where a column asks for it, however many families there are. `columns` are
    codes; those that are closed to the reader are left away.
    """
    filters, left_out = allowed_filters(actor, filters)
    first = (max(page, 1) - 1) * size
    ids, total = found_families(actor, filters, first=first, size=size, today=today)
    shown = chosen_columns(actor, columns)
    return FamiliesPage(
        rows=lines_with_cells(actor, ids, shown, today=today),
        total=total,
        page=max(page, 1),
        pages=max(1, -(-total // size)),
        size=size,
        first=first + 1 if ids else 0,
        last=first + len(ids),
        filters=filters,
        is_filtered=filters != FamilyFilters(sort=filters.sort),
        columns=shown,
        choices=filter_choices(actor, today=today),
        left_out=left_out,
        empty=empty_words(filters),
    )


def page_of_chosen(actor: Actor, ids: Sequence[UUID], *, today: date, columns: Sequence[str]) -> FamiliesPage:
    """Return families that somebody chose one by one, as one page; those the reader may not know of are not in it."""
    known = family_heads(ids, today=today)
    shown = chosen_columns(actor, columns)
    rows = lines_with_cells(actor, [pk for pk in dict.fromkeys(ids) if pk in known], shown, today=today)
    return FamiliesPage(
        rows=rows,
        total=len(rows),
        page=1,
        pages=1,
        size=len(rows),
        first=min(len(rows), 1),
        last=len(rows),
        filters=FamilyFilters(),
        is_filtered=True,
        columns=shown,
        choices={},
        left_out=(),
        empty="",
    )


def lines_with_cells(
    actor: Actor, ids: Sequence[UUID], columns: Sequence[Column], *, today: date
) -> tuple[FamilyLine, ...]:
    """Return families as lines with what stands in these columns, in the given order."""
    besides = read_besides(actor, ids, columns, today=today)
    return tuple(with_cells(line, columns, besides) for line in family_lines(actor, ids, today=today))


CHOICES: Final = f"""
select * from (
  select 'language', null::uuid, spoken.language from ({LANGUAGES}) spoken union all {MAY_BE_RESPONSIBLE}
) may (kind, id, name) order by name, id
"""  # noqa: S608 -- our own words
CODES: Final[Mapping[str, str]] = {"person": PERSON, "organisation": ORGANISATION}


def filter_choices(actor: Actor, *, today: date) -> dict[str, tuple[Choice, ...]]:
    """Return what this reader may choose in each filter; one query."""
    values = {
        "municipality": actor.municipality_id,
        "organisation": actor.organisation_id,
        "roles": sorted(WORKERS),
        "today": today,
    }
    rows = [row for row in asked(CHOICES, values) if row[1] != actor.account_id]
    return choices_for(
        actor,
        languages=[name for kind, _, name in rows if kind == "language"],
        responsible={f"{CODES[kind]}{pk}": name for kind, pk, name in rows if kind in CODES},
    )


def found_families(
    actor: Actor, filters: FamilyFilters, *, first: int, size: int, today: date
) -> tuple[list[UUID], int]:
    """Return the ids of `size` families that meet filters that count, from number `first`, and how many do."""
    if filters == FamilyFilters():
        return soonest_families(actor, first=first, size=size, today=today)
    wanted = wanted_families(actor, filters, today)
    return find_families(wanted, order=_order(filters.sort, today), first=first, size=size, today=today)


def family_lines(actor: Actor, ids: Sequence[UUID], *, today: date) -> list[FamilyLine]:
    """Return families as lines, in the given order; four queries, however many there are."""
    heads = family_heads(ids, today=today)
    outcomes = _outcomes(ids)
    contacts = last_contacts(ids)
    phases = _phases(actor, ids)
    return [
        _line(heads[pk], outcomes[pk], actor=actor, phase=phases[pk], last=contacts.get(pk), today=today) for pk in ids
    ]


def _phases(actor: Actor, ids: Sequence[UUID]) -> dict[UUID, str]:
    """Return the phase of each family in words; empty where the reader cannot tell none from hidden."""
    if phase_choices(actor) is STAGE_WORDS:
        stages = stages_of(ids)
        return {pk: STAGE_WORDS.get(stages.get(pk, ""), "") for pk in ids}
    phases = phases_of(ids)
    otherwise = "" if actor.municipality_id is None else PHASE_WORDS[Phase.NOTHING_FILED]
    return {pk: PHASE_WORDS[phases[pk]] if pk in phases else otherwise for pk in ids}


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


WITHOUT_DETAIL: Final[Mapping[str, tuple[str, ...]]] = {"because": (), "missing": ()}
"""What a list does not show of an outcome; it is most of what there is to read."""
OUTCOMES = Question(
    lambda: (
        Outcome.objects.filter(dossier_id__in=[IdSlot("ids")], state__in=SHOWN_STATES)
        .order_by("day", "id")
        .values(*(name for name in FIELDS if name not in WITHOUT_DETAIL))
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
    sees_all = Compartment.CONTACTS in whole_family_compartments(actor.roles)
    overdue = [row for row in outcomes if _state(row, today) == State.OVERDUE]
    ahead = [row for row in outcomes if _state(row, today) == State.DUE and row["day"] and row["day"] >= today]
    # Days come in their order: only of what stands on the first it must be known which is the most urgent.
    nearest = [row for row in overdue or ahead if row["day"] == (overdue or ahead)[0]["day"]]
    lines = [outcome_line({**row, **WITHOUT_DETAIL}, head, actor=actor, today=today) for row in nearest]
    return FamilyLine(
        dossier_id=head.dossier_id,
        number=head.number,
        family=head.label,
        members_count=head.members_count,
        phase=phase,
        next=min(lines, key=in_order, default=None),
        signals=tuple(rule_title(row["rule"], row["step"]) for row in outcomes if row["state"] == State.SIGNAL),
        overdue_count=len(overdue),
        last_contact_on=last,
        contact_words=spoken_words(last, today=today) if last or sees_all else "",
        responsible_organisation=head.organisation,
        responsible_person=head.person,
    )


def _state(row: Mapping[str, Any], today: date) -> str:
    return state_on(row["state"], row["kind"], row["day"], today=today)
