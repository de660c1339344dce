"""Who a person of a list is: by BSN, then V-number, then the list's own number; a name only raises a doubt."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from uuid import UUID

from weerzien.access.actors import Actor
from weerzien.dossiers.actions import NewPerson
from weerzien.dossiers.door import NotYours
from weerzien.dossiers.facts import Change
from weerzien.dossiers.intake import Conflict
from weerzien.dossiers.merging.now_in import NowIn
from weerzien.dossiers.models import LocalNumber, Personalia, PersonNumbers
from weerzien.dossiers.models.fact import Source
from weerzien.dossiers.numbers import lookup_hash
from weerzien.kernel.days import Day
from weerzien.kernel.ids import OrganisationId

BSN, V_NUMBER = PersonNumbers.Kind.BSN, PersonNumbers.Kind.V_NUMBER
HEADINGS: Mapping[str, str] = {BSN: "BSN", V_NUMBER: "V-nummer"}


Match = tuple[UUID, UUID]
"""A person and the dossier that this person is in."""


class Doubt(StrEnum):
    """What somebody has to look at, as the middle of a sentence."""

    OTHER_FAMILY = "staat iemand die bij ons bij een ander gezin hoort; wij laten dat zo, kijk na welk gezin klopt"
    OTHER_NUMBER = "staat een nummer dat eerder van een ander was; het BSN of V-nummer gaat voor, geef een eigen nummer"
    LOOKS_LIKE = "staat iemand met de naam en geboortedatum van een bekende persoon; kijk na of het dezelfde is"
    TWICE = "staat iemand die al in een andere rij staat; wij voeren die niet twee keer in, voeg de twee samen"
    ANOTHER = "staat een nummer dat eerder van iemand anders was, met een ander BSN; geef deze persoon een eigen nummer"
    STRANGER = (
        "staat iemand met een ander V-nummer en een andere geboortedatum dan wij kennen: dit nummer hoort bij iemand "
        "anders in onze lijst; geef deze persoon een ander nummer of verbeter het V-nummer"
    )


FALLS = frozenset({Doubt.ANOTHER, Doubt.STRANGER})
"""With these doubts a row cannot be taken: it would change what is known of somebody else."""


@dataclass(frozen=True, slots=True)
class Listed:
    """One person as a list names them; an empty number is not known, `since` is when the part in the family begins.

    `overrules` is as in a Line of a list: here for BSN and V-number. A number `is_made` where the list has none of its
    own: then it says no more than a name and a birth date do.
    """

    number: str
    family: str
    bsn: str
    v_number: str
    name: tuple[str, str]
    born: Day | None
    part: str
    since: date
    place: str
    overrules: Mapping[str, UUID] = field(default_factory=dict)
    is_made: bool = False

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
    overruled: dict[str, list[str]] = field(default_factory=dict)
    chosen: set[UUID] = field(default_factory=set)
    """Changes of numbers in which the list was chosen above the number here."""
    taken: dict[str, list[str]] = field(default_factory=dict)
    """Headings of numbers that somebody else has: nothing can be chosen."""
    conflicts: dict[str, list[Conflict]] = field(default_factory=dict)

    def falls(self, number: str) -> bool:
        """Return whether the row of this person number cannot be taken."""
        return self.why_it_falls(number) is not None

    def why_it_falls(self, number: str) -> Doubt | None:
        """Return why the row of this person number cannot be taken, None where it can."""
        return next((doubt for doubt in self.doubts.get(number, ()) if doubt in FALLS), None)

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
    persons: dict[str, Match]
    by_hash: dict[tuple[str, bytes], PersonNumbers]
    of_person: dict[tuple[UUID, str], PersonNumbers]
    born: dict[UUID, Day]
    released: set[tuple[str, bytes]] = field(default_factory=set)
    """Numbers that this list takes from whoever has them now, so that another may have them."""

    def by_number(self, kind: str, number: str) -> Match | None:
        """Return who has a BSN or V-number; nobody has an empty one."""
        key = (kind, lookup_hash(number, kind=kind, municipality_id=self.municipality_id))
        row = None if key in self.released else self.by_hash.get(key)
        return (row.subject_id, row.dossier_id) if number and row is not None and row.subject_id else None

    def is_stranger(self, person: Listed, person_id: UUID) -> bool:
        """Return whether both V-number and birth date are known, told, and cannot be of the same person."""
        born = self.born.get(person_id)
        if not person.v_number or person.born is None or born is None:
            return False
        is_apart = person.born.latest < born.earliest or born.latest < person.born.earliest
        return is_apart and self.has_other(V_NUMBER, person.v_number, person_id)

    def has_other(self, kind: str, number: str, person_id: UUID) -> bool:
        """Return whether somebody is known to have another number than this one."""
        kept = self.of_person.get((person_id, kind))
        told = lookup_hash(number, kind=kind, municipality_id=self.municipality_id)
        return kept is not None and told != bytes(kept.lookup_hash)

    def may_change(self, row: PersonNumbers) -> bool:
        """Return whether a number was told by an earlier import of the same organisation."""
        return row.source == Source.IMPORT and row.source_organisation_id == self.organisation_id


def local_numbers(organisation_id: UUID) -> tuple[dict[str, UUID], dict[str, tuple[UUID, UUID]]]:
    """Return an organisation's own numbers: of families their dossier, of persons the person and the dossier.

    Who was merged goes by the number of either; a family that ended so, by where it is now. Two queries.
    """
    families: dict[str, UUID] = {}
    persons: dict[str, tuple[UUID, UUID]] = {}
    now = NowIn.read()
    rows = LocalNumber.objects.filter(organisation_id=organisation_id).order_by("id")
    for number, dossier_id, person_id in rows.values_list("number", "dossier_id", "person_id"):
        if person_id is None:
            families[number] = now.family(dossier_id)
        else:
            persons[number] = now.person(person_id, dossier_id)
    return families, persons


def already_known(listed: Sequence[Listed], *, actor: Actor) -> Recognised:
    """Return the numbers that are kept, in five queries. Raises NotYours for somebody of no municipality."""
    municipality_id = actor.municipality_id
    if municipality_id is None:
        raise NotYours
    families, persons = local_numbers(actor.organisation_id)
    hashes = [
        lookup_hash(number, kind=kind, municipality_id=municipality_id)
        for person in listed
        for kind, number in person.told()
    ]
    kept = PersonNumbers.objects.filter(municipality_id=municipality_id, superseded_by__isnull=True).order_by("id")
    by_hash = {(row.kind, bytes(row.lookup_hash)): row for row in kept.filter(lookup_hash__in=hashes)}
    here = {persons[person.number][0] for person in listed if person.number in persons}
    rows = kept.filter(subject_id__in=here | {row.subject_id for row in by_hash.values()})
    of_person = {(row.subject_id, row.kind): row for row in rows if row.subject_id}
    dates = Personalia.objects.filter(subject_id__in=here, superseded_by__isnull=True, born_earliest__isnull=False)
    born = {
        person_id: Day(earliest, latest)
        for person_id, earliest, latest in dates.order_by("id").values_list(
            "subject_id", "born_earliest", "born_latest"
        )
        if person_id and earliest and latest
    }
    return Recognised(municipality_id, actor.organisation_id, families, persons, by_hash, of_person, born)


def recognise_persons(listed: Sequence[Listed], known: Recognised, register: Register) -> dict[str, Match | None]:
    """Return by person number who everybody already is, None for somebody new; a BSN goes before all the rest."""
    found: dict[str, Match | None] = {}
    for person in listed:
        match = known.by_number(BSN, person.bsn)
        if match is not None:
            found[person.number] = match
    claimed = {match[0]: person for person in listed if (match := found.get(person.number)) is not None}
    for person in listed:
        if person.number not in found:
            found[person.number] = recognise_without_bsn(person, known, register, claimed)
        match, local = found[person.number], known.persons.get(person.number)
        if match is not None and local is not None and local[0] != match[0]:
            register.doubt(person.number, Doubt.OTHER_NUMBER)
    return found


def recognise_without_bsn(
    person: Listed, known: Recognised, register: Register, claimed: Mapping[UUID, Listed]
) -> Match | None:
    """Return who somebody is by V-number, else by the list's own number, unless another BSN speaks against it.

    Against the own number also speak a V-number and a birth date that both differ.
    """
    by_v_number, local = known.by_number(V_NUMBER, person.v_number), known.persons.get(person.number)
    if by_v_number is not None and not is_another(person, by_v_number, known, claimed):
        return by_v_number
    if local is not None and known.is_stranger(person, local[0]):
        register.doubt(person.number, Doubt.STRANGER)
        return local
    if local is None or not is_another(person, local, known, claimed):
        return local
    if by_v_number is not None and by_v_number[0] == local[0] and local[0] not in claimed:
        # Both other numbers agree: it is the BSN that was corrected.
        return local
    register.doubt(person.number, Doubt.ANOTHER)
    return local


def is_another(person: Listed, match: Match, known: Recognised, claimed: Mapping[UUID, Listed]) -> bool:
    """Return whether a number speaks against a match: another BSN, or another V-number beside that BSN in the list.

    Against a number that was made any other V-number speaks.
    """
    if person.bsn and (match[0], BSN) in known.of_person:
        return True
    if person.is_made and person.v_number and known.has_other(V_NUMBER, person.v_number, match[0]):
        return True
    other = claimed.get(match[0])
    return other is not None and bool(person.v_number and other.v_number) and person.v_number != other.v_number
