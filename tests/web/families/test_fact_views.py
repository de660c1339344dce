"""Entering and correcting a fact on the page of a family: right, refused with what was typed, and two at once."""

from __future__ import annotations

import re
from typing import Any
from uuid import UUID, uuid4

import psycopg
import pytest
from django.http import HttpResponse
from django.test import Client

from tests.cast import Family, Hire, Organisations
from tests.web.conftest import MOST_QUERIES, As, counted
from weerzien.access.actors import Actor
from weerzien.access.roles import Role

Owner = psycopg.Connection[Any]
pytestmark = pytest.mark.django_db(transaction=True)

PERMIT = {"kind": "A", "target_group": "asiel", "asylum_applied": "", "notified": "31-08-2026"}
WHY = {"because": "brief van de IND"}


def current(owner: Owner, table: str, person: UUID) -> UUID:
    row = owner.execute(
        f"select id from {table} where subject_id = %s and superseded_by_id is null", [person]
    ).fetchone()
    assert row is not None
    return UUID(str(row[0]))


@pytest.fixture
def permit(owner: Owner, family: Family) -> str:
    """Return the address of the form of the youngster's permit."""
    return f"/gezinnen/{family.dossier_id}/feiten/vergunning/{current(owner, 'procedure_permit', family.youngster)}/"


def permits(owner: Owner, family: Family) -> list[tuple[Any, ...]]:
    return owner.execute(
        "select notified_earliest::text, notified_told, kind, superseded_because, superseded_by_id is null"
        " from procedure_permit where subject_id = %s order by recorded_at, superseded_by_id is null",
        [family.youngster],
    ).fetchall()


def test_the_page_of_a_family_shows_what_is_known_and_where_to_correct_it(
    as_: As, amina: Actor, family: Family, permit: str
) -> None:
    shown = as_(amina).get(f"/gezinnen/{family.dossier_id}/").text

    assert f'href="{permit}"' in shown
    assert re.search(r"<dt>Vergunning bekendgemaakt</dt><dd>31 augustus 2026</dd>", shown)
    assert "/feiten/inkomen/" not in shown


def test_a_form_opens_in_place_with_what_its_own_page_holds(as_: As, amina: Actor, permit: str) -> None:
    client = as_(amina)
    whole, part = client.get(permit), client.get(permit, headers={"HX-Request": "true"})

    assert (whole.status_code, "<html" in part.text) == (200, False)
    assert without_token(part) in without_token(whole)
    for words in ('value="31-08-2026"', "Waarom wijzigt u dit?", "Selam", "Amina Yusuf (gemeente Meerdijk)"):
        assert words in whole.text


def without_token(answer: HttpResponse) -> str:
    return re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", answer.text).strip()


def test_a_correction_keeps_the_row_before_and_says_what_follows(
    as_: As, amina: Actor, family: Family, permit: str, owner: Owner
) -> None:
    client = as_(amina)
    sent = client.post(f"{permit}wijzigen/", PERMIT | WHY | {"notified": "maart 2026"})
    shown = client.get(sent["Location"]).text

    assert (sent.status_code, sent["Location"]) == (302, f"/gezinnen/{family.dossier_id}/#gegevens")
    assert permits(owner, family) == [
        ("2026-08-31", "", "A", "brief van de IND", False),
        ("2026-03-01", "maart 2026", "A", "", True),
    ]
    assert "Vergunning is gewijzigd." in shown
    assert f'data-saved="{permit}wijzigen/"' in shown
    assert owner.execute(
        "select action, fields from audit_line where kind = 'change' and action like 'procedure.%'"
    ).fetchall() == [("procedure.permit-corrected", ["notified"])]


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"notified": "31-2-2026"}, "Deze datum bestaat niet."),
        ({"notified": "gisteren"}, "Dit is geen dag die wij kunnen lezen."),
        ({"notified": "niet gebeurd"}, "Dit is geen gebeurtenis."),
        ({"notified": "1-1-2149"}, "Vergunning bekendgemaakt: Deze dag ligt in de toekomst."),
        ({"notified": "1-1-2009"}, "Vergunning bekendgemaakt: Deze dag ligt voor de geboorte."),
        ({"asylum_applied": "1-9-2026"}, "Vergunning bekendgemaakt: Deze dag ligt voor een dag die eraan voorafgaat."),
        ({"kind": "C"}, "Dit staat niet in de lijst."),
        ({"because": " "}, "Schrijf op waarom u dit wijzigt."),
        ({"notified": "31-08-2026"}, "Er is niets gewijzigd."),
    ],
    ids=["no such day", "no day", "no event", "to come", "before birth", "order", "no choice", "no reason", "the same"],
)
def test_a_refused_correction_keeps_what_was_typed_and_says_why(
    as_: As,
    amina: Actor,
    family: Family,
    permit: str,
    owner: Owner,
    wrong: dict[str, str],
    sentence: str,
) -> None:
    typed = PERMIT | WHY | {"notified": "30-08-2026"} | wrong
    answer = as_(amina).post(f"{permit}wijzigen/", typed)

    assert (answer.status_code, sentence in answer.text) == (422, True), answer.text
    assert f'value="{typed["notified"]}"' in answer.text
    assert len(permits(owner, family)) == 1


