"""From what a workbook says to what it would change: who everybody is, and what every row does."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from uuid import UUID

from weerzien.access.actors import Actor
from weerzien.contacts import intake as contacts
from weerzien.dossiers import personalia, told_intake
from weerzien.dossiers.intake import Conflict, Difference, Line, Plan
from weerzien.dossiers.recognising import FALLS, Listed, Register, local_numbers
from weerzien.dossiers.registration import recognise
from weerzien.exchange.covering import families_by_coverage
from weerzien.exchange.doubting import said_of, sentence
from weerzien.exchange.telling import told_lines
from weerzien.exchange.workbook.draft import Known
from weerzien.exchange.workbook.reading import Level, Message, Reading, Row
from weerzien.exchange.workbook.same import ONE_PER_PERSON
from weerzien.exchange.workbook.sheets import PERSON_NUMBER
from weerzien.guardianship import intake as guardianship
from weerzien.housing import intake as housing
from weerzien.integration import intake as integration
from weerzien.kernel.days import Day
from weerzien.procedure import intake as procedure
from weerzien.schooling import intake as schooling

TRACKS = (procedure, guardianship, housing, integration, schooling, contacts, told_intake)
SUBJECT = {"Aanvragen": "Gezinslid", "Voogdij": "Jongere", "Inburgering": "Persoon", "Verzuim": "Leerling"}
OF_FAMILY = ("Contacten", "Betrokkenen")
CONFLICT = (
    "staat iets anders dan hier met de hand of door een ander is ingevuld; dat blijft staan, "
    "tenzij u bij de verschillen anders kiest"
)
OF_ANOTHER = "staat een nummer dat hier van iemand anders is; wij nemen het niet over, kijk na van wie het is"

Overrules = Mapping[str, Mapping[str, UUID]]
"""By place and heading the row that told the value here, above which somebody chose the workbook."""


@dataclass(frozen=True, slots=True)
class PlacedConflict:
    """A conflict with the row of the workbook in which it stands, and about whom it is."""

    row: Row
    dossier_id: UUID
    person_id: UUID | None
    conflict: Conflict


@dataclass(frozen=True, slots=True)
class ImportPlan:
    """What taking a workbook would do. `differences` and `fallen` are by place ("Personen rij 12").

    `covered` has the families by the facts that the workbook keeps for them; `overruled` the headings, by family and
    person, in which somebody chose the workbook above what stands here.
    """

    register: Register
    lines: tuple[Line, ...]
    plans: tuple[Plan, ...]
    differences: Mapping[str, tuple[Difference, ...]]
    fallen: Mapping[str, Message]
    remarks: tuple[Message, ...]
    covered: Mapping[frozenset[str], tuple[UUID, ...]]
    conflicts: tuple[PlacedConflict, ...]
    overruled: Mapping[tuple[UUID, UUID | None], frozenset[str]]

    @property
    def dossier_ids(self) -> frozenset[UUID]:
        """Return the families that have a row in the workbook."""
        return dossiers_of(self.lines)

    @property
    def change_count(self) -> int:
        return sum(len(plan.changes) for plan in self.plans)


@dataclass(slots=True)
class Falling:
    """Rows that cannot be taken because of what the database already knows."""

    messages: dict[str, Message] = field(default_factory=dict)

    def refuse(self, row: Row, column: str, words: str, because_of: str | None = None) -> None:
        said = sentence(row, column, f"{words}; de hele rij blijft buiten de lijst")
        self.messages[place_of(row)] = Message(row.sheet, row.row, column or None, Level.ROW_REFUSED, said, because_of)

    def refuse_leaning(self, row: Row, column: str, what: str, *, on: str) -> None:
        """Refuse a row that leans on a person or family of a row of Personen that is refused."""
        words = f"staat een {what} uit {on}, en die rij is geweigerd; maak eerst die rij in orde"
        self.refuse(row, column, words, because_of=on)


def known_numbers(actor: Actor) -> Known:
    """Return the numbers that the actor's organisation already gave to families and persons."""
    families, persons = local_numbers(actor.organisation_id)
    return Known(
        persons=frozenset(as_read(number) for number in persons),
        families=frozenset(families),
    )


