"""Lists without numbers, taken again and again: the same persons and families, and nothing of anybody in a number."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from tests.exchange.taking import Everything, fact_counts, stage, take_in, verdicts
from tests.exchange.workbooks import MOTHER, SPONSOR, workbook
from weerzien.access.actors import Actor
from weerzien.dossiers.models import LocalNumber, Personalia
from weerzien.exchange.marks import ListMarks
from weerzien.exchange.panels import columns_panel
from weerzien.exchange.workbook.numbering import NO_FAMILY_NUMBER, NO_PERSON_NUMBER
from weerzien.web.imports.forms import ColumnsForm

pytestmark = pytest.mark.django_db


def without(row: Any, *headings: str, **changed: Any) -> dict[str, Any]:
    return {heading: cell for heading, cell in row.items() if heading not in headings} | changed


NOBODY_NUMBERED = [without(each, "Persoonsnummer", "BSN", "V-nummer") for each in (SPONSOR, MOTHER)]
NO_FAMILIES = [without(each, "Gezinsnummer") for each in NOBODY_NUMBERED]


def local_numbers(actor: Actor) -> set[tuple[str, bool]]:
    with Everything(actor):
        return {(row.number, row.person_id is None) for row in LocalNumber.objects.order_by("id")}


def test_the_same_list_twice_changes_nothing_and_a_later_one_finds_everybody(amina: Actor) -> None:
    take_in(amina, workbook({"Personen": NOBODY_NUMBERED}))
    kept, facts = local_numbers(amina), fact_counts(amina)

    assert take_in(amina, workbook({"Personen": NOBODY_NUMBERED})).verdicts == {"same": 2}
    assert (local_numbers(amina), fact_counts(amina)) == (kept, facts)

    later = [without(NOBODY_NUMBERED[0], BSN="999990019"), without(NOBODY_NUMBERED[1], Taal="Dari")]
    assert take_in(amina, workbook({"Personen": later})).verdicts == {"changed": 2}
    renamed = without(later[0], Voornaam="Luam")
    assert take_in(amina, workbook({"Personen": [renamed]})).verdicts == {"changed": 1}
    with Everything(amina):
        current = Personalia.objects.filter(superseded_by=None).order_by("first_name")
        assert [row.first_name for row in current] == ["Luam", "Selam"]


def test_no_number_tells_anything_and_another_organisation_has_others(amina: Actor, chris: Actor) -> None:
    take_in(amina, workbook({"Personen": NO_FAMILIES}))

    kept = local_numbers(amina)
    identity = ("name", "", "luwam", "tesfay", "2010-05-04", "2010-05-04")
    mine, theirs = (ListMarks(actor.organisation_id).number(identity, 1) for actor in (amina, chris))

    assert len(kept) == 4
    assert all(number.startswith("Z-") and len(number) == 21 for number, _ in kept)
    assert (mine, False) in kept
    assert mine != theirs


def test_a_word_for_a_family_is_not_kept_and_binds_the_next_list_as_well(amina: Actor) -> None:
    named = [without(each, Gezinsnummer="Tesfay") for each in NOBODY_NUMBERED]

    taken = take_in(amina, workbook({"Personen": named}))
    contact = {"Datum": date(2026, 11, 2), "Gezinsnummer": "tesfay", "Soort": "huisbezoek"}
    later = take_in(amina, workbook({"Contacten": [contact]}))

    assert (taken.family_count, later.verdicts) == (1, {"new": 1})
    assert not any("TESFAY" in number for number, _ in local_numbers(amina))


@pytest.mark.parametrize(
    ("heading", "told", "other"), [("BSN", "999990019", "999990020"), ("V-nummer", 2800000011, 2800000022)]
)
def test_another_national_number_for_the_same_name_and_birth_date_falls_and_asks_for_a_number(
    amina: Actor, heading: str, told: object, other: object
) -> None:
    take_in(amina, workbook({"Personen": [NOBODY_NUMBERED[0] | {heading: told}]}))

    run_id = stage(amina, workbook({"Personen": [NOBODY_NUMBERED[0] | {heading: other}]}))

    assert verdicts(amina, run_id) == {("Personen", 2): "refused"}
    with Everything(amina):
        form = ColumnsForm(columns_panel(amina, run_id))
    assert form.panel.assumed == (NO_PERSON_NUMBER,)


def test_columns_may_be_chosen_without_a_number_as_long_as_somebody_can_be_known(amina: Actor) -> None:
    run_id = stage(amina, workbook({"Personen": NO_FAMILIES}))
    with Everything(amina):
        panel = columns_panel(amina, run_id)
    fields = [column.label for column in panel.sheets[0].columns]

    def sent(*unused: str) -> dict[str, str]:
        chosen = {f"kolom-0-{fields.index(heading)}": "" for heading in unused}
        return {"blad-0": "Personen", **chosen}

    assert panel.assumed == (NO_PERSON_NUMBER, NO_FAMILY_NUMBER)
    assert ColumnsForm(panel, sent("Taal")).is_valid()
    assert "anders herkennen wij niemand" in str(ColumnsForm(panel, sent("Geboortedatum")).errors)
