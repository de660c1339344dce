"""How a request becomes a page, on pages of this test's own."""

from __future__ import annotations

from datetime import date
from uuid import uuid4

import psycopg
import pytest
from django.conf import LazySettings
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.urls import URLPattern, include, path
from pytest_django.fixtures import DjangoAssertNumQueries

from tests.web.conftest import begin_session
from weerzien.access.models import Account
from weerzien.audit.models import Line
from weerzien.kernel.refusals import NotFound, Refused
from weerzien.web.accounts.urls import urlpatterns as account_addresses
from weerzien.web.guard import ReadingOnly
from weerzien.web.http import OPEN_PAGES, Request, asks, own_account, page, proving, reading, reads, writes
from weerzien.web.security.urls import urlpatterns as security_addresses


class TooLate(Refused):
    """Dit kan niet meer."""


@reads
def who_and_when(request: Request) -> HttpResponse:
    with reading(request), connection.cursor() as cursor:
        cursor.execute("select current_setting('weerzien.account')")
        (told,) = cursor.fetchone()
    return HttpResponse(f"{request.actor.name} · {request.today} · {told == str(request.actor.account_id)}")


@reads
def sly(request: Request) -> HttpResponse:
    Account.objects.update(name="Iemand anders")
    return HttpResponse()


@reads
def noted(request: Request) -> HttpResponse:
    Line.objects.bulk_create([Line(at=request.now, kind="look", action="test")])
    return HttpResponse("gezien")


@asks
def sly_question(request: Request) -> HttpResponse:
    Account.objects.update(name="Iemand anders")
    return HttpResponse()


@asks
def question(request: Request) -> HttpResponse:
    return HttpResponse(request.POST.get("day", "niets"))


@reads
def nothing_asked(request: Request) -> HttpResponse:
    return HttpResponse(request.actor.name)


@reads
def refused(request: Request) -> HttpResponse:
    raise TooLate


@reads
def strange(request: Request) -> HttpResponse:
    raise NotFound


@reads
def broken(request: Request) -> HttpResponse:
    raise ValueError("Amina Yusuf, 999990019")


@reads
def two_faces(request: Request) -> HttpResponse:
    return page(request, "errors/missing")


@writes
def written(request: Request) -> HttpResponse:
    return HttpResponse("bewaard")


@own_account
def own(request: Request) -> HttpResponse:
    return HttpResponse(request.actor.name)


@proving
def proven(request: Request) -> HttpResponse:
    return HttpResponse(request.actor.name)


VIEWS = (
    own, proven, who_and_when, nothing_asked, sly, sly_question, question, noted, refused, strange, broken, two_faces,
    written,
)  # fmt: skip
urlpatterns: list[URLPattern] = [
    *(path(f"{view.__name__}/", view) for view in VIEWS),
    path("", include("weerzien.web.accounts.urls")),
    path("", include("weerzien.web.security.urls")),
    path("", include("weerzien.web.sessions.urls")),
]
handler404 = "weerzien.web.errors.views.not_found"
handler500 = "weerzien.web.errors.views.broken"

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.urls(__name__)]


@pytest.fixture
def amina(owner: psycopg.Connection, client: Client) -> Client:
    account, organisation = uuid4(), uuid4()
    owner.execute(
        "insert into access_account (id, email, name, password, is_active, is_demo)"
        " values (%s, 'amina@voorbeeld.test', 'Amina Yusuf', '!', true, false)",
        [account],
    )
    owner.execute(
        "insert into access_organisation (id, kind, name) values (%s, 'municipality', 'Meerdijk')", [organisation]
    )
    owner.execute(
        "insert into access_position (id, account_id, organisation_id, role, period)"
        " values (gen_random_uuid(), %s, %s, 'gezinsregisseur', '[2020-01-01,)')",
        [account, organisation],
    )
    client.force_login(Account.objects.get(pk=account), backend="weerzien.web.accounts.backend.AccountBackend")
    begin_session(client)
    return client


def test_somebody_who_has_not_logged_in_is_sent_to_the_login_page_and_back(client: Client) -> None:
    answer = client.get("/who_and_when/?bladzijde=2")

    assert answer.status_code == 302
    assert answer["Location"] == "/inloggen/?next=%2Fwho_and_when%2F%3Fbladzijde%3D2"


def test_a_fragment_for_somebody_whose_session_ended_sends_the_whole_page_to_the_login_page(client: Client) -> None:
    answer = client.get("/who_and_when/", headers={"HX-Request": "true"})

    assert (answer.status_code, answer["HX-Redirect"]) == (401, "/inloggen/")