def as_read(number: str) -> int | str:
    """Return a person number as the reader gives it: a whole number where it is written as one."""
    return int(number) if number.isdecimal() and str(int(number)) == number else number


Hold = Callable[[Collection[UUID]], None]


def hold_nobody(_: Collection[UUID]) -> None:
    """Let others go on with these families: what is planned is only looked at."""


def plan_import(
    reading: Reading, *, actor: Actor, today: date, overrules: Overrules | None = None, hold: Hold = hold_nobody
) -> ImportPlan:
    """Return what taking this reading would do; nothing is written. A constant number of queries.

    `overrules` is what somebody chose of the values that stand here by hand or by another. `hold` is called with the
    families that are there already, before what they have is compared with the reading.
    """
    chosen = overrules or {}
    is_made = PERSON_NUMBER in reading.made
    listed = tuple(
        replace(listed_person(row, today, chosen), is_made=is_made) for row in reading.sheets.get("Personen", ())
    )
    register = recognise(listed, actor=actor)
    falling = Falling()
    told, of_told = told_lines(reading, register, falling)
    lines = tuple(
        replace(line, overrules=chosen.get(line.place, {})) for line in (*find_lines(reading, register, falling), *told)
    )
    before = dossiers_of(lines) - set(register.new_dossiers.values())
    hold(before)
    entered = {person.id for person in register.new_persons.values()}
    plans = (
        *personalia.plan_intake(lines, entered=entered, dossier_ids=before, actor=actor, today=today),
        *(plan for track in TRACKS for plan in track.plan_intake(lines, dossier_ids=before, actor=actor)),
    )
    conflicts = tuple(find_conflicts(reading, register, plans))
    return ImportPlan(
        register=register,
        lines=lines,
        plans=plans,
        differences=by_place(plans),
        fallen=falling.messages,
        remarks=(*remarks(reading, register, conflicts), *of_told),
        covered=families_by_coverage(
            reading,
            dossiers=register.dossiers,
            dossier_ids=dossiers_of(lines),
            fallen=falling.messages.values(),
        ),
        conflicts=conflicts,
        overruled=overruled_headings(register, plans),
    )


def by_place(plans: Iterable[Plan]) -> Mapping[str, tuple[Difference, ...]]:
    """Return what every row would do, by where it stands."""
    found: dict[str, list[Difference]] = defaultdict(list)
    for plan in plans:
        for entry, difference in zip(plan.entries, plan.differences, strict=True):
            found[entry.place].append(difference)
    return {place: tuple(some) for place, some in found.items()}


def find_conflicts(reading: Reading, register: Register, plans: Iterable[Plan]) -> Iterable[PlacedConflict]:
    """Return what stands here otherwise by hand or by another, numbers first; one for each cell."""
    rows = {place_of(row): row for some in reading.sheets.values() for row in some}
    for row in reading.sheets.get("Personen", ()):
        number = str(row.cells["Persoonsnummer"])
        for conflict in register.conflicts.get(number, ()):
            person_id = register.persons[number]
            yield PlacedConflict(row, register.homes[person_id], person_id, conflict)
    for plan in plans:
        for entry, difference in zip(plan.entries, plan.differences, strict=True):
            for conflict in difference.conflicts:
                yield PlacedConflict(rows[entry.place], entry.dossier_id, entry.subject_id, conflict)


def overruled_headings(register: Register, plans: Iterable[Plan]) -> Mapping[tuple[UUID, UUID | None], frozenset[str]]:
    """Return by family and person the headings in which the workbook was chosen above what stands here."""
    found: dict[tuple[UUID, UUID | None], set[str]] = defaultdict(set)
    for number, headings in register.overruled.items():
        person_id = register.persons[number]
        found[register.homes[person_id], person_id].update(headings)
    for plan in plans:
        for entry, difference in zip(plan.entries, plan.differences, strict=True):
            if difference.overruled:
                found[entry.dossier_id, entry.subject_id].update(difference.overruled)
    return {about: frozenset(headings) for about, headings in found.items()}


def dossiers_of(lines: Iterable[Line]) -> frozenset[UUID]:
    """Return the families that these rows are about."""
    every = {dossier_id for line in lines for dossier_id in (line.dossier_id, line.sponsor_dossier_id)}
    return frozenset(dossier_id for dossier_id in every if dossier_id is not None)


