"""From a workbook that was read to families as the rulebook reads them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from weerzien.exchange.workbook.coverage import covered_facts, lost_facts
from weerzien.exchange.workbook.reading import Reading, Row
from weerzien.exchange.workbook.told import WHOLE, Told, told_rows
from weerzien.exchange.workbook.twice_told import told_once
from weerzien.rulebook.case import ApplicationFacts, Case, Key, Known, PersonFacts, RowFacts
from weerzien.rulebook.dictionary import FACTS, facts_by_column
from weerzien.rulebook.keeping import is_contradicted, keep

PERSON_SHEETS = {"Voogdij": "Jongere", "Inburgering": "Persoon"}
UNDER_GUARDIANSHIP = "onder voogdij"


@dataclass(slots=True)
class Family:
    """One family while its rows come in."""

    persons: dict[Key, dict[str, Known]] = field(default_factory=dict)
    applications: dict[Key, tuple[Key, Key, dict[str, Known]]] = field(default_factory=dict)
    absences: list[RowFacts] = field(default_factory=list)
    contacts: list[RowFacts] = field(default_factory=list)
    professionals: list[RowFacts] = field(default_factory=list)
    told: list[RowFacts] = field(default_factory=list)
    facts: dict[str, Known] = field(default_factory=dict)
    is_contradicted: bool = False


def cases(reading: Reading) -> tuple[Case, ...]:
    """Return the families of a workbook in the order in which they stand in it.

    What a column keeps is covered where sheet and column are there and nothing of the family was refused in it. Rows
    about somebody without a family are left out.
    """
    families, home = families_of(reading)
    add_applications(reading, families, home)
    add_person_sheets(reading, families, home)
    add_lists(reading, families, home)
    add_told((told for _, told in told_once(reading).counting.values()), families, home)
    covered, lost = covered_facts(reading), lost_facts(reading)
    return tuple(as_case(key, family, covered - lost.get(key, frozenset())) for key, family in families.items())


def families_of(reading: Reading) -> tuple[dict[Key, Family], dict[Key, Key]]:
    """Return the families with their persons, and of every person the family; applications tell it without Personen."""
    families: dict[Key, Family] = {}
    home: dict[Key, Key] = {}
    for row in reading.sheets.get("Personen", ()):
        family, person = key_in(row, "Gezinsnummer"), key_in(row, "Persoonsnummer")
        families.setdefault(family, Family()).persons[person] = facts_in(row)
        home[person] = family
    for row in reading.sheets.get("Aanvragen", ()):
        for heading in ("Referent", "Gezinslid"):
            person = key_in(row, heading)
            if person not in home and "Gezinsnummer" in row.cells:
                home[person] = key_in(row, "Gezinsnummer")
                families.setdefault(home[person], Family()).persons[person] = {}
    for sheet in ("Contacten", "Betrokkenen"):
        for row in reading.sheets.get(sheet, ()):
            families.setdefault(key_in(row, "Gezinsnummer"), Family())
    for _, told in told_rows(reading):
        if told.family is not None:
            families.setdefault(told.family, Family())
        if told.person is not None and told.family is not None and told.person not in home:
            home[told.person] = told.family
            families[told.family].persons[told.person] = {}
    return families, home


def add_applications(reading: Reading, families: Mapping[Key, Family], home: Mapping[Key, Key]) -> None:
    """Add every application to the family of its sponsor; what it says about the member itself goes to the member."""
    for row in reading.sheets.get("Aanvragen", ()):
        sponsor, member = key_in(row, "Referent"), key_in(row, "Gezinslid")
        if sponsor not in home:
            continue
        facts = facts_in(row)
        for name in [name for name in facts if FACTS[name].about == "person"]:
            known = facts.pop(name)
            if member in home:
                keep(families[home[member]].persons[member], FACTS[name], known)
        families[home[sponsor]].applications[row.row] = (sponsor, member, facts)


def add_person_sheets(reading: Reading, families: Mapping[Key, Family], home: Mapping[Key, Key]) -> None:
    """Add guardianship and integration to their persons; a row of guardianship is itself a fact."""
    for sheet, heading in PERSON_SHEETS.items():
        for row in reading.sheets.get(sheet, ()):
            person = key_in(row, heading)
            if person not in home:
                continue
            facts = families[home[person]].persons[person]
            for name, known in facts_in(row).items():
                keep(facts, FACTS[name], known)
            if sheet == "Voogdij":
                facts[UNDER_GUARDIANSHIP] = Known(True, place_of(row, heading))


def add_lists(reading: Reading, families: Mapping[Key, Family], home: Mapping[Key, Key]) -> None:
    """Add absences, contacts and professionals."""
    for row in reading.sheets.get("Verzuim", ()):
        pupil = key_in(row, "Leerling")
        if pupil in home:
            families[home[pupil]].absences.append(RowFacts(row.row, pupil, facts_in(row)))
    for row in reading.sheets.get("Contacten", ()):
        families[key_in(row, "Gezinsnummer")].contacts.append(RowFacts(row.row, None, facts_in(row)))
    for row in reading.sheets.get("Betrokkenen", ()):
        families[key_in(row, "Gezinsnummer")].professionals.append(RowFacts(row.row, None, facts_in(row)))


def add_told(told: Iterable[Told], families: Mapping[Key, Family], home: Mapping[Key, Key]) -> None:
    """Add what the sheet Feiten tells to the person, the applications for that person, or the family."""
    for each in told:
        family = families.get(home.get(each.person, "") if each.person is not None else each.family or "")
        if family is None:
            continue
        family.is_contradicted |= is_contradicted(each.known)
        if each.fact.repeated:
            family.told.append(RowFacts(each.known.place, each.person, {each.fact.name: each.known}))
        elif each.fact.about in WHOLE:
            keep(family.facts, each.fact, each.known)
        elif each.person is not None:
            for facts in places_for(each, each.person, family):
                keep(facts, each.fact, each.known)


def places_for(told: Told, person: Key, family: Family) -> list[dict[str, Known]]:
    """Return where a fact of a person goes: the applications for that person, else the person."""
    applications = [facts for _, member, facts in family.applications.values() if member == person]
    return applications if told.fact.about == "application" and applications else [family.persons[person]]


def facts_in(row: Row) -> dict[str, Known]:
    """Return the facts of a row by their name in the dictionary, each with its place."""
    columns = facts_by_column()
    return {
        columns[row.sheet, heading].name: Known(value, place_of(row, heading))
        for heading, value in row.cells.items()
        if (row.sheet, heading) in columns and heading not in PERSON_SHEETS.values()
    }


def place_of(row: Row, heading: str) -> str:
    """Return where a cell stands, as people say it."""
    return f"{row.sheet} rij {row.row}, {heading}"


def key_in(row: Row, heading: str) -> Key:
    """Return the number of a person or family in a row; empty where the row names none."""
    cell = row.cells.get(heading, "")
    return cell if isinstance(cell, int | str) else str(cell)


def as_case(key: Key, family: Family, covered: frozenset[str]) -> Case:
    """Return the family as the rulebook reads it."""
    return Case(
        family=key,
        persons=tuple(PersonFacts(person, facts) for person, facts in family.persons.items()),
        applications=tuple(
            ApplicationFacts(row, sponsor, member, facts)
            for row, (sponsor, member, facts) in family.applications.items()
        ),
        absences=tuple(family.absences),
        contacts=tuple(family.contacts),
        professionals=tuple(family.professionals),
        told=tuple(family.told),
        facts=family.facts,
        covered=covered,
        is_contradicted=family.is_contradicted,
    )