def test_a_fact_that_was_not_known_is_entered_once(
    as_: As, hire: Hire, organisations: Organisations, family: Family, owner: Owner
) -> None:
    owner.execute("delete from integration_income where subject_id = %s", [family.mother])
    client = as_(hire("Kees Bos", Role.KLANTMANAGER_INKOMEN, organisations.meerdijk))
    address = f"/gezinnen/{family.dossier_id}/feiten/inkomen/nieuw/{family.mother}/"
    form = client.get(address)
    sent = client.post(f"{address}vastleggen/", {"benefit": "onbekend", "works": "nee"})

    assert (form.status_code, "Waarom wijzigt u dit?" in form.text) == (200, False)
    assert sent.status_code == 302
    assert owner.execute(
        "select benefit_earliest, benefit_told, works, source from integration_income where subject_id = %s",
        [family.mother],
    ).fetchall() == [(None, "onbekend", False, "hand")]
    assert client.get(address).status_code == 302  # to the form that corrects it


def test_an_empty_form_enters_nothing(
    as_: As, hire: Hire, organisations: Organisations, family: Family, owner: Owner
) -> None:
    owner.execute("delete from integration_income where subject_id = %s", [family.mother])
    client = as_(hire("Kees Bos", Role.KLANTMANAGER_INKOMEN, organisations.meerdijk))
    answer = client.post(f"/gezinnen/{family.dossier_id}/feiten/inkomen/nieuw/{family.mother}/vastleggen/", {})

    assert (answer.status_code, "Er is niets ingevuld." in answer.text) == (422, True)


def test_a_step_is_told_as_not_happened(as_: As, amina: Actor, family: Family, owner: Owner) -> None:
    application = current(owner, "procedure_application", family.mother)
    address = f"/gezinnen/{family.dossier_id}/feiten/mvv/nieuw/{application}/"
    sent = as_(amina).post(f"{address}vastleggen/", {"day": "Niet gebeurd"})

    assert sent.status_code == 302
    assert owner.execute(
        "select day_earliest, day_told from procedure_step where application_id = %s and kind = 'visa'", [application]
    ).fetchall() == [(None, "niet gebeurd")]


class TestTwoPeople:
    """Two people on one fact: the second sees both, and chooses."""

    THEIRS = PERMIT | {"notified": "01-07-2026", "because": "De IND belde."}
    MINE = PERMIT | {"notified": "02-07-2026", "target_group": "hervestiger", "because": "Staat in de brief."}

    @pytest.fixture
    def other(self, hire: Hire, organisations: Organisations) -> Actor:
        return hire("Els Dijk", Role.GEZINSREGISSEUR, organisations.meerdijk)

    @pytest.fixture
    def met(self, as_: As, amina: Actor, other: Actor, permit: str) -> HttpResponse:
        assert as_(other).post(f"{permit}wijzigen/", self.THEIRS).status_code == 302
        answer: HttpResponse = as_(amina).post(f"{permit}wijzigen/", self.MINE)
        return answer

    def resolve(self, client: Client, met: HttpResponse, **chosen: str) -> Any:
        action = re.search(r'action="(/gezinnen/[^"]+/feiten/[^"]+)"', met.text)
        begun = re.search(r'name="begun" value="([^"]+)"', met.text)
        assert action
        assert begun
        return client.post(action[1], self.MINE | {"begun": begun[1]} | chosen)

    def test_the_second_sees_what_stood_there_what_stands_there_and_what_was_typed(
        self, met: HttpResponse, family: Family, owner: Owner
    ) -> None:
        assert met.status_code == 409
        assert len(permits(owner, family)) == 2
        for words in (
            "Toen u begon stond er: 31-08-2026",
            "Wat er nu staat: <strong>01-07-2026</strong>",
            "Wat u typte: <strong>02-07-2026</strong>",
            "Gewijzigd door Els Dijk (gemeente Meerdijk)",
            'value="Staat in de brief."',
            '<option value="hervestiger" selected>',
        ):
            assert words in met.text
        assert "Dit moet nog anders" not in met.text

    def test_without_a_choice_nothing_is_written_and_both_stay_in_sight(
        self, as_: As, amina: Actor, met: HttpResponse, family: Family, owner: Owner
    ) -> None:
        answer = self.resolve(as_(amina), met)

        assert (answer.status_code, "Kies bij elk gegeven" in answer.text) == (422, True)
        assert "Wat er nu staat: <strong>01-07-2026</strong>" in answer.text
        assert len(permits(owner, family)) == 2

    @pytest.mark.parametrize(("chosen", "day"), [("nu", "2026-07-01"), ("mijn", "2026-07-02")])
    def test_what_is_chosen_is_written_with_the_rest_of_what_was_typed(
        self,
        as_: As,
        amina: Actor,
        met: HttpResponse,
        family: Family,
        owner: Owner,
        chosen: str,
        day: str,
    ) -> None:
        answer = self.resolve(as_(amina), met, kies_notified=chosen)

        assert answer.status_code == 302
        assert owner.execute(
            "select notified_earliest::text, target_group, r.name from procedure_permit p"
            " join access_account r on r.id = p.recorded_by_id where subject_id = %s and superseded_by_id is null",
            [family.youngster],
        ).fetchall() == [(day, "hervestiger", "Amina Yusuf")]

    def test_a_third_who_comes_between_is_seen_as_well(
        self, as_: As, amina: Actor, other: Actor, met: HttpResponse, family: Family, owner: Owner
    ) -> None:
        now = current(owner, "procedure_permit", family.youngster)
        again = f"/gezinnen/{family.dossier_id}/feiten/vergunning/{now}/wijzigen/"
        assert as_(other).post(again, self.THEIRS | {"notified": "03-07-2026"}).status_code == 302
        answer = self.resolve(as_(amina), met, kies_notified="mijn")

        assert answer.status_code == 409
        for words in ("Toen u begon stond er: 01-07-2026", "03-07-2026", "02-07-2026"):
            assert words in answer.text

    def test_who_changed_another_field_is_told_and_need_not_choose(
        self, as_: As, amina: Actor, other: Actor, permit: str, family: Family, owner: Owner
    ) -> None:
        as_(other).post(f"{permit}wijzigen/", PERMIT | WHY | {"kind": "B"})
        client = as_(amina)
        met = client.post(f"{permit}wijzigen/", self.MINE)
        answer = self.resolve(client, met, kind="B")

        assert (met.status_code, answer.status_code) == (409, 302)
        assert "Vergunning: <del>A-status</del> B-status" in met.text
        assert [row[2:] for row in permits(owner, family)][-1] == ("B", "", True)

    def test_of_two_who_enter_the_same_the_second_sees_both(
        self, as_: As, amina: Actor, other: Actor, family: Family, owner: Owner
    ) -> None:
        application = current(owner, "procedure_application", family.mother)
        address = f"/gezinnen/{family.dossier_id}/feiten/besluit/nieuw/{application}/vastleggen/"
        first = as_(other).post(address, {"value": "afgewezen", "day": "01-07-2026"})
        met = as_(amina).post(address, {"value": "ingewilligd", "day": "01-07-2026"})

        assert (first.status_code, met.status_code) == (302, 409)
        for words in ("Toen u begon stond er: leeg", "<strong>afgewezen</strong>", "<strong>ingewilligd</strong>"):
            assert words in met.text


