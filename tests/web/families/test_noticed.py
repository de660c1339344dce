"""What is noticed, how a family wants to be reached, and a contact in which a youngster interpreted."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client

from tests.cast import TODAY, Family, Hire, Involve, Organisations
from tests.web.conftest import MOST_QUERIES, As, counted
from tests.web.families.conftest import Owner, current
from weerzien.access.actors import Actor
from weerzien.access.roles import Role

pytestmark = pytest.mark.django_db(transaction=True)


def page_of(family: Family) -> str:
    return f"/gezinnen/{family.dossier_id}/"


def notice(client: Client, family: Family, theme: str, over: object = None, **cells: str) -> str:
    """Choose a theme, fill its form in, and return the page of the family that follows."""
    chosen = client.get(f"{page_of(family)}gezien/", {"over": str(over or family.dossier_id), "thema": theme})
    assert chosen.status_code == 302, chosen.text
    form = chosen["Location"]
    assert client.get(form).status_code == 200
    sent = client.post(f"{form}vastleggen/", cells)
    assert sent.status_code == 302, sent.text
    return client.get(page_of(family)).text


def test_what_was_noticed_stands_under_its_life_domain_with_a_sentence_about_days(
    as_: As, amina: Actor, family: Family
) -> None:
    shown = notice(
        as_(amina), family, "eenzaamheid", family.mother, day="18-11-2026", how="zelf gezien", note="Huilde."
    )

    assert "Observatie: eenzaamheid is vastgelegd. " in shown
    assert "Netwerk en erbij horen" in shown
    assert "Huilde." in shown
    assert "zelf gezien of gehoord" in shown


def test_a_theme_that_a_rule_reads_a_fact_of_is_kept_as_that_fact(as_: As, amina: Actor, family: Family) -> None:
    client = as_(amina)
    chosen = client.get(f"{page_of(family)}gezien/", {"over": str(family.dossier_id), "thema": "spanningen"})

    assert chosen["Location"] == f"{page_of(family)}feiten/observatie-spanningen/nieuw/{family.dossier_id}/"


def test_addiction_is_kept_in_the_care_compartment(
    as_: As, amina: Actor, hire: Hire, involve: Involve, organisations: Organisations, family: Family
) -> None:
    team = hire("Wim Smit", Role.WIJKTEAM, organisations.nidos)
    involve(team, family)
    shown = notice(as_(team), family, "verslaving", note="Vader drinkt veel.")
    asked = {"over": str(family.dossier_id), "thema": "verslaving"}

    assert "Vader drinkt veel." in shown
    assert "verslaving" not in as_(amina).get(page_of(family)).text.lower()
    assert as_(amina).get(f"{page_of(family)}gezien/", asked).status_code == 422


def test_the_form_says_who_will_read_the_note(as_: As, amina: Actor, family: Family) -> None:
    form = as_(amina).get(f"{page_of(family)}feiten/observatie-eenzaamheid/nieuw/{family.mother}/").text

    assert "Dit kunnen lezen, als zij bij dit gezin horen:" in form
    assert "wijkteam" in form
    assert "jeugdbeschermer" in form
    assert "klantregisseur" not in form
    assert "jeugdbeschermer" not in as_(amina).get(page_of(family)).text.partition("Dit kunnen lezen")[2][:200]


def test_a_wish_of_the_family_stands_before_whoever_is_about_to_call(
    as_: As, amina: Actor, thijs: Actor, chris: Actor, family: Family, owner: Owner
) -> None:
    wish = {"speak_with": "moeder", "not_at": "vrijdagmiddag"}
    here = owner.execute("select id from contacts_preference where dossier_id = %s", [family.dossier_id]).fetchone()
    address = f"{page_of(family)}feiten/voorkeur/{here[0]}/wijzigen/" if here else ""
    sent = as_(amina).post(address, wish | {"because": "gezegd"})
    who_follows_one = as_(thijs).get(page_of(family)).text

    assert sent.status_code == 302
    assert "spreek de moeder aan, niet het kind" in who_follows_one
    assert "vrijdagmiddag" in who_follows_one
    assert as_(chris).get(page_of(family)).status_code == 404


def test_a_telephone_number_is_checked_and_stands_with_the_wishes(
    as_: As, amina: Actor, family: Family, owner: Owner
) -> None:
    client = as_(amina)
    address = f"{page_of(family)}feiten/telefoon/{current(owner, 'contacts_telephone', family.mother)}/wijzigen/"

    assert "Dit is geen telefoonnummer." in client.post(address, {"number": "bel maar", "because": "nieuw"}).text
    assert client.post(address, {"number": "+31 6 8765 4321", "because": "nieuw"}).status_code == 302
    assert "+31 6 8765 4321" in client.get(page_of(family)).text


def test_a_secret_address_is_gone_for_who_need_not_know_it(as_: As, amina: Actor, noor: Actor, family: Family) -> None:
    client = as_(amina)
    assert "Molenpad 7" in as_(noor).get(page_of(family)).text

    secret = {"kind": "secret_address", "because": "Vader zoekt hen."}
    assert client.post(f"{page_of(family)}afscherming/zetten/", secret).status_code == 302
    assert "Molenpad 7" in client.get(page_of(family)).text
    assert "Molenpad" not in as_(noor).get(page_of(family)).text


def test_three_contacts_at_which_the_youngster_interpreted_raise_the_signal_of_overload(
    as_: As, amina: Actor, noor: Actor, family: Family
) -> None:
    said = {"kind": "telefoon", "spoken_with": "moeder", "interpreter": "jongere tolkt", "understood": "deels"}
    answers = [
        as_(who).post(f"{page_of(family)}contact/", {**said, "day": f"{TODAY - timedelta(days=ago)}"}, follow=True).text
        for ago, who in enumerate((noor, noor, amina))
    ]

    assert "begrepen: deels" in answers[-1]
    assert "Overbelasting van de jongere" in answers[-1]
    assert "thema: kind regelt of tolkt voor het gezin (gezin en familie)" in answers[-1]
    assert "Overbelasting van de jongere" not in answers[0]


def test_a_contact_is_corrected_with_a_reason(as_: As, amina: Actor, family: Family) -> None:
    client = as_(amina)
    said = {"day": "2026-11-20", "kind": "telefoon", "spoken_with": "moeder", "note": "Belde over schol."}
    client.post(f"{page_of(family)}contact/", said)
    shown = client.get(page_of(family)).text
    address = next(part.split('"')[0] for part in shown.split('href="') if "/feiten/contact/" in part)
    form = client.get(address)
    change = {"day": "20-11-2026", "kind": "telefoon", "spoken_with": "moeder", "note": "Belde over school."}

    assert form.status_code == 200
    assert client.post(f"{address}wijzigen/", change).status_code == 422
    assert client.post(f"{address}wijzigen/", {**change, "because": "typefout"}).status_code == 302
    assert "Belde over school." in client.get(page_of(family)).text
    assert client.get(f"{page_of(family)}feiten/contact/nieuw/{family.dossier_id}/").status_code == 404


def test_the_page_takes_as_many_questions_for_more_observations(as_: As, amina: Actor, family: Family) -> None:
    client = as_(amina)
    notice(client, family, "eenzaamheid", note="Een.")
    with counted() as one:
        client.get(page_of(family))
        first = one()
    for theme in ("gezag", "wachten", "huishouden"):
        notice(client, family, theme, None if theme != "huishouden" else family.youngster, day="2-11-2026")
    with counted() as more:
        client.get(page_of(family))

    assert first == more() <= MOST_QUERIES
