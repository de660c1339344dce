"""Mijn beveiliging: set up, take away, codes, the password."""

from __future__ import annotations

import re
from collections.abc import Callable

import psycopg
import pytest
from allauth.mfa.models import Authenticator
from django.conf import LazySettings
from django.test import Client

from tests.web.conftest import As
from tests.web.security.conftest import PASSWORD, code_of
from weerzien.access.actors import Actor

pytestmark = pytest.mark.django_db(transaction=True)
CODES = "/mijn-beveiliging/herstelcodes/"


def some_time_later(client: Client) -> None:
    """Let it be ten minutes since the password was given."""
    session = client.session
    records = session["account_authentication_methods"]
    session["account_authentication_methods"] = [{**record, "at": record["at"] - 600} for record in records]
    session.save()


def prove(client: Client) -> None:
    """Give the password once more."""
    assert client.post("/wie-bent-u/", {"password": PASSWORD}).status_code == 302


def recovery_codes(client: Client) -> list[str]:
    return re.findall(r"<li>(\d{8})</li>", client.get(CODES).content.decode())


def test_the_app_is_shown_as_a_square_and_as_letters_and_kept_encrypted(inside: Client, amina: object) -> None:
    page = inside.get("/mijn-beveiliging/app/").content.decode()
    secret = inside.session["mfa.totp.secret"]
    answer = inside.post("/mijn-beveiliging/app/", {"code": code_of(secret)})

    assert '<svg class="wz-qr" role="img"' in page
    assert " ".join(secret[at : at + 4] for at in range(0, len(secret), 4)) in page
    assert "style=" not in page
    assert "data:image" not in page
    assert answer["Location"] == CODES
    assert secret not in str(list(Authenticator.objects.values_list("data", flat=True)))
    assert inside.get("/").status_code == 200


def test_a_wrong_code_sets_up_nothing(inside: Client) -> None:
    inside.get("/mijn-beveiliging/app/")
    page = inside.post("/mijn-beveiliging/app/", {"code": "000000"}).content.decode()

    assert "Deze code klopt niet." in page
    assert not Authenticator.objects.exists()


def test_recovery_codes_are_shown_once_and_each_opens_once(inside: Client, secret: str, email: str) -> None:
    shown, again = recovery_codes(inside), recovery_codes(inside)

    answers = []
    for _ in range(2):
        later = Client()
        later.post("/inloggen/", {"login": email, "password": PASSWORD})
        answers.append(later.post("/inloggen/tweede-stap/", {"code": shown[0]}).status_code)

    assert (len(shown), again) == (10, [])
    assert answers == [302, 200]


def test_the_codes_can_be_kept_as_a_file(inside: Client, secret: str) -> None:
    page = inside.get(CODES).content.decode()

    assert 'download="herstelcodes-weerzien.txt"' in page
    assert 'href="data:text/plain;charset=utf-8,Herstelcodes%20van%20weerzien.' in page


def test_new_codes_make_the_old_ones_worthless(
    inside: Client, secret: str, email: str, trail: Callable[[], list[str]]
) -> None:
    old = recovery_codes(inside)
    some_time_later(inside)
    asked = inside.get(f"{CODES}maken/")
    prove(inside)
    inside.post(f"{CODES}maken/")
    later = Client()
    later.post("/inloggen/", {"login": email, "password": PASSWORD})

    assert asked["Location"].startswith("/wie-bent-u/?next=")
    assert later.post("/inloggen/tweede-stap/", {"code": old[0]}).status_code == 200
    assert set(recovery_codes(inside)).isdisjoint(old)
    assert "account.recovery-codes-made" in trail()


def test_the_only_factor_stays_where_one_is_required(inside: Client, secret: str) -> None:
    page = inside.post("/mijn-beveiliging/app/weghalen/").content.decode()

    assert "Dit is uw enige tweede stap. Voeg eerst een andere toe." in page
    assert Authenticator.objects.filter(type="totp").exists()


def test_where_none_is_required_the_app_goes_after_proving_who_one_is(
    inside: Client, secret: str, settings: LazySettings, trail: Callable[[], list[str]]
) -> None:
    settings.SECOND_FACTOR_REQUIRED = False
    some_time_later(inside)
    asked = inside.get("/mijn-beveiliging/app/weghalen/")
    prove(inside)
    answer = inside.post("/mijn-beveiliging/app/weghalen/")

    assert asked["Location"].startswith("/wie-bent-u/?next=")
    assert answer["Location"] == "/mijn-beveiliging/"
    assert not Authenticator.objects.exists()
    assert trail()[-1] == "account.app-removed"


