"""Writing down by hand what somebody tells and no list keeps: chosen, entered once, corrected with a reason."""

from __future__ import annotations

from typing import Any
from uuid import UUID

import pytest

from tests.cast import NOW, TODAY, Family, Hire, Organisations
from tests.facts import write
from tests.web.conftest import As
from tests.web.families.conftest import PERMIT, WHY, Owner, current
from weerzien.access.actors import Actor
from weerzien.access.context import acting, importing
from weerzien.access.roles import Role
from weerzien.dossiers.models import ToldFact

pytestmark = pytest.mark.django_db(transaction=True)


def told(owner: Owner, name: str) -> list[tuple[Any, ...]]:
    return owner.execute(
        "select day_earliest::text, day_told, word, told_by, compartment, superseded_because, superseded_by_id is null"
        " from dossiers_toldfact where name = %s order by recorded_at, superseded_by_id is null",
        [name],
    ).fetchall()


def address(family: Family, code: str, about: UUID) -> str:
    return f"/gezinnen/{family.dossier_id}/feiten/{code}/nieuw/{about}/"


def test_what_somebody_tells_is_entered_once_and_then_corrected_with_a_reason(
    as_: As, amina: Actor, family: Family, owner: Owner
) -> None:
    client, place = as_(amina), address(family, "bezwaar-ingediend", family.mother)
    form = client.get(place)
    sent = client.post(f"{place}vastleggen/", {"day": "12-11-2026", "told_by": "de advocaat"})
    again = client.get(place)
    corrected = client.post(f"{again['Location']}wijzigen/", {"day": "13-11-2026", "told_by": "de advocaat"} | WHY)

    assert (form.status_code, "Wie weet dit? Advocaat." in form.text) == (200, True)
    assert 'name="told_by" value="gemeente Meerdijk"' in form.text
    assert sent.status_code == corrected.status_code == 302, sent.text
    assert told(owner, "bezwaar ingediend") == [
        ("2026-11-12", "", "", "de advocaat", "procedure", "brief van de IND", False),
        ("2026-11-13", "", "", "de advocaat", "procedure", "", True),
    ]
    assert owner.execute(
        "select action, fields from audit_line where kind = 'change' and action like 'dossiers.told%'"
        " order by at, action desc"
    ).fetchall() == [
        ("dossiers.told-fact-recorded", ["bezwaar ingediend", "day", "told_by"]),
        ("dossiers.told-fact-corrected", ["bezwaar ingediend", "day"]),
    ]


def test_that_it_is_not_known_is_an_answer_as_well(as_: As, amina: Actor, family: Family, owner: Owner) -> None:
    client = as_(amina)
    of_family = {"gekozen-start-samenwonen": {"word": "onbekend"}}
    of_mother = {"ambassade-gekozen-op": {"day": "Onbekend"}, "verblijfsland": {"word": "onbekend"}}
    places = {
        **{address(family, code, family.dossier_id): typed for code, typed in of_family.items()},
        **{address(family, code, family.mother): typed for code, typed in of_mother.items()},
    }
    sent = [client.post(f"{place}vastleggen/", typed | {"told_by": "Els"}) for place, typed in places.items()]
    form = client.get(client.get(next(iter(places)))["Location"])

    assert [answer.status_code for answer in sent] == [302, 302, 302]
    assert '<option value="onbekend" selected>' in form.text
    assert owner.execute(
        "select name, day_told, word from dossiers_toldfact where told_by = 'Els' order by 1"
    ).fetchall() == [
        ("ambassade gekozen op", "onbekend", ""),
        ("gekozen start samenwonen", "", "onbekend"),
        ("verblijfsland", "", "onbekend"),
    ]


def test_a_fact_of_the_whole_family_is_entered_with_the_family(
    as_: As, amina: Actor, family: Family, owner: Owner
) -> None:
    client, place = as_(amina), address(family, "gekozen-start-samenwonen", family.dossier_id)
    form = client.get(place)
    sent = client.post(f"{place}vastleggen/", {"word": "aankomst", "told_by": ""})
    shown = client.get(f"/gezinnen/{family.dossier_id}/").text

    assert (form.status_code, "het hele gezin" in form.text) == (200, True)
    assert sent.status_code == 302, sent.text
    assert told(owner, "gekozen start samenwonen") == [(None, "", "aankomst", "", "housing", "", True)]
    assert "<dt>Antwoord</dt><dd>aankomst</dd>" in shown


