"""Families and persons of a list: recognised by BSN, then V-number, then the list's own number, else entered."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID, uuid4

from django.db.models import Q

from weerzien.access.actors import Actor
from weerzien.dossiers.actions import NewDossier, NewPerson, add_persons, number_change, open_dossiers
from weerzien.dossiers.door import NotYours
from weerzien.dossiers.facts import Change, supersede_many
from weerzien.dossiers.models import LocalNumber, Personalia, PersonNumbers
from weerzien.dossiers.models.fact import Source
from weerzien.dossiers.numbers import lookup_hash
from weerzien.dossiers.rules import search_key
from weerzien.kernel.days import Day
from weerzien.kernel.ids import DossierId, OrganisationId, PersonId

BSN, V_NUMBER = PersonNumbers.Kind.BSN, PersonNumbers.Kind.V_NUMBER
HEADINGS: Mapping[str, str] = {BSN: "BSN", V_NUMBER: "V-nummer"}


class Doubt(StrEnum):
    """What somebody has to look at, as the middle of a sentence."""

    OTHER_FAMILY = "staat iemand die bij ons bij een ander gezin hoort; wij laten dat zo, kijk na welk gezin klopt"
    OTHER_NUMBER = "staat een nummer dat eerder van een ander was; het BSN of V-nummer gaat voor, geef een eigen nummer"
    LOOKS_LIKE = "staat iemand met de naam en geboortedatum van een bekende persoon; kijk na of het dezelfde is"
    TWICE = "staat iemand die al in een andere rij staat; wij voeren die niet twee keer in, voeg de twee samen"
    ANOTHER = "staat een nummer dat eerder van iemand anders was, met een ander BSN; geef deze persoon een eigen nummer"


@dataclass(frozen=True, slots=True)
class Listed:
    """One person as a list names them; an empty number is not known, `since` is when the part in the family begins."""

    number: str
    family: str
    bsn: str
    v_number: str
    name: tuple[str, str]
    born: Day | None
    part: str
    since: date
    place: str

    def told(self) -> tuple[tuple[PersonNumbers.Kind, str], ...]:
        """Return the national numbers that are told, the one that leads first."""
        return tuple((kind, number) for kind, number in ((BSN, self.bsn), (V_NUMBER, self.v_number)) if number)


@dataclass(slots=True)
class Register:
    """Who is who: the dossier of each family number, the person of each person number, and what is new or doubtful."""

    dossiers: dict[str, UUID] = field(default_factory=dict)
    persons: dict[str, UUID] = field(default_factory=dict)
    homes: dict[UUID, UUID] = field(default_factory=dict)
    new_dossiers: dict[str, UUID] = field(default_factory=dict)
    new_persons: dict[str, NewPerson] = field(default_factory=dict)
    new_local: list[tuple[str, UUID, UUID | None]] = field(default_factory=list)
    doubts: dict[str, list[Doubt]] = field(default_factory=dict)
    numbers: list[Change[PersonNumbers]] = field(default_factory=list)
    changed_numbers: dict[str, list[str]] = field(default_factory=dict)
    conflicts: dict[str, list[str]] = field(default_factory=dict)

    def falls(self, number: str) -> bool:
        """Return whether the row of this person number cannot be taken."""
        return Doubt.ANOTHER in self.doubts.get(number, ())

    def is_twice(self, number: str) -> bool:
        """Return whether the row of this person number is about somebody who has a row already."""
        return Doubt.TWICE in self.doubts.get(number, ())

    def doubt(self, number: str, doubt: Doubt) -> None:
        self.doubts.setdefault(number, []).append(doubt)


@dataclass(slots=True)
class Recognised:
    """What the database already knows: the list's own numbers, and national numbers by their hash and by person."""

    municipality_id: OrganisationId
    organisation_id: OrganisationId
    families: dict[str, UUID]
    persons: dict[str, tuple[UUID, UUID]]
    by_hash: dict[tuple[str, bytes], PersonNumbers]
    of_person: dict[tuple[UUID, str], PersonNumbers]

    def may_change(self, row: PersonNumbers) -> bool:
        """Return whether a number was told by an earlier import of the same organisation."""
        return row.source == Source.IMPORT and row.source_organisation_id == self.organisation_id