def test_a_view_knows_who_asks_and_which_day_it_is(amina: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    from django.conf import settings

    monkeypatch.setattr(settings, "FIXED_TODAY", "2026-02-28")
    monkeypatch.setattr(settings, "IS_DEMO", True)

    answer = amina.get("/who_and_when/")

    assert answer.content.decode() == f"Amina Yusuf · {date(2026, 2, 28)} · True"
    assert answer["Cache-Control"] == "private, no-store"


@pytest.mark.parametrize("address", ["/own/", "/proven/"])
def test_a_page_about_ones_own_way_in_is_for_who_logged_in_and_opens_before_a_second_factor(
    amina: Client, settings: LazySettings, address: str
) -> None:
    settings.SECOND_FACTOR_REQUIRED = True
    stranger, here, elsewhere = Client().get(address), amina.get(address), amina.get("/who_and_when/")

    assert (stranger.status_code, stranger["Location"]) == (302, f"/inloggen/?next=%2F{address.strip('/')}%2F")
    assert (here.text, here["Cache-Control"]) == ("Amina Yusuf", "private, no-store")
    assert elsewhere["Location"].startswith("/mijn-beveiliging/")


@pytest.mark.parametrize("address", ["/own/", "/proven/", "/inloggen/"])
@pytest.mark.parametrize("way", ["put", "patch", "delete", "options"])
def test_a_page_with_a_form_is_shown_and_sent_and_nothing_else(amina: Client, address: str, way: str) -> None:
    assert getattr(amina, way)(address).status_code == 405


def test_a_page_that_reads_cannot_change_a_thing(amina: Client) -> None:
    with pytest.raises(ReadingOnly):
        amina.get("/sly/")

    assert Account.objects.get().name == "Amina Yusuf"


def test_a_question_is_asked_and_sent_and_changes_nothing(amina: Client) -> None:
    with pytest.raises(ReadingOnly):
        amina.post("/sly_question/")

    assert amina.get("/question/").content == b"niets"
    assert amina.post("/question/", {"day": "1-3-2027"}).content == b"1-3-2027"
    assert amina.put("/question/").status_code == 405
    assert Client().post("/question/").status_code == 302


def test_a_page_that_reads_may_write_down_that_it_was_read(amina: Client, owner: psycopg.Connection) -> None:
    answer = amina.get("/noted/")

    assert answer.content == b"gezien"
    assert owner.execute("select action from audit_line").fetchall() == [("test",)]


@pytest.mark.parametrize(
    ("address", "method"),
    [("/who_and_when/", "post"), ("/written/", "get")],
    ids=["post to a reader", "get to a writer"],
)
def test_a_view_is_asked_in_one_way_only(amina: Client, address: str, method: str) -> None:
    assert getattr(amina, method)(address).status_code == 405


def test_a_refusal_is_a_sentence(amina: Client) -> None:
    answer = amina.get("/refused/")

    assert answer.status_code == 422
    assert "Dit kan niet meer." in answer.content.decode()


def test_what_is_not_yours_and_what_does_not_exist_are_answered_the_same(amina: Client) -> None:
    not_yours, nowhere = amina.get("/strange/"), amina.get("/nergens/")

    assert (not_yours.status_code, not_yours.content) == (nowhere.status_code, nowhere.content)
    assert not_yours.status_code == 404


def test_an_account_without_a_position_today_is_told_so(amina: Client, owner: psycopg.Connection) -> None:
    owner.execute("update access_position set period = '[2020-01-01,2021-01-01)'")

    answer = amina.get("/who_and_when/")

    assert answer.status_code == 403
    assert "U hebt vandaag geen functie" in answer.content.decode()


def test_an_error_shows_that_nothing_is_lost_and_logs_no_words_of_it(
    amina: Client, capsys: pytest.CaptureFixture[str]
) -> None:
    import logging

    from weerzien.config.logs import Discreet

    amina.raise_request_exception = False
    try:
        raise ValueError("Amina Yusuf, 999990019")
    except ValueError as error:
        record = logging.LogRecord("x", logging.ERROR, "x", 1, "boom", None, (type(error), error, error.__traceback__))

    answer, line = amina.get("/broken/"), Discreet().format(record)

    assert answer.status_code == 500
    assert "Er is niets verloren" in answer.content.decode()
    assert "ValueError" in line
    assert "Amina" not in line


def test_one_address_with_two_faces_says_so_to_caches(amina: Client) -> None:
    assert "HX-Request" in amina.get("/two_faces/")["Vary"]


def test_the_open_pages_are_the_listed_ones() -> None:
    assert {
        each.name for each in [*account_addresses, *security_addresses] if each.callback.access == "open"
    } == OPEN_PAGES


def test_who_asks_and_what_they_may_takes_two_questions(
    amina: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(2):
        amina.get("/nothing_asked/")