@pytest.mark.parametrize(
    ("code", "typed", "sentence"),
    [
        ("bezwaar-ingediend", {"day": "31-2-2026"}, "Deze datum bestaat niet."),
        ("bezwaar-ingediend", {"day": "1-1-2149"}, "Dag: Deze dag ligt in de toekomst."),
        ("bezwaar-ingediend", {"told_by": "de advocaat"}, "Er is niets ingevuld."),
        ("burgerlijke-staat", {"word": "verloofd"}, "Dit staat niet in de lijst."),
        ("intensiteit-b1-route", {"word": "veel"}, "Dit is geen getal dat kan kloppen."),
        ("intensiteit-b1-route", {"word": "NaN"}, "Dit is geen getal dat kan kloppen."),
        ("intensiteit-b1-route", {"word": "1e999999"}, "Dit is geen getal dat kan kloppen."),
    ],
    ids=["no such day", "to come", "only who said it", "no choice", "no number", "not a number", "far too many"],
)
def test_what_cannot_be_is_refused_with_what_was_typed(
    as_: As,
    amina: Actor,
    hire: Hire,
    organisations: Organisations,
    family: Family,
    owner: Owner,
    code: str,
    typed: dict[str, str],
    sentence: str,
) -> None:
    actor = hire("Bo Smit", Role.KLANTREGISSEUR_INBURGERING, organisations.meerdijk) if "B1" in code.upper() else amina
    answer = as_(actor).post(f"{address(family, code, family.mother)}vastleggen/", typed)

    assert (answer.status_code, sentence in answer.text) == (422, True), answer.text
    assert owner.execute("select count(*) from dossiers_toldfact where source = 'hand'").fetchall() == [(0,)]


def test_who_may_not_write_a_compartment_gets_no_form_of_its_facts(
    as_: As, bram: Actor, noor: Actor, chris: Actor, family: Family
) -> None:
    place, whole = (
        address(family, "bezwaar-ingediend", family.mother),
        address(family, "huurcontract", family.dossier_id),
    )

    assert [as_(actor).get(place).status_code for actor in (bram, noor, chris)] == [404, 404, 404]
    assert [as_(actor).get(whole).status_code for actor in (bram, noor, chris)] == [403, 403, 404]
    assert [as_(actor).post(f"{whole}vastleggen/", {"day": "1-11-2026"}).status_code for actor in (bram, chris)] == [
        403,
        404,
    ]


def test_a_fact_of_one_family_is_not_entered_with_another(
    as_: As, amina: Actor, family: Family, second_family: Family
) -> None:
    client = as_(amina)

    assert client.get(address(family, "huurcontract", second_family.dossier_id)).status_code == 404
    assert client.get(address(family, "huurcontract", family.mother)).status_code == 404
    assert client.get(address(family, "bezwaar-ingediend", second_family.mother)).status_code == 404


def test_who_comes_second_sees_both(as_: As, amina: Actor, family: Family, owner: Owner) -> None:
    client, place = as_(amina), address(family, "verblijfsland", family.mother)
    client.post(f"{place}vastleggen/", {"word": "Soedan"})
    second = client.post(f"{place}vastleggen/", {"word": "Ethiopië"})

    assert second.status_code == 409
    assert "Wat er nu staat: <strong>Soedan</strong>" in second.text
    assert "Wat u typte: <strong>Ethiopië</strong>" in second.text
    assert len(told(owner, "verblijfsland")) == 1


def test_what_happens_more_than_once_is_kept_each_time(as_: As, amina: Actor, family: Family, owner: Owner) -> None:
    client, place = as_(amina), address(family, "welzijnscheck", family.youngster)
    for day, how in (("2-11-2026", "rustig"), ("16-11-2026", "zorg")):
        assert client.post(f"{place}vastleggen/", {"day": day, "word": how}).status_code == 302

    assert [row[:3] for row in told(owner, "welzijnscheck")] == [
        ("2026-11-02", "", "rustig"),
        ("2026-11-16", "", "zorg"),
    ]


def test_that_it_happened_on_an_unknown_day_gives_way_to_the_day(
    as_: As, amina: Actor, family: Family, owner: Owner
) -> None:
    client, place = as_(amina), address(family, "dna-afname", family.mother)
    client.post(f"{place}vastleggen/", {"day": "", "word": "ja"})
    form = client.get(place)["Location"]
    client.post(f"{form}wijzigen/", {"day": "3-11-2026", "word": "ja"} | WHY)

    assert [row[:3] for row in told(owner, "DNA-afname")] == [(None, "", "ja"), ("2026-11-03", "", "")]


