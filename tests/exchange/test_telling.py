"""The sheet Feiten taken in: kept by the name of the fact, changed, in conflict and refused as every other sheet."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

import pytest

from tests.exchange.choosing import BY_HAND, choose, lines
from tests.exchange.taking import NOW, TODAY, Everything, fact_counts, stage, take_in, verdicts
from tests.exchange.workbooks import MOTHER, SPONSOR, workbook
from weerzien.access.actors import Actor
from weerzien.access.context import acting
from weerzien.dossiers.facts import supersede
from weerzien.dossiers.models import ToldFact
from weerzien.dossiers.models.fact import Source
from weerzien.exchange.actions import mending_workbook_of, take
from weerzien.exchange.choosing import Choice
from weerzien.exchange.models import ImportRow
from weerzien.exchange.panels import conflicts_panel
from weerzien.exchange.queries import rows_page

# A choice lets go of the run when its transaction ends, and so must those of a test.
pytestmark = pytest.mark.django_db(transaction=True)


def told(name: str, value: Any = "", on: date | str = "", **cells: Any) -> dict[str, Any]:
    return {
        "Gezinsnummer": "T001",
        "Persoonsnummer": "",
        "Feit": name,
        "Waarde": value,
        "Datum": on,
        "Bron": "",
    } | cells


OBJECTED = told("Bezwaar", on=date(2026, 11, 2), Persoonsnummer=2, Bron="de advocaat")
LIVES = told("verblijfsland", "Soedan", Persoonsnummer=2)
CHECKED = told("welzijnscheck", "rustig", date(2026, 11, 3), Persoonsnummer=1)
CHOSEN = told("gekozen start samenwonen", "aankomst")


def book(*rows: dict[str, Any]) -> bytes:
    return workbook(Feiten=list(rows))


def kept(actor: Actor) -> list[tuple[Any, ...]]:
    """Return what is told now, by name."""
    with Everything(actor):
        rows = ToldFact.objects.filter(superseded_by=None).order_by("name", "day_earliest")
        return [(row.name, row.day_earliest, row.word, row.told_by, row.compartment) for row in rows]


def said(actor: Actor, run_id: UUID) -> dict[int, list[str]]:
    with acting(actor, today=TODAY):
        rows = ImportRow.objects.filter(run_id=run_id, sheet="Feiten").order_by("row")
        return {row.row: [message["message"] for message in row.messages] for row in rows}


def test_what_is_told_is_kept_with_who_told_it_and_in_the_compartment_of_the_fact(amina: Actor) -> None:
    taken = take_in(amina, book(OBJECTED, LIVES, CHECKED, CHOSEN))

    assert taken.verdicts == {"new": 12}
    assert kept(amina) == [
        ("bezwaar ingediend", date(2026, 11, 2), "", "de advocaat", "procedure"),
        ("gekozen start samenwonen", None, "aankomst", "", "housing"),
        ("verblijfsland", None, "Soedan", "", "procedure"),
        ("welzijnscheck", date(2026, 11, 3), "rustig", "", "contacts"),
    ]


def test_the_same_workbook_twice_changes_nothing(amina: Actor) -> None:
    take_in(amina, book(OBJECTED, LIVES, CHECKED, CHOSEN))
    before = fact_counts(amina)

    again = take_in(amina, book(OBJECTED, LIVES, CHECKED, CHOSEN))

    assert (again.fact_count, again.verdicts, fact_counts(amina)) == (0, {"same": 12}, before)


def test_a_later_workbook_takes_the_place_of_what_an_earlier_one_told(amina: Actor) -> None:
    take_in(amina, book(OBJECTED, CHECKED))

    run_id = stage(
        amina, book(told("bezwaar ingediend", "ja", Persoonsnummer=2), CHECKED | {"Datum": date(2026, 11, 9)})
    )
    take(actor=amina, run_id=run_id, today=TODAY, now=NOW)

    found = verdicts(amina, run_id)
    assert (found["Feiten", 2], found["Feiten", 3]) == ("changed", "new")
    assert [row[:3] for row in kept(amina)] == [
        ("bezwaar ingediend", None, "ja"),
        ("welzijnscheck", date(2026, 11, 3), "rustig"),
        ("welzijnscheck", date(2026, 11, 9), "rustig"),
    ]


def test_what_was_filled_in_by_hand_stays_until_somebody_chooses_the_workbook(amina: Actor) -> None:
    take_in(amina, book(LIVES))
    with Everything(amina):
        row = ToldFact.objects.get()
        supersede(ToldFact, current=row, values={"word": "Oeganda"}, actor=amina, source=Source.HAND, at=BY_HAND)

    run_id = stage(amina, book(LIVES))
    (line,) = lines(amina, run_id)
    choose(amina, run_id, Choice.TAKE, sheet="Feiten")
    with acting(amina, today=TODAY):
        (shown,) = conflicts_panel(amina, run_id, today=TODAY).lines

    assert (line.heading, line.here, line.there, line.is_hidden) == ("Waarde", "Oeganda", "Soedan", False)
    assert shown.choice == "take"
    assert take(actor=amina, run_id=run_id, today=TODAY, now=NOW).fact_count == 1
    assert [row[2] for row in kept(amina)] == ["Soedan"]


def test_of_two_rows_about_one_thing_the_dictionary_says_which_counts_or_they_contradict_each_other(
    amina: Actor,
) -> None:
    first, last = (told("SS139", on=date(2026, month, 1), Persoonsnummer=2) for month in (6, 8))
    run_id = stage(amina, book(last, first, LIVES, LIVES | {"Waarde": "Oeganda"}))
    take(actor=amina, run_id=run_id, today=TODAY, now=NOW)

    assert [row[1:3] for row in kept(amina)] == [(date(2026, 8, 1), ""), (None, "Oeganda")]
    assert kept(amina)[1][3] == "Feiten rij 4 en rij 5, die elkaar tegenspreken"
    lost = "zegt iets anders van dezelfde; rij 2 telt, want van meer dagen telt hier de laatste."
    neither = "zegt iets anders van dezelfde; wat klopt is onbekend, haal weg wat niet klopt."
    assert said(amina, run_id) == {
        2: [],
        3: [f"In rij 3 van Feiten, kolom Feit, staat 'start 10 weken (SS139)', en rij 2 {lost}"],
        4: [f"In rij 4 van Feiten, kolom Feit, staat 'verblijfsland', en rij 5 {neither}"],
        5: [f"In rij 5 van Feiten, kolom Feit, staat 'verblijfsland', en rij 4 {neither}"],
    }

    take_in(amina, book(first, last, LIVES))
    assert kept(amina)[1][1:4] == (None, "Soedan", "")


@pytest.mark.parametrize(
    ("row", "sentence"),
    [
        (told("bezwaar ingedient", on=date(2026, 11, 2), Persoonsnummer=2), "bedoelt u misschien 'bezwaar ingediend'"),
        (told("bezwaar ingediend", "31-02-2026", Persoonsnummer=2), "kolom Waarde, staat geen dag"),
        (told("bezwaar ingediend", on="31-02-2026", Persoonsnummer=2), "kolom Datum,"),
        (told("bezwaar ingediend", on=date(2026, 11, 2)), "gaat over een persoon; vul het nummer in"),
        (told("bezwaar ingediend", on=date(2026, 11, 2), Persoonsnummer=99), "een persoon die niet in Personen staat"),
        (told("huurcontract", on=date(2026, 11, 2), Gezinsnummer="T999"), "een gezin die niet in Personen staat"),
        (told("burgerlijke staat", "verloofd", Persoonsnummer=2), "kies uit gehuwd, ongehuwd, gescheiden"),
        (told("intensiteit B1-route", "NaN", Persoonsnummer=2), "staat geen getal"),
        (told("intensiteit B1-route", "-3", Persoonsnummer=2), "staat geen getal"),
        (told("huurachterstand", "1e999999", date(2026, 11, 1)), "vul in hoeveel maanden"),
        (told("verblijfsland", "=1+1", Persoonsnummer=2), "kolom Waarde,"),
        (told("verblijfsland", "x" * 4001, Persoonsnummer=2), "kolom Waarde,"),
        (told("datum contact", on=date(2026, 11, 2)), "dat hoort in het blad Contacten"),
    ],
    ids=[
        "a name nobody knows", "no such day", "no such date", "about nobody", "a stranger", "a strange family",
        "no such word", "no number", "below zero", "far too many", "a formula", "far too long", "a row of a list",
    ],
)  # fmt: skip
def test_a_row_that_cannot_be_is_refused_in_words_and_comes_back_to_be_mended(
    amina: Actor, row: dict[str, Any], sentence: str
) -> None:
    run_id = stage(amina, book(OBJECTED, row))
    take(actor=amina, run_id=run_id, today=TODAY, now=NOW)

    found, words = verdicts(amina, run_id), " ".join(said(amina, run_id)[3])
    assert (found["Feiten", 2], found["Feiten", 3]) == ("new", "refused"), words
    assert sentence in words
    assert words.startswith("In rij 3 van Feiten, kolom ")
    assert [row[0] for row in kept(amina)] == ["bezwaar ingediend"]
    assert mending_workbook_of(actor=amina, run_id=run_id, today=TODAY, now=NOW)


def test_a_row_about_somebody_whose_own_row_is_refused_falls_with_it(amina: Actor) -> None:
    wrong = {**MOTHER, "Geboortedatum": date(2090, 1, 1)}
    run_id = stage(amina, workbook(Personen=[SPONSOR, wrong], Feiten=[OBJECTED, CHECKED]))

    found = verdicts(amina, run_id)
    assert (found["Feiten", 2], found["Feiten", 3]) == ("refused", "new")
    assert "uit Personen rij 3, en die rij is geweigerd" in said(amina, run_id)[2][0]


def test_a_fact_about_the_municipality_is_not_kept_and_says_so(amina: Actor) -> None:
    run_id = stage(amina, book(told("taakstelling halfjaar", 40, Gezinsnummer="")))
    taken = take(actor=amina, run_id=run_id, today=TODAY, now=NOW)

    assert taken.verdicts["same"] == 1
    assert kept(amina) == []
    assert "over de gemeente zelf" in said(amina, run_id)[2][0]


def test_a_preview_shows_a_row_to_who_may_see_the_fact_it_names(amina: Actor, bram: Actor) -> None:
    income = told("eigen geld jongere", "ja", Persoonsnummer=1)
    run_id = stage(amina, book(LIVES, income, told("geen feit", "geheim", Persoonsnummer=1)))

    with acting(amina, today=TODAY):
        rows = rows_page(amina, run_id, sheet="Feiten").rows

    values = [{cell.heading: cell.value for cell in row.cells}["Waarde"] for row in rows]
    assert values == ["Soedan", "", ""]