def local_numbers(organisation_id: UUID) -> tuple[dict[str, UUID], dict[str, tuple[UUID, UUID]]]:
    """Return an organisation's own numbers: of families their dossier, of persons the person and the dossier."""
    families: dict[str, UUID] = {}
    persons: dict[str, tuple[UUID, UUID]] = {}
    rows = LocalNumber.objects.filter(organisation_id=organisation_id).order_by("id")
    for number, dossier_id, person_id in rows.values_list("number", "dossier_id", "person_id"):
        if person_id is None:
            families[number] = dossier_id
        else:
            persons[number] = (person_id, dossier_id)
    return families, persons


def recognise(listed: Sequence[Listed], *, actor: Actor) -> Register:
    """Return who the persons and families of a list are; nothing is written. A constant number of queries.

    Name and birth date never decide: they only raise a doubt.
    """
    known = already_known(listed, actor=actor)
    register = Register()
    for number, (person_id, dossier_id) in known.persons.items():
        register.persons[number], register.homes[person_id] = person_id, dossier_id
    found = {person.number: recognise_person(person, known, register) for person in listed}
    find_families(listed, found, known, register)
    seen: set[UUID] = set()
    for person in listed:
        match = found[person.number]
        if match is not None and match[0] in seen:
            register.persons[person.number] = match[0]
            register.doubt(person.number, Doubt.TWICE)
        elif not register.falls(person.number):
            settle(person, match, known, register)
            seen.add(register.persons[person.number])
    remark_alike(listed, register)
    return register


def already_known(listed: Sequence[Listed], *, actor: Actor) -> Recognised:
    """Return the numbers that are kept, in two queries. Raises NotYours for somebody of no municipality."""
    municipality_id = actor.municipality_id
    if municipality_id is None:
        raise NotYours
    families, persons = local_numbers(actor.organisation_id)
    hashes = [
        lookup_hash(number, kind=kind, municipality_id=municipality_id)
        for person in listed
        for kind, number in person.told()
    ]
    here = {persons[person.number][0] for person in listed if person.number in persons}
    rows = PersonNumbers.objects.filter(
        Q(lookup_hash__in=hashes) | Q(subject_id__in=here), municipality_id=municipality_id, superseded_by__isnull=True
    ).order_by("id")
    by_hash = {(row.kind, bytes(row.lookup_hash)): row for row in rows}
    of_person = {(row.subject_id, row.kind): row for row in by_hash.values() if row.subject_id}
    return Recognised(municipality_id, actor.organisation_id, families, persons, by_hash, of_person)


def recognise_person(person: Listed, known: Recognised, register: Register) -> tuple[UUID, UUID] | None:
    """Return the person and dossier that a listed person already is, None for somebody new."""
    local = known.persons.get(person.number)
    for kind, number in person.told():
        row = known.by_hash.get((kind, lookup_hash(number, kind=kind, municipality_id=known.municipality_id)))
        if row is not None and row.subject_id is not None:
            if local is not None and local[0] != row.subject_id:
                register.doubt(person.number, Doubt.OTHER_NUMBER)
            return row.subject_id, row.dossier_id
    if local is not None and person.bsn and (local[0], BSN) in known.of_person:
        # The list's number belonged to somebody with another BSN: a number that is given to a second person.
        register.doubt(person.number, Doubt.ANOTHER)
    return local


def find_families(
    listed: Sequence[Listed],
    found: dict[str, tuple[UUID, UUID] | None],
    known: Recognised,
    register: Register,
) -> None:
    """Give every family number its dossier: its own, else that of most of its known persons, else a new one."""
    homes: dict[str, Counter[UUID]] = {}
    for person in listed:
        match = found[person.number]
        if match is not None:
            homes.setdefault(person.family, Counter())[match[1]] += 1
    register.dossiers.update(known.families)
    for family in sorted({person.family for person in listed}):
        if family in register.dossiers:
            continue
        if family in homes:
            register.dossiers[family] = homes[family].most_common(1)[0][0]
        else:
            register.dossiers[family] = register.new_dossiers[family] = uuid4()
            continue
        register.new_local.append((family, register.dossiers[family], None))