def test_the_fifth_wrong_code_shuts_the_account_as_a_wrong_password_does(
    secret: str, email: str, trail: Callable[[], list[str]], owner: psycopg.Connection
) -> None:
    later = Client()
    later.post("/inloggen/", {"login": email, "password": PASSWORD})
    answers = [later.post("/inloggen/tweede-stap/", {"code": "123"}).status_code for _ in range(5)]
    right_code = later.post("/inloggen/tweede-stap/", {"code": code_of(secret, steps=1)})

    assert answers == [200, 200, 200, 200, 429]
    assert right_code.status_code == 429
    assert Client().post("/inloggen/", {"login": email, "password": PASSWORD}).status_code == 429
    assert trail().count("login.second-factor-failed") == 5
    assert trail()[-1] == "login.locked"
    assert "123" not in str(owner.execute("select post_data from axes_accessattempt").fetchall())


def test_a_code_of_the_app_opens_once(secret: str, email: str) -> None:
    from django.core.cache import cache

    code, answers = code_of(secret, steps=1), []
    for _ in range(2):
        later = Client()
        later.post("/inloggen/", {"login": email, "password": PASSWORD})
        answers.append(later.post("/inloggen/tweede-stap/", {"code": code}).status_code)
        cache.clear()  # as in another process

    assert answers == [302, 200]


def change(client: Client, new: str, *, now: str = PASSWORD, again: str | None = None) -> str:
    given = {"oldpassword": now, "password1": new, "password2": new if again is None else again}
    return client.post("/mijn-beveiliging/wachtwoord/", given, follow=True).content.decode()


@pytest.mark.parametrize(
    ("new", "said"),
    [
        ("te kort", "Neem minstens 12 tekens"),
        ("password1234", "gebruiken veel mensen"),
        ("739204816253", "heeft alleen cijfers"),
        ("Amina Yusuf!", "lijkt op uw naam"),
        (PASSWORD, "Dit is uw wachtwoord van nu."),
    ],
    ids=["short", "common", "numbers", "like the name", "the same"],
)
def test_a_weak_password_is_refused_in_words(inside: Client, secret: str, new: str, said: str) -> None:
    page = change(inside, new)

    assert said in page


def test_a_new_password_ends_the_other_sessions_and_is_written_down(
    inside: Client, secret: str, email: str, trail: Callable[[], list[str]]
) -> None:
    other = Client()
    other.post("/inloggen/", {"login": email, "password": PASSWORD})
    other.post("/inloggen/tweede-stap/", {"code": code_of(secret, steps=1)})
    before = other.get("/").status_code
    page = change(inside, "paarden lopen over het strand")

    assert "Uw wachtwoord is gewijzigd." in page
    assert (before, other.get("/").status_code, inside.get("/").status_code) == (200, 302, 200)
    assert trail()[-1] == "account.password-changed"


def test_a_wrong_password_of_now_and_two_that_differ_are_refused(inside: Client, secret: str) -> None:
    assert "Dit is niet uw wachtwoord van nu." in change(inside, "paarden lopen over het strand", now="mis")
    assert "niet gelijk" in change(inside, "paarden lopen over het strand", again="koeien lopen over het strand")


def test_the_overview_says_what_there_is(inside: Client, secret: str) -> None:
    page = inside.get("/mijn-beveiliging/").content.decode()

    assert "De app staat aan sinds" in page
    assert "U hebt er nog 10." in page
    assert "Stel eerst een tweede stap in" not in page


def test_who_has_no_password_has_none_to_change(as_: As, amina: Actor, settings: LazySettings) -> None:
    settings.SECOND_FACTOR_REQUIRED = False
    client = as_(amina)
    overview, asked = client.get("/mijn-beveiliging/"), client.get("/mijn-beveiliging/wachtwoord/")

    assert "Wachtwoord wijzigen" not in overview.text
    assert (asked.status_code, "Uw account heeft geen wachtwoord." in asked.text) == (422, True)


def test_the_last_factor_is_not_taken_away_by_asking_in_another_way(inside: Client, secret: str) -> None:
    for address in ("/mijn-beveiliging/app/weghalen/", "/mijn-beveiliging/sleutel/1/weghalen/", "/wie-bent-u/"):
        assert [getattr(inside, way)(address).status_code for way in ("delete", "put", "options")] == [405] * 3
