"""Logging in and out, being locked out, and the demo's doors."""

from __future__ import annotations

from uuid import UUID, uuid4

import psycopg
import pytest
from django.conf import settings
from django.contrib.auth.hashers import make_password
from django.test import Client

from weerzien.access.demo import MARK

pytestmark = pytest.mark.django_db(transaction=True)

EMAIL, PASSWORD = "amina@voorbeeld.test", "een lang wachtwoord"


@pytest.fixture
def amina_id(owner: psycopg.Connection) -> UUID:
    account, organisation = uuid4(), uuid4()
    owner.execute(
        "insert into access_account (id, email, name, password, is_active, is_demo)"
        " values (%s, %s, 'Amina Yusuf', %s, true, true)",
        [account, EMAIL, make_password(PASSWORD)],
    )
    owner.execute(
        "insert into access_organisation (id, kind, name) values (%s, 'municipality', 'Meerdijk')", [organisation]
    )
    owner.execute(
        "insert into access_position (id, account_id, organisation_id, role, period)"
        " values (gen_random_uuid(), %s, %s, 'gezinsregisseur', '[2020-01-01,)')",
        [account, organisation],
    )
    return account


@pytest.fixture
def demo(owner: psycopg.Connection, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(settings, "IS_DEMO", True)
    owner.execute(f"create table {MARK} (made_at timestamptz)")
    yield
    owner.execute(f"drop table {MARK}")


def log_in(client: Client, password: str = PASSWORD, email: str = EMAIL):
    return client.post("/inloggen/", {"login": email, "password": password})


def test_the_right_password_opens_the_door_and_logging_out_closes_it(client: Client, amina_id: UUID) -> None:
    came_in = log_in(client)
    inside = "_auth_user_id" in client.session
    went_out = client.post("/uitloggen/")

    assert (came_in.status_code, came_in["Location"], inside) == (302, "/", True)
    assert (went_out.status_code, went_out["Location"]) == (302, "/inloggen/")
    assert "_auth_user_id" not in client.session


def test_a_wrong_password_and_an_unknown_address_are_answered_in_the_same_words(client: Client, amina_id: UUID) -> None:
    sentence = "Dit e-mailadres en wachtwoord horen niet bij elkaar. Probeer het opnieuw."

    assert sentence in log_in(client, "mis").content.decode()
    assert sentence in log_in(client, email="niemand@voorbeeld.test").content.decode()


def test_an_empty_form_says_what_is_missing(client: Client) -> None:
    page = client.post("/inloggen/", {}).content.decode()

    assert "Vul uw e-mailadres in." in page
    assert "Vul uw wachtwoord in." in page


def test_the_fifth_wrong_password_shuts_the_account_for_a_while(client: Client, amina_id: UUID) -> None:
    answers = [log_in(client, "mis", email) for email in (EMAIL, EMAIL.upper(), EMAIL, EMAIL, EMAIL)]

    assert [answer.status_code for answer in answers] == [200, 200, 200, 200, 429]
    assert "Probeer het over 15 minuten opnieuw." in answers[-1].content.decode()
    assert log_in(client).status_code == 429


def test_after_fifteen_minutes_the_account_opens_again(
    client: Client, amina_id: UUID, owner: psycopg.Connection
) -> None:
    for _ in range(5):
        log_in(client, "mis")
    owner.execute("update axes_accessattempt set attempt_time = attempt_time - interval '16 minutes'")

    assert log_in(client).status_code == 302


def test_nobody_is_sent_to_another_site_after_logging_in(client: Client, amina_id: UUID) -> None:
    answer = client.post("/inloggen/?next=https://elders.test/", {"login": EMAIL, "password": PASSWORD})

    assert answer["Location"] == "/"


def test_in_a_demo_one_click_logs_in(client: Client, amina_id: UUID, demo: None) -> None:
    offered = client.get("/inloggen/", headers={"Host": "127.0.0.1"}).content.decode()
    answer = client.post(f"/inloggen/als/{amina_id}/", headers={"Host": "127.0.0.1"})

    assert f"/inloggen/als/{amina_id}/" in offered
    assert (answer.status_code, answer["Location"]) == (302, "/")
    assert client.session["_auth_user_id"] == str(amina_id)


def test_in_a_demo_one_may_make_a_second_factor_without_a_password(client: Client, amina_id: UUID, demo: None) -> None:
    client.post(f"/inloggen/als/{amina_id}/", headers={"Host": "127.0.0.1"})

    assert client.get("/mijn-beveiliging/app/", headers={"Host": "127.0.0.1"}).status_code == 200


def test_outside_a_demo_no_click_logs_in(client: Client, amina_id: UUID) -> None:
    offered = client.get("/inloggen/", headers={"Host": "127.0.0.1"}).content.decode()

    assert "/inloggen/als/" not in offered
    assert client.post(f"/inloggen/als/{amina_id}/", headers={"Host": "127.0.0.1"}).status_code == 404


def test_a_database_that_the_demo_did_not_make_has_no_open_doors(
    client: Client, amina_id: UUID, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(settings, "IS_DEMO", True)

    assert client.post(f"/inloggen/als/{amina_id}/", headers={"Host": "127.0.0.1"}).status_code == 404


def test_from_another_machine_no_click_logs_in(client: Client, amina_id: UUID, demo: None) -> None:
    answer = client.post(f"/inloggen/als/{amina_id}/", headers={"Host": "127.0.0.1"}, REMOTE_ADDR="192.0.2.7")

    assert answer.status_code == 404


def test_a_page_carries_the_headers_that_keep_scripts_and_frames_out(client: Client) -> None:
    answer = client.get("/inloggen/")

    policy = answer["Content-Security-Policy"].split("; ")
    assert {"default-src 'none'", "script-src 'self'", "style-src 'self'", "frame-ancestors 'none'"} <= set(policy)
    assert "unsafe" not in answer["Content-Security-Policy"]
    assert (answer["X-Frame-Options"], answer["X-Content-Type-Options"]) == ("DENY", "nosniff")
    assert answer["Referrer-Policy"] == "same-origin"


def test_another_browser_and_another_address_do_not_give_new_attempts(client: Client, amina_id: UUID) -> None:
    answers = [
        Client(REMOTE_ADDR=f"192.0.2.{number}", headers={"User-Agent": f"browser {number}"}).post(
            "/inloggen/", {"login": EMAIL, "password": "mis"}
        )
        for number in range(5)
    ]

    assert answers[-1].status_code == 429