def settle(person: Listed, match: tuple[UUID, UUID] | None, known: Recognised, register: Register) -> None:
    """Give a listed person the person they are, and plan what is new about their numbers."""
    dossier_id = register.dossiers[person.family]
    if match is None:
        person_id = uuid4()
        register.new_persons[person.number] = NewPerson(
            part=person.part,
            since=person.since,
            id=PersonId(person_id),
            local_number=person.number,
            bsn=person.bsn,
            v_number=person.v_number,
            place=person.place,
        )
    else:
        person_id, home = match
        if home != dossier_id:
            register.doubt(person.number, Doubt.OTHER_FAMILY)
            dossier_id = home
        if person.number not in known.persons:
            register.new_local.append((person.number, dossier_id, person_id))
    register.persons[person.number], register.homes[person_id] = person_id, dossier_id
    if match is not None:
        for kind, number in person.told():
            plan_number(person, kind, number, known=known, register=register)


def plan_number(person: Listed, kind: str, number: str, *, known: Recognised, register: Register) -> None:
    """Plan to keep one more number of somebody known, or say that it is in conflict with the one that is kept."""
    person_id = register.persons[person.number]
    owner = known.by_hash.get((kind, lookup_hash(number, kind=kind, municipality_id=known.municipality_id)))
    current = known.of_person.get((person_id, kind))
    if owner is not None and owner.subject_id == person_id:
        return
    if owner is not None or (current is not None and not known.may_change(current)):
        register.conflicts.setdefault(person.number, []).append(HEADINGS[kind])
        return
    change = number_change(
        register.homes[person_id],
        person_id,
        kind=kind,
        number=number,
        municipality_id=known.municipality_id,
        current=current,
        place=person.place,
    )
    register.numbers.append(change)
    register.changed_numbers.setdefault(person.number, []).append(HEADINGS[kind])


def remark_alike(listed: Sequence[Listed], register: Register) -> None:
    """Raise a doubt about every new person whose name and birth date somebody known has too; one query."""
    new = {person.number: search_key(*person.name) for person in listed if person.number in register.new_persons}
    rows = Personalia.objects.filter(search_key__in=set(new.values()) - {""}, superseded_by__isnull=True)
    alike = set(rows.order_by("id").values_list("search_key", "born_earliest", "born_latest"))
    for person in listed:
        born = person.born
        if person.number in new and born and (new[person.number], born.earliest, born.latest) in alike:
            register.doubt(person.number, Doubt.LOOKS_LIKE)


def enter(register: Register, *, actor: Actor, today: date, at: datetime) -> None:
    """Enter the families, persons and numbers that are new; a constant number of statements. Raises NotYours."""
    if actor.municipality_id is None:
        raise NotYours
    persons: dict[UUID, list[NewPerson]] = {}
    for person in register.new_persons.values():
        persons.setdefault(register.homes[person.id], []).append(person)
    families = [
        NewDossier(
            opened_on=today, persons=tuple(persons.pop(dossier_id, ())), id=DossierId(dossier_id), local_number=number
        )
        for number, dossier_id in register.new_dossiers.items()
    ]
    if families:
        open_dossiers(actor=actor, dossiers=families, source=Source.IMPORT, at=at)
    late = [(DossierId(dossier_id), person) for dossier_id, group in persons.items() for person in group]
    if late:
        add_persons(actor=actor, municipality_id=actor.municipality_id, persons=late, source=Source.IMPORT, at=at)
    LocalNumber.objects.bulk_create(
        LocalNumber(organisation_id=actor.organisation_id, number=number, dossier_id=dossier_id, person_id=person_id)
        for number, dossier_id, person_id in register.new_local
    )
    if register.numbers:
        supersede_many(PersonNumbers, changes=register.numbers, actor=actor, source=Source.IMPORT, at=at)
