"""A youngster who turns 18: the days, what the rulebook says, how they live, and the checklist with its tasks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final
from uuid import UUID

from weerzien.access.actors import Actor
from weerzien.access.eighteen import GroundOfGuardian
from weerzien.access.involved import Doer, doers_and_grounds
from weerzien.dossiers.door import OpenedDossier
from weerzien.dossiers.queries.current import FactRow, current_rows
from weerzien.dossiers.queries.facts import FactTable
from weerzien.dossiers.queries.families import FamilyHead, family_heads
from weerzien.dossiers.queries.tables import EPISODES, MEMBERSHIPS, PERSONALIA
from weerzien.early_signals.asking.kept import kept_lines
from weerzien.early_signals.family.parts import COMPARTMENT_WORDS
from weerzien.early_signals.panels import OutcomeLine
from weerzien.guardianship.queries import GUARDIANSHIPS
from weerzien.kernel.days import Day, birthday
from weerzien.kernel.ids import DossierId
from weerzien.kernel.refusals import NotFound
from weerzien.kernel.words import listed
from weerzien.plans.checklist.items import Item, Kind, Owner, items_on, start_of
from weerzien.plans.family_tasks import gives_tasks, parts_for
from weerzien.plans.models import ChecklistItem
from weerzien.plans.queries import tasks_of
from weerzien.plans.rules import OriginKind, State
from weerzien.plans.shown import ShownTask, shown_task

MAJORITY, LAST_AGE = 18, 21
YOUNGSTER: Final = "amv"
RULES: Final = ("V07", "V08", "V09", "V10", "V13", "P01")
LIVING: Final[Mapping[str, str]] = {"woonvorm": "Woonvorm", "verlengde-opvang": "Verlengde opvang"}
READ: Final = (MEMBERSHIPS, PERSONALIA, GUARDIANSHIPS, EPISODES)


@dataclass(frozen=True, slots=True)
class Youngster:
    """Somebody of the family who came alone, and the days that count; None where they are unknown or closed."""

    person_id: UUID
    name: str
    eighteen: date | None
    twenty_one: date | None
    transferred: date | None

    @property
    def start(self) -> date | None:
        """The first day of the checklist."""
        return start_of(transferred=self.transferred, eighteen=self.eighteen)

    @property
    def why_start(self) -> str:
        """Why it begins on that day, in words."""
        if self.start is None:
            return "geboortedatum en overdracht van de voogdij zijn niet bekend, of u mag ze niet zien"
        return "de voogdij ging over" if self.start == self.transferred else "de achttiende verjaardag"


@dataclass(frozen=True, slots=True)
class Lives:
    """How a youngster lives or wants to: the form it was written down on, and what stands there."""

    label: str
    words: str
    since: Day | None
    until: Day | None


@dataclass(frozen=True, slots=True)
class ItemLine:
    """One item, and its task where somebody has it; `due` is what a task would say, `may_give` for this reader."""

    item: Item
    task: ShownTask | None
    due: date | None
    may_give: bool


@dataclass(frozen=True, slots=True)
class EighteenPanel:
    """The page of one youngster. `grounds` is who sees it around the birthday, with the parts of the file in words."""

    dossier_id: UUID
    family: str
    municipality_id: UUID
    municipality: str
    youngster: Youngster
    days: tuple[OutcomeLine, ...]
    lives: tuple[Lives, ...]
    grounds: tuple[tuple[GroundOfGuardian, str], ...]
    groups: tuple[tuple[Kind, tuple[ItemLine, ...]], ...]
    doers: tuple[Doer, ...]

    @property
    def may_begin(self) -> bool:
        """Whether this reader may name somebody for an item that nobody has."""
        return any(line.may_give for line in self.lines)

    @property
    def lines(self) -> tuple[ItemLine, ...]:
        """Every item, in the order of the page."""
        return tuple(line for _, lines in self.groups for line in lines)

    @property
    def done_count(self) -> int:
        """How many items are in order."""
        return sum(line.task is not None and line.task.line.state is State.DONE for line in self.lines)


def heading(_: FactTable, name: str) -> str:
    """Return what a column is called here: as on its form."""
    return name


def youngsters_of(head: FamilyHead, rows: Sequence[FactRow]) -> tuple[Youngster, ...]:
    """Return who of a family came alone, as far as the one who asks may know."""
    return tuple(
        youngster_of(person_id, head.first_name_of(person_id), said) for person_id, said in came_alone(rows).items()
    )


def came_alone(rows: Sequence[FactRow]) -> dict[UUID, dict[str, object]]:
    """Return what is known of whoever came alone, by person."""
    values: dict[UUID, dict[str, object]] = {}
    for row in rows:
        if row.subject_id is not None and row.table is not EPISODES:
            values.setdefault(row.subject_id, {}).update({name: known.value for name, known in row.values.items()})
    return {person_id: said for person_id, said in values.items() if said.get("Rol in gezin") == YOUNGSTER}


def youngster_of(person_id: UUID, name: str, said: Mapping[str, object]) -> Youngster:
    """Return somebody with the days that count, from what their forms say."""
    return youngster_from(person_id, name, born=said.get("Geboortedatum"), ordered=said.get("Beschikking"))


def youngster_from(person_id: UUID, name: str, *, born: object, ordered: object) -> Youngster:
    """Return somebody with the days that count; of an uncertain birth the last day it can be, in their favour."""
    latest = born.latest if isinstance(born, Day) else None
    return Youngster(
        person_id=person_id,
        name=name or "de jongere",
        eighteen=birthday(latest, MAJORITY) if latest else None,
        twenty_one=birthday(latest, LAST_AGE) if latest else None,
        transferred=ordered.latest if isinstance(ordered, Day) else None,
    )


def family_youngsters(dossier: OpenedDossier, *, today: date) -> tuple[str, tuple[Youngster, ...]]:
    """Return what the family is called, and its youngsters; two queries."""
    head = family_heads([dossier.id], today=today)[dossier.id]
    return head.label, youngsters_of(head, current_rows(READ, [dossier.id], naming=heading))


def chosen_items(municipality_id: UUID) -> list[Item]:
    """Return what a municipality chose in the list, in the order in which it did; one query."""
    rows = ChecklistItem.objects.filter(municipality_id=municipality_id).order_by("set_at", "id")
    return [
        Item(
            row.code,
            Kind(row.kind),
            row.words,
            row.theme,
            row.weeks,
            is_used=row.is_used,
            since=row.since,
            owner=Owner(row.owner),
        )
        for row in rows
    ]


def eighteen_panel(actor: Actor, dossier: OpenedDossier, person_id: UUID, *, now: datetime) -> EighteenPanel:
    """Return the page of one youngster; six queries. Raises NotFound where that is nobody who came alone."""
    today = now.date()
    head = family_heads([dossier.id], today=today)[dossier.id]
    rows = current_rows(READ, [dossier.id], naming=heading)
    found = {one.person_id: one for one in youngsters_of(head, rows)}
    if person_id not in found:
        raise NotFound
    youngster = found[person_id]
    tasks = checklist_tasks(actor, head, youngster, now=now)
    items = items_on(chosen_items(dossier.municipality_id), today)
    doers, grounds = doers_and_grounds(dossier.id, dossier.municipality_id, today=today)
    start = youngster.start
    kept = kept_lines(actor, dossier.id, head, today=today)
    days = tuple(line for line, row in kept if row["subject_id"] == person_id and line.rule in RULES)
    parts = parts_for(actor) if gives_tasks(actor) else ()
    lines = [
        ItemLine(
            item,
            task=tasks.get(item.origin_for(person_id)),
            due=item.due(start, papers_by=papers_by(days), today=today) if start else None,
            may_give=item.compartment in parts and item.origin_for(person_id) not in tasks,
        )
        for item in items
        if item.is_used or item.origin_for(person_id) in tasks
    ]
    return EighteenPanel(
        dossier_id=dossier.id,
        family=head.label,
        municipality_id=dossier.municipality_id,
        municipality=head.municipality,
        youngster=youngster,
        days=days,
        lives=tuple(lives(row) for row in rows if row.subject_id == person_id and is_about_living(row)),
        grounds=tuple(grounds_of(grounds, person_id, today=today)),
        groups=grouped(lines),
        doers=doers,
    )


def checklist_tasks(
    actor: Actor, head: FamilyHead, youngster: Youngster, *, now: datetime
) -> dict[UUID | None, ShownTask]:
    """Return the tasks of the checklists in a family, by what they came from; one query."""
    return {
        line.origin_id: shown_task(line, actor, family=head.label, about=youngster.name, now=now)
        for line in tasks_of(DossierId(head.dossier_id))
        if line.origin is OriginKind.CHECKLIST and line.state is not State.WITHDRAWN
    }


def grounds_of(
    grounds: Iterable[GroundOfGuardian], person_id: UUID, *, today: date
) -> Iterator[tuple[GroundOfGuardian, str]]:
    """Give on which grounds guardians see a youngster today or later, with which parts of the file."""
    for one in grounds:
        if one.person_id == person_id and one.lasts(today):
            yield one, listed([COMPARTMENT_WORDS[part].lower() for part in one.compartments])


def papers_by(days: Sequence[OutcomeLine]) -> date | None:
    """Return the day by which the rulebook wants papers in order, as far as it says so to this reader."""
    by_rule = {(line.rule, line.step): line.day for line in days}
    return by_rule.get(("V10", "")) or by_rule.get(("V07", "checklist"))


def grouped(lines: Sequence[ItemLine]) -> tuple[tuple[Kind, tuple[ItemLine, ...]], ...]:
    """Return items under what they are about; kinds without items left out."""
    groups = ((kind, tuple(line for line in lines if line.item.kind is kind)) for kind in Kind)
    return tuple((kind, some) for kind, some in groups if some)


def is_about_living(row: FactRow) -> bool:
    """Return whether a row says how somebody lives, or wants to after 18."""
    return row.table is EPISODES and row.links[0] in LIVING


def lives(row: FactRow) -> Lives:
    """Return how somebody lives, in the words of its form."""
    said = {name: known.value for name, known in row.values.items()}
    words = " · ".join(str(said[name]) for name in ("Wat", "Uitkomst") if name in said)
    since, until = said.get("Sinds"), said.get("Tot")
    return Lives(
        LIVING[row.links[0]],
        words,
        since if isinstance(since, Day) else None,
        until if isinstance(until, Day) else None,
    )