def test_who_may_not_write_gets_no_form_and_cannot_send_one(
    as_: As, bram: Actor, noor: Actor, family: Family, permit: str
) -> None:
    for actor in (bram, noor):
        client = as_(actor)
        shown = client.get(f"/gezinnen/{family.dossier_id}/").text
        answers = [client.get(permit), client.post(f"{permit}wijzigen/", PERMIT | WHY | {"kind": "B"})]

        assert "/feiten/vergunning/" not in shown
        assert [answer.status_code for answer in answers] == [404, 404]


def test_who_may_read_and_not_write_is_told_so(as_: As, amina: Actor, family: Family, owner: Any) -> None:
    address = (
        f"/gezinnen/{family.dossier_id}/feiten/inburgering/{current(owner, 'integration_integration', family.mother)}/"
    )

    assert as_(amina).get(address).status_code == 403
    assert as_(amina).post(f"{address}wijzigen/", {"route": "Z", **WHY}).status_code == 403


def test_another_municipality_and_a_stranger_cannot(as_: As, chris: Actor, client: Client, permit: str) -> None:
    theirs = as_(chris)

    assert [theirs.get(permit).status_code, theirs.post(f"{permit}wijzigen/", PERMIT).status_code] == [404, 404]
    assert client.get(permit).status_code == 302
    assert client.post(f"{permit}wijzigen/", PERMIT)["Location"] == "/inloggen/"


def test_an_address_that_mixes_families_kinds_or_rows_leads_nowhere(
    as_: As, amina: Actor, family: Family, second_family: Family, permit: str, owner: Owner
) -> None:
    client = as_(amina)
    mixed = [
        permit.replace(str(family.dossier_id), str(second_family.dossier_id)),
        permit.replace("vergunning", "verblijf"),
        permit.replace("vergunning", "kleur"),
        re.sub(r"[0-9a-f-]{36}/$", f"{uuid4()}/", permit),
        f"/gezinnen/{family.dossier_id}/feiten/hotel/nieuw/{second_family.mother}/",
        f"/gezinnen/{family.dossier_id}/feiten/mvv/nieuw/{family.mother}/",
    ]

    assert [client.get(address).status_code for address in mixed] == [404] * len(mixed)


def test_a_form_and_the_family_ask_little(as_: As, amina: Actor, family: Family, permit: str) -> None:
    client = as_(amina)
    with counted() as asked:
        client.get(permit)
    with counted() as of_family:
        client.get(f"/gezinnen/{family.dossier_id}/")

    assert asked() <= MOST_QUERIES
    assert of_family() <= MOST_QUERIES
