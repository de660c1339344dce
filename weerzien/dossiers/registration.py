"""Families and persons of a list: each recognised, or entered anew."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from uuid import UUID, uuid4

from weerzien.access.actors import Actor
from weerzien.dossiers.actions import NewDossier, NewPerson, add_persons, number_change, open_dossiers
from weerzien.dossiers.door import NotYours
from weerzien.dossiers.entering import with_reasons
from weerzien.dossiers.facts import supersede_many
from weerzien.dossiers.intake import Conflict
from weerzien.dossiers.models import LocalNumber, Personalia, PersonNumbers
from weerzien.dossiers.models.fact import Source
from weerzien.dossiers.numbers import decrypted
from weerzien.dossiers.recognising import (
    HEADINGS,
    V_NUMBER,
    Doubt,
    Listed,
    Match,
    Recognised,
    Register,
    already_known,
    recognise_persons,
)
from weerzien.dossiers.rules import search_key
from weerzien.kernel.ids import DossierId, PersonId

ENDS_IN, SHOWN_DIGITS = "eindigt op", 3


def recognise(listed: Sequence[Listed], *, actor: Actor) -> Register:
    """Return who the persons and families of a list are; nothing is written. A constant number of queries.

    Name and birth date never decide: they only raise a doubt.
    """
    known = already_known(listed, actor=actor)
    register = Register()
    for number, (person_id, dossier_id) in known.persons.items():
        register.persons[number], register.homes[person_id] = person_id, dossier_id
    found = recognise_persons(listed, known, register)
    find_families(listed, found, known, register)
    seen: set[UUID] = set()
    # Those who are known first: a number that one of them gives up is then free for somebody new.
    for person in sorted(listed, key=lambda person: found[person.number] is None):
        match = found[person.number]
        if match is not None and match[0] in seen:
            register.persons[person.number] = match[0]
            register.doubt(person.number, Doubt.TWICE)
        elif not register.falls(person.number):
            settle(person, match, known, register)
            seen.add(register.persons[person.number])
    remark_alike(listed, register)
    return register


def find_families(
    listed: Sequence[Listed],
    found: Mapping[str, Match | None],
    known: Recognised,
    register: Register,
) -> None:
    """Give every family number its dossier: its own, else that of most of its known persons, else a new one.

    A family of which nobody can be taken gets none, unless it has one already.
    """
    homes: dict[str, Counter[UUID]] = {}
    taken = [person for person in listed if not register.falls(person.number)]
    for person in taken:
        match = found[person.number]
        if match is not None:
            homes.setdefault(person.family, Counter())[match[1]] += 1
    register.dossiers.update(known.families)
    for family in sorted({person.family for person in taken}):
        if family in register.dossiers:
            continue
        if family in homes:
            register.dossiers[family] = homes[family].most_common(1)[0][0]
        else:
            register.dossiers[family] = register.new_dossiers[family] = uuid4()
            continue
        register.new_local.append((family, register.dossiers[family], None))


def settle(person: Listed, match: Match | None, known: Recognised, register: Register) -> None:
    """Give a listed person the person they are, and plan what is new about their numbers."""
    dossier_id = register.dossiers[person.family]
    if match is None:
        person_id = uuid4()
        is_taken = known.by_number(V_NUMBER, person.v_number) is not None
        if is_taken:
            register.taken.setdefault(person.number, []).append(HEADINGS[V_NUMBER])
        register.new_persons[person.number] = NewPerson(
            part=person.part,
            since=person.since,
            id=PersonId(person_id),
            local_number=person.number,
            bsn=person.bsn,
            v_number="" if is_taken else person.v_number,
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
    owner = known.by_number(kind, number)
    current = known.of_person.get((person_id, kind))
    if owner is not None and owner[0] == person_id:
        return
    heading = HEADINGS[kind]
    if owner is not None:
        register.taken.setdefault(person.number, []).append(heading)
        return
    chosen = person.overrules.get(heading)
    is_chosen = current is not None and chosen == current.id
    if current is not None and not is_chosen and (chosen is not None or not known.may_change(current)):
        register.conflicts.setdefault(person.number, []).append(number_conflict(heading, number, current, chosen))
        return
    if current is not None:
        known.released.add((kind, bytes(current.lookup_hash)))
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
    register.changed_numbers.setdefault(person.number, []).append(heading)
    if is_chosen:
        register.chosen.add(change.id)
        register.overruled.setdefault(person.number, []).append(heading)


def number_conflict(heading: str, number: str, current: PersonNumbers, chosen: UUID | None) -> Conflict:
    """Return that a list tells another number than the one that was entered here; of both only the end is said."""
    return Conflict(
        heading=heading,
        here=f"{ENDS_IN} {decrypted(bytes(current.encrypted))[-SHOWN_DIGITS:]}",
        there=f"{ENDS_IN} {number[-SHOWN_DIGITS:]}",
        told_in=current.id,
        told_by=current.recorded_by_id,
        told_at=current.recorded_at,
        is_overtaken=chosen is not None,
    )


def remark_alike(listed: Sequence[Listed], register: Register) -> None:
    """Raise a doubt about every new person whose name and birth date somebody known has too; one query."""
    new = {person.number: search_key(*person.name) for person in listed if person.number in register.new_persons}
    rows = Personalia.objects.filter(search_key__in=set(new.values()) - {""}, superseded_by__isnull=True)
    alike = set(rows.order_by("id").values_list("search_key", "born_earliest", "born_latest"))
    for person in listed:
        born = person.born
        if person.number in new and born and (new[person.number], born.earliest, born.latest) in alike:
            register.doubt(person.number, Doubt.LOOKS_LIKE)


def enter(register: Register, *, actor: Actor, today: date, at: datetime, because_chosen: str = "") -> None:
    """Enter the families, persons and numbers that are new; a constant number of statements. Raises NotYours."""
    if actor.municipality_id is None:
        raise NotYours
    if register.numbers:
        # Before the new persons: one of them may have a number that is given up here.
        numbers = with_reasons(register.numbers, register.chosen, because_chosen)
        supersede_many(PersonNumbers, changes=numbers, actor=actor, source=Source.IMPORT, at=at)
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