def test_what_a_list_told_by_name_gives_way_to_what_is_filled_in_on_the_form_of_the_track(
    as_: As, amina: Actor, family: Family, owner: Owner
) -> None:
    row = {"dossier_id": family.dossier_id, "subject_id": family.youngster, "is_repeated": False}
    said = {"compartment": "procedure", "word": "B", "told_by": "Nidos"}
    with acting(amina, today=TODAY), importing(amina.organisation_id):
        write(ToldFact, [row | said | {"name": name} for name in ("beschermingsvorm", "doelgroep")], amina, NOW)
    permit = current(owner, "procedure_permit", family.youngster)

    sent = as_(amina).post(
        f"/gezinnen/{family.dossier_id}/feiten/vergunning/{permit}/wijzigen/", PERMIT | WHY | {"kind": "regulier"}
    )

    assert sent.status_code == 302, sent.text
    assert [row[2:6] for row in told(owner, "beschermingsvorm")] == [
        ("B", "Nidos", "procedure", "Ingevuld bij vergunning."),
        ("", "", "procedure", ""),
    ]
    assert [row[2] for row in told(owner, "doelgroep")] == ["B"]


def test_whoever_leaves_the_form_of_the_track_as_it_is_confirms_it_where_two_rows_of_a_list_told_it_otherwise(
    as_: As, amina: Actor, family: Family, owner: Owner
) -> None:
    row = {"dossier_id": family.dossier_id, "subject_id": family.youngster, "is_repeated": False}
    torn = row | {"compartment": "procedure", "word": "B", "told_by": "Feiten rij 2 en rij 3, die elkaar tegenspreken"}
    with acting(amina, today=TODAY), importing(amina.organisation_id):
        write(ToldFact, [torn | {"name": "beschermingsvorm"}], amina, NOW)
    place = f"/gezinnen/{family.dossier_id}/feiten/vergunning/{current(owner, 'procedure_permit', family.youngster)}/"

    sent = [as_(amina).post(f"{place}wijzigen/", PERMIT | WHY) for _ in range(2)]

    assert [answer.status_code for answer in sent] == [302, 422]
    assert "Er is niets gewijzigd" in sent[1].text
    assert [row[2] for row in told(owner, "beschermingsvorm")] == ["B", ""]


def test_whoever_leaves_what_two_rows_told_otherwise_as_it_is_confirms_it(
    as_: As, amina: Actor, family: Family, owner: Owner
) -> None:
    row = {"dossier_id": family.dossier_id, "subject_id": family.mother, "is_repeated": False}
    torn = row | {
        "compartment": "procedure",
        "word": "Soedan",
        "told_by": "Feiten rij 2 en rij 3, die elkaar tegenspreken",
    }
    with acting(amina, today=TODAY), importing(amina.organisation_id):
        write(ToldFact, [torn | {"name": "verblijfsland"}], amina, NOW)
    form = as_(amina).get(address(family, "verblijfsland", family.mother))["Location"]

    sent = as_(amina).post(f"{form}wijzigen/", {"word": "Soedan", "told_by": torn["told_by"]} | WHY)

    assert sent.status_code == 302
    assert [row[2:4] for row in told(owner, "verblijfsland")] == [("Soedan", torn["told_by"]), ("Soedan", "")]


def test_choosing_a_fact_leads_to_its_form(as_: As, amina: Actor, family: Family) -> None:
    client, place = as_(amina), f"/gezinnen/{family.dossier_id}/feiten/"
    offered = client.get(place, {"over": str(family.mother)})
    of_person = client.get(place, {"over": str(family.mother), "feit": "bezwaar-ingediend"})
    of_family = client.get(place, {"over": str(family.mother), "feit": "huurcontract"})

    assert f'<option value="{family.mother}" selected>Hanna</option>' in offered.text
    assert "Bezwaar ingediend (weet: advocaat)" in offered.text
    assert of_person["Location"] == address(family, "bezwaar-ingediend", family.mother)
    assert of_family["Location"] == address(family, "huurcontract", family.dossier_id)


@pytest.mark.parametrize(
    "asked",
    [{"over": "x", "feit": "bezwaar-ingediend"}, {"over": "", "feit": ""}, {"feit": "eigen-geld-jongere"}],
    ids=["nobody", "nothing", "not to be written by this reader"],
)
def test_a_choice_that_cannot_be_is_asked_again(as_: As, amina: Actor, family: Family, asked: dict[str, str]) -> None:
    answer = as_(amina).get(f"/gezinnen/{family.dossier_id}/feiten/", asked)

    assert (answer.status_code, "Een gegeven invullen" in answer.text) == (422, True)


def test_nobody_is_offered_what_their_role_does_not_write(as_: As, noor: Actor, chris: Actor, family: Family) -> None:
    place = f"/gezinnen/{family.dossier_id}/feiten/"
    offered = as_(noor).get(place).text

    assert "Welzijnscheck" in offered
    assert "Bezwaar ingediend" not in offered
    assert as_(chris).get(place).status_code == 404
