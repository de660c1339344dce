"""Writing down by hand what begins, may end and has an outcome: every kind entered, shown, corrected, kept apart."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import pytest

from tests.cast import TODAY, Family, Hire, Involve, Organisations
from tests.web.conftest import As
from tests.web.families.conftest import WHY, Owner
from weerzien.access.actors import Actor
from weerzien.access.context import acting, evaluating
from weerzien.access.roles import Compartment, Role
from weerzien.dossiers.queries.facts import ColumnKind
from weerzien.early_signals.case import read_cases
from weerzien.early_signals.editing.kinds import EPISODES
from weerzien.rulebook.case import Known

pytestmark = pytest.mark.django_db(transaction=True)
Writer = Callable[[Compartment], Actor]
EXCEPTION = {"what": "apart gehuisvest", "outcome": "toegekend", "note": "Zij woont dicht bij haar school."}


@pytest.fixture
def writer(
    amina: Actor, bram: Actor, hire: Hire, organisations: Organisations, family: Family, involve: Involve
) -> Writer:
    """Return who may write in a part of the file of the youngster."""
    inspector = hire("Lies Prins", Role.LEERPLICHT, organisations.meerdijk)
    involve(inspector, family, persons=[family.youngster])
    others = {Compartment.INTEGRATION: bram, Compartment.SCHOOLING: inspector}
    return lambda part: others.get(part, amina)


def address(family: Family, code: str) -> str:
    return f"/gezinnen/{family.dossier_id}/feiten/{code}/nieuw/{family.youngster}/"


def filled(code: str) -> dict[str, str]:
    """Return something for every field of a kind, as one types it."""
    said: dict[str, str] = {}
    for column in EPISODES[code].columns:
        if column.kind is ColumnKind.DAY:
            said[column.field] = {"since": "12-9-2026", "until": "okt 2026"}[column.field]
        elif column.kind is ColumnKind.EUROS:
            said[column.field] = "1.250,5"
        else:
            said[column.field] = next(iter(column.choices), "Zij zegt:\nlinksaf.")
    return said


def rows(owner: Owner) -> list[tuple[Any, ...]]:
    return owner.execute(
        "select kind, compartment, superseded_because, superseded_by_id is null from dossiers_episode"
        " where kind not like 'over %%' order by recorded_at, superseded_by_id is null",
        [],
    ).fetchall()


def written(owner: Owner, code: str) -> str:
    """Return the row that holds now of the one episode of a kind."""
    query = "select id::text from dossiers_episode where kind = %s and superseded_by_id is null"
    ((row,),) = owner.execute(query, [code]).fetchall()
    return str(row)


def known(amina: Actor, family: Family) -> Mapping[str, Known]:
    """Return what the rules read of the youngster."""
    with acting(amina, today=TODAY), evaluating([family.dossier_id]):
        case = read_cases([family.dossier_id])[family.dossier_id]
    return next(person.facts for person in case.persons if person.key == family.youngster)


@pytest.mark.parametrize("code", EPISODES)
def test_each_kind_is_entered_shown_and_corrected_with_a_reason(
    as_: As, writer: Writer, family: Family, owner: Owner, code: str
) -> None:
    kind = EPISODES[code]
    client = as_(writer(kind.compartment))
    sent = client.post(f"{address(family, code)}vastleggen/", filled(code))
    shown = client.get(f"/gezinnen/{family.dossier_id}/").text
    form = client.get(f"/gezinnen/{family.dossier_id}/feiten/{code}/{written(owner, code)}/")
    corrected = client.post(f"{form.request['PATH_INFO']}wijzigen/", filled(code) | {"since": "onbekend"} | WHY)

    assert sent.status_code == corrected.status_code == 302, sent.text
    assert all(f"<dt>{column.heading}</dt>" in shown for column in kind.columns)
    assert 'value="12-09-2026"' in form.text
    assert rows(owner) == [
        (code, kind.compartment, "brief van de IND", False),
        (code, kind.compartment, "", True),
    ]
    if "since" in kind.headings:
        told = owner.execute(
            "select since_told from dossiers_episode where kind = %s and superseded_by_id is null", [code]
        )
        assert told.fetchall() == [("onbekend",)]


def test_a_form_of_which_only_a_day_is_unknown_is_an_answer(
    as_: As, amina: Actor, family: Family, owner: Owner
) -> None:
    owner.execute("delete from housing_hotelstay where subject_id = %s", [family.brother])
    place = f"/gezinnen/{family.dossier_id}/feiten/hotel/nieuw/{family.brother}/"
    sent = as_(amina).post(f"{place}vastleggen/", {"since": "Onbekend"})

    assert sent.status_code == 302
    told = owner.execute("select since_earliest, since_told from housing_hotelstay where source = 'hand'")
    assert told.fetchall() == [(None, "onbekend")]


def test_somebody_has_more_than_one_of_a_kind(as_: As, amina: Actor, family: Family, owner: Owner) -> None:
    client = as_(amina)
    for paper in ("paspoort", "geboorteakte"):
        client.post(f"{address(family, 'document')}vastleggen/", {"what": paper, "outcome": "gevraagd"})

    assert [row[0] for row in rows(owner)] == ["document", "document"]


def test_a_document_that_cannot_be_had_asks_why(as_: As, amina: Actor, family: Family, owner: Owner) -> None:
    client = as_(amina)
    refused = client.post(
        f"{address(family, 'document')}vastleggen/", {"what": "paspoort", "outcome": "niet te krijgen"}
    )

    assert refused.status_code == 422
    assert "Waarom niet te krijgen: Dit hoort erbij en is nog leeg." in refused.text
    assert rows(owner) == []


def test_an_exception_made_to_measure_asks_for_the_interest_of_the_youngster(
    as_: As, amina: Actor, family: Family
) -> None:
    refused = as_(amina).post(f"{address(family, 'maatwerk')}vastleggen/", EXCEPTION | {"note": " "})

    assert refused.status_code == 422
    assert "Belang van de jongere: Dit hoort erbij en is nog leeg." in refused.text


def test_rules_read_what_an_episode_says_once_it_is_decided(
    as_: As, amina: Actor, family: Family, owner: Owner
) -> None:
    client = as_(amina)
    client.post(f"{address(family, 'maatwerk')}vastleggen/", EXCEPTION | {"outcome": "gevraagd"})
    asked = known(amina, family)
    row = written(owner, "maatwerk")
    client.post(f"/gezinnen/{family.dossier_id}/feiten/maatwerk/{row}/wijzigen/", EXCEPTION | WHY)
    decided = known(amina, family)

    assert not {"besluit maatwerk", "motivering maatwerk"} & asked.keys()
    assert decided["besluit maatwerk"].value == "apart gehuisvest"
    assert decided["motivering maatwerk"].value == "Zij woont dicht bij haar school."


def test_an_episode_empties_what_was_told_by_name_before(as_: As, amina: Actor, family: Family) -> None:
    client = as_(amina)
    client.post(f"{address(family, 'besluit-maatwerk')}vastleggen/", {"word": "zelfstandig", "told_by": "Els"})
    told = known(amina, family)["besluit maatwerk"].value
    client.post(f"{address(family, 'maatwerk')}vastleggen/", EXCEPTION)

    assert (told, known(amina, family)["besluit maatwerk"].value) == ("zelfstandig", "apart gehuisvest")


@pytest.mark.parametrize("amount", ["veel", "-1", "1,234", "100.001", "12.34.5"])
def test_what_is_no_amount_is_said_at_the_field(as_: As, amina: Actor, family: Family, amount: str) -> None:
    refused = as_(amina).post(f"{address(family, 'reiskosten')}vastleggen/", {"what": "ticket", "euros": amount})

    assert refused.status_code == 422
    assert "bedrag" in refused.text


def test_a_course_cannot_end_before_it_begins(as_: As, amina: Actor, family: Family) -> None:
    days = {"what": "opvanggezin", "since": "2-9-2026", "until": "1-9-2026"}
    refused = as_(amina).post(f"{address(family, 'woonvorm')}vastleggen/", days)

    assert refused.status_code == 422
    assert "Tot: Deze dag ligt voor een dag die eraan voorafgaat." in refused.text


def test_it_is_chosen_and_opened_in_place(as_: As, amina: Actor, family: Family) -> None:
    client = as_(amina)
    place = f"/gezinnen/{family.dossier_id}/feiten/?over={family.youngster}"
    fragment = client.get(place, headers={"HX-Request": "true"})
    chosen = client.get(f"{place}&feit=document", headers={"HX-Request": "true"}, follow=True)

    assert "<html" not in fragment.text + chosen.text
    assert '<option value="document">Document</option>' in fragment.text
    assert "Welk document" in chosen.text


def test_who_may_not_write_the_part_gets_no_form_for_it(as_: As, bram: Actor, chris: Actor, family: Family) -> None:
    theirs = [as_(actor).get(address(family, "document")).status_code for actor in (bram, chris)]

    assert theirs == [404, 404]