def place_of(row: Row) -> str:
    """Return where a row stands, as facts and messages name it."""
    return f"{row.sheet} rij {row.row}"


def listed_person(row: Row, today: date, overrules: Overrules) -> Listed:
    """Return a row of Personen as the register knows it."""
    born = row.cells.get("Geboortedatum")
    return Listed(
        number=str(row.cells["Persoonsnummer"]),
        family=str(row.cells["Gezinsnummer"]),
        bsn=str(row.cells.get("BSN", "")),
        v_number=str(row.cells.get("V-nummer", "")),
        name=(str(row.cells.get("Voornaam", "")), str(row.cells.get("Achternaam", ""))),
        born=born if isinstance(born, Day) else None,
        part=str(row.cells.get("Rol in gezin", "")),
        since=today,
        place=place_of(row),
        overrules=overrules.get(place_of(row), {}),
    )


def find_lines(reading: Reading, register: Register, falling: Falling) -> Iterable[Line]:
    """Return every row with its family and person, without those that cannot be taken after all."""
    fallen: dict[str, str] = {}
    for row in reading.sheets.get("Personen", ()):
        number = str(row.cells["Persoonsnummer"])
        why = register.why_it_falls(number)
        if why is not None:
            fallen[number] = place_of(row)
            falling.refuse(row, *said_of(why, made=reading.made))
        elif not register.is_twice(number):
            yield line_of(row, register, register.persons[number])
    for sheet, heading in SUBJECT.items():
        seen: dict[UUID, Row] = {}
        for row in reading.sheets.get(sheet, ()):
            cause = next((head for head in (heading, "Referent") if str(row.cells.get(head)) in fallen), None)
            person_id = register.persons[str(row.cells[heading])]
            if cause is not None:
                falling.refuse_leaning(row, cause, "persoon", on=fallen[str(row.cells[cause])])
            elif sheet in ONE_PER_PERSON and person_id in seen:
                falling.refuse(
                    row, heading, f"staat iemand die rij {seen[person_id].row} al heeft; maak er een rij van"
                )
            else:
                seen[person_id] = row
                yield line_of(row, register, person_id)
    yield from find_family_lines(reading, register, falling)


def find_family_lines(reading: Reading, register: Register, falling: Falling) -> Iterable[Line]:
    """Return every row about a whole family, without those of a family of which nobody could be taken."""
    first = {str(row.cells["Gezinsnummer"]): place_of(row) for row in reversed(reading.sheets.get("Personen", ()))}
    for sheet in OF_FAMILY:
        for row in reading.sheets.get(sheet, ()):
            family = str(row.cells["Gezinsnummer"])
            if family in register.dossiers:
                yield line_of(row, register, None)
            else:
                falling.refuse_leaning(row, "Gezinsnummer", "gezin", on=first[family])


def line_of(row: Row, register: Register, person_id: UUID | None) -> Line:
    """Return a row with the family it belongs to: the person's own, else the one it names."""
    sponsor = register.persons.get(str(row.cells.get("Referent")))
    return Line(
        sheet=row.sheet,
        place=place_of(row),
        dossier_id=register.homes[person_id] if person_id else register.dossiers[str(row.cells["Gezinsnummer"])],
        person_id=person_id,
        cells=row.cells,
        sponsor_id=sponsor,
        sponsor_dossier_id=None if sponsor is None else register.homes[sponsor],
    )


def remarks(reading: Reading, register: Register, conflicts: Iterable[PlacedConflict]) -> Iterable[Message]:
    """Return what has to be said about rows that are kept, now that we know what is known already."""
    for row in reading.sheets.get("Personen", ()):
        number = str(row.cells["Persoonsnummer"])
        for doubt in register.doubts.get(number, ()):
            if doubt not in FALLS:
                yield remark(row, *said_of(doubt, made=reading.made))
        for heading in register.taken.get(number, ()):
            yield remark(row, heading, OF_ANOTHER)
    for placed in conflicts:
        yield remark(placed.row, placed.conflict.heading, CONFLICT)


def remark(row: Row, column: str, words: str) -> Message:
    return Message(row.sheet, row.row, column or None, Level.REMARKED, sentence(row, column, words))
