"""One value, two readers: what the rulebook says of a workbook equals what it says once that workbook is imported."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from random import Random
from typing import Any
from uuid import UUID

import pytest

from tests.exchange.taking import Everything
from tests.exchange.workbooks import APPLICATION, FAMILY, GUARDIANSHIP, INTEGRATION, MOTHER, SPONSOR, person, workbook
from weerzien.access.actors import Actor
from weerzien.cli.demo_workbook import write_demo_workbook, write_second_workbook
from weerzien.dossiers.models import LocalNumber
from weerzien.early_signals.case import read_cases
from weerzien.early_signals.editing.told import TELLABLE
from weerzien.exchange.actions import stage_workbook, take
from weerzien.exchange.workbook.cases import cases
from weerzien.exchange.workbook.read import read_workbook
from weerzien.procedure.models import Application
from weerzien.rulebook.case import Case, Key
from weerzien.rulebook.dictionary import FACTS, FactDefinition
from weerzien.rulebook.evaluate import evaluate
from weerzien.rulebook.outcomes import Outcome

SHARED = Path(os.environ.get("WEERZIEN_SHARED", Path(__file__).parents[3] / "shared")) / "data" / "caselijst.xlsx"
TODAY = date(2026, 11, 21)
NOW = datetime(2026, 11, 21, 10, 0, tzinfo=UTC)
Identity = tuple[Key, str, str, Key | None, Key | None]


def by_identity(found: Iterable[Case], names: Mapping[Key, Key], on: date) -> dict[Identity, Outcome]:
    """Return every outcome by its identity, families, persons and rows called by the numbers of the list."""
    outcomes = {}
    for case in found:
        for outcome in evaluate(case, on=on):
            named = replace(
                outcome,
                family=names.get(outcome.family, outcome.family),
                person=names.get(outcome.person, outcome.person) if outcome.person is not None else None,
                subject_ref=names.get(outcome.subject_ref, outcome.subject_ref)
                if outcome.subject_ref is not None
                else None,
                fact_ids=frozenset(),
            )
            outcomes[named.family, named.rule, named.step, named.person, named.subject_ref] = named
    return outcomes


def list_names(actor: Actor) -> dict[Key, Key]:
    """Return what the list calls each family, person and application of the database."""
    names: dict[Key, Key] = {}
    with Everything(actor):
        for number, dossier_id, person_id in LocalNumber.objects.values_list("number", "dossier_id", "person_id"):
            names[dossier_id if person_id is None else person_id] = int(number) if person_id else number
        for id_, place in Application.objects.values_list("id", "source_place"):
            names[id_] = int(place.rpartition(" ")[2])
    return names


def imported_cases(actor: Actor, content: bytes) -> list[Case]:
    run_id: UUID = stage_workbook(actor=actor, content=content, file_name="lijst.xlsx", today=TODAY, now=NOW)
    take(actor=actor, run_id=run_id, today=TODAY, now=NOW)
    with Everything(actor):
        ids = list(LocalNumber.objects.filter(person=None).values_list("dossier_id", flat=True))
        return list(read_cases(ids).values())


def assert_two_readers_agree(actor: Actor, content: bytes) -> None:
    reading = read_workbook(content, file_name="lijst.xlsx", today=TODAY)

    on_file = by_identity(cases(reading), {}, TODAY)
    in_database = by_identity(imported_cases(actor, content), list_names(actor), TODAY)

    assert on_file
    assert sorted(map(str, in_database)) == sorted(map(str, on_file))
    for identity, outcome in on_file.items():
        assert in_database[identity] == outcome


def test_a_small_family_is_read_the_same_twice(amina: Actor) -> None:
    assert_two_readers_agree(amina, workbook())


def test_odd_and_uncertain_facts_are_read_the_same_twice(amina: Actor) -> None:
    assert_two_readers_agree(
        amina,
        workbook(
            FAMILY,
            Personen=[
                {**SPONSOR, "Vergunning": "B", "Geboortedatum": "00-00-2009"},
                {**MOTHER, "In Nederland": "ja", "Opvang": "hotel"},
                person(3, Rol_in_gezin="broer", Vergunning="", Vergunning_bekendgemaakt="", Geboortedatum="31-02-2010"),
                person(4, Rol_in_gezin="", Doelgroep=""),
            ],
            Aanvragen=[
                {**APPLICATION, "Ingediend": date(2026, 5, 1), "Hotel sinds": date(2026, 10, 2)},
                {**APPLICATION, "Gezinslid": 4, "Soort aanvraag": "", "MVV afgegeven": date(2026, 10, 20)},
            ],
            Voogdij=[{**GUARDIANSHIP, "Beschikking": date(2026, 10, day)} for day in (1, 8)],
        ),
    )


def test_an_application_over_two_families_belongs_to_its_sponsor_for_both(amina: Actor) -> None:
    sister = person(3, Gezinsnummer="T002", Rol_in_gezin="zus", Vergunning="", Vergunning_bekendgemaakt="")
    applications = [APPLICATION, {**APPLICATION, "Gezinslid": 3, "Hotel sinds": date(2026, 10, 2)}]

    assert_two_readers_agree(amina, workbook(Personen=[SPONSOR, MOTHER, sister], Aanvragen=applications))


def told(name: str, value: Any = "", on: date | str = "", **cells: Any) -> dict[str, Any]:
    return {
        "Gezinsnummer": "T001",
        "Persoonsnummer": "",
        "Feit": name,
        "Waarde": value,
        "Datum": on,
        "Bron": "",
    } | cells


TOLD = [
    told("observatie spanningen", "zorg", date(2026, 11, 10), Bron="wijkteam"),
    told("observatie spanningen", "ernstig", date(2026, 11, 12), Bron="Nidos"),
    told("welzijnscheck", "zorg", date(2026, 11, 1), Persoonsnummer=1),
    told("welzijnscheck", "rustig", date(2026, 11, 14), Persoonsnummer=1),
    told("huurachterstand", "2 maanden", date(2026, 10, 1)),
    told("afgeleide vergunning", "nee", Persoonsnummer=1),
    told("intensiteit B1-route", 300, Persoonsnummer=2),
    told("SS139", "", date(2026, 10, 1), Persoonsnummer=2),
    told("SS139", "", date(2026, 8, 1), Persoonsnummer=2),
    told("Ingediend", "niet gebeurd", Persoonsnummer=1),
    told("bezwaar", "onbekend", Persoonsnummer=2),
    told("afwijzing bekendgemaakt op", "ja", Persoonsnummer=2),
    told("besluit", "afgewezen", Persoonsnummer=2),
    told("verblijfsland", "onbekend", Persoonsnummer=2),
    told("eigen adres jongere", "Kerkstraat 1", Persoonsnummer=1, Bron="de jongere"),
    told("gezin bekend sinds", "maart 2026"),
    told("gekozen start samenwonen", "Aankomst"),
    told("hotel sinds", "ongeveer 2026", Persoonsnummer=2),
    told("verzoek rechtbank", "", date(2026, 9, 1), Persoonsnummer=1),
    told("verzoek rechtbank", "", date(2026, 10, 1), Persoonsnummer=1),
    told("burgerlijke staat", "gehuwd", date(2026, 9, 1), Persoonsnummer=2),
    told("burgerlijke staat", "gescheiden", date(2026, 9, 1), Persoonsnummer=2),
]


def test_what_is_told_by_name_is_read_the_same_twice(amina: Actor) -> None:
    assert_two_readers_agree(amina, workbook(Feiten=TOLD))


def saying(fact: FactDefinition, chance: Random) -> dict[str, Any]:
    """Return some way in which a fact may be told."""
    day = date(2024, 1, 1) + timedelta(days=chance.randrange(1400))
    days = [day, day, f"{day:%m-%Y}", "ongeveer 2026", "00-00-2025"]
    events = ["onbekend", "Niet gebeurd"]
    if fact.type == "dag":
        beside = list(fact.values) if fact.values else [3, "1 maand"] if fact.unit else ["", "ja"]
        of_day = {"Datum": chance.choice(days), "Waarde": chance.choice(beside)}
        return chance.choice([of_day, of_day, {"Waarde": chance.choice(["ja", *events])}])
    said = {"ja/nee": ["ja", "nee"], "getal": [0, 3, "2,5"], "tekst": list(fact.values) or ["Kerkstraat 1", "nog niet"]}
    return {"Waarde": chance.choice([*said[fact.type], *said[fact.type], *events])}


def told_of_many(seed: int, families: int) -> bytes:
    """Return a workbook of families about whom every fact of the dictionary is told, in any way and order."""
    chance, tellable = Random(seed), [fact for fact in FACTS.values() if fact.about in TELLABLE]
    sheets: dict[str, list[dict[str, Any]]] = {"Personen": [], "Aanvragen": [], "Inburgering": [], "Feiten": []}
    for number in range(families):
        family, first, second = f"F{number:03}", number * 2 + 1, number * 2 + 2
        named = {"Gezinsnummer": family, "BSN": ""}
        sheets["Personen"] += [
            {**SPONSOR, **named, "Persoonsnummer": first, "V-nummer": 2700000000 + first},
            {**MOTHER, **named, "Persoonsnummer": second, "V-nummer": 2700000000 + second},
        ]
        if chance.random() < 0.7:
            sheets["Aanvragen"].append({**APPLICATION, "Gezinsnummer": family, "Referent": first, "Gezinslid": second})
        sheets["Inburgering"].append({**INTEGRATION, "Persoon": second})
        some = [tellable[(number * 5 + step) % len(tellable)] for step in range(5)] + chance.choices(tellable, k=5)
        for fact in chance.sample(some, k=len(some)):
            whom = "" if fact.about == "family" else chance.choice([first, second])
            row = told(chance.choice([fact.name, *fact.also_called]), Gezinsnummer=family, Persoonsnummer=whom)
            sheets["Feiten"].append(row | saying(fact, chance) | {"Bron": chance.choice(["", "wijkteam", "Nidos"])})
    return workbook(sheets)


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_whatever_is_told_is_read_the_same_twice(amina: Actor, seed: int) -> None:
    assert_two_readers_agree(amina, told_of_many(seed, 40))


@pytest.mark.parametrize("write", [write_demo_workbook, write_second_workbook])
def test_the_demo_workbooks_are_read_the_same_twice(amina: Actor, tmp_path: Path, write: Callable[..., None]) -> None:
    file = tmp_path / "demo.xlsx"
    write(file, today=TODAY)

    assert_two_readers_agree(amina, file.read_bytes())


@pytest.mark.skipif(not SHARED.exists(), reason="the shared workbook is not beside this repository")
def test_the_shared_workbook_is_read_the_same_twice(amina: Actor) -> None:
    assert_two_readers_agree(amina, SHARED.read_bytes())
