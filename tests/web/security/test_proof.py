"""Nobody sees a family before the second factor, whatever the address."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.conf import LazySettings
from django.test import Client
from django.urls import get_resolver, reverse

from tests.house.pages import named_views
from tests.web.conftest import begin_session
from tests.web.security.conftest import PASSWORD, code_of
from weerzien.access.models import Account

pytestmark = pytest.mark.django_db(transaction=True)
AN_ID = "00000000-0000-4000-8000-000000000000"


def about_families() -> list[tuple[str, str]]:
    """Return name and mark of every address that is neither open nor about one's own way in."""
    views = named_views(get_resolver().url_patterns)
    return [(name, view.access) for name, view in views if view.access in {"reads", "writes"}]


def address_of(name: str) -> str:
    """Return an address of that name, with made-up ids where it wants them."""
    (parameters,) = [found[0][1] for found in get_resolver().reverse_dict.getlist(name)[0][:1]]
    made_up = {parameter: 1 if parameter == "version" else AN_ID for parameter in parameters}
    return reverse(name, kwargs=made_up)


@pytest.mark.parametrize(("name", "access"), about_families(), ids=lambda value: str(value))
def test_with_a_password_alone_no_page_opens(inside: Client, name: str, access: str) -> None:
    address = address_of(name)

    answer = inside.get(address) if access == "reads" else inside.post(address)

    assert answer.status_code == 302
    assert answer["Location"].split("?")[0] == "/mijn-beveiliging/"


def test_where_it_is_not_required_a_password_is_enough(inside: Client, settings: LazySettings) -> None:
    settings.SECOND_FACTOR_REQUIRED = False

    assert inside.get("/").status_code == 200


def test_a_session_that_waited_with_only_a_password_does_not_profit_from_a_factor_made_elsewhere(
    inside: Client, secret: str, email: str
) -> None:
    waiting = Client()
    waiting.force_login(Account.objects.get(email=email), backend="weerzien.web.accounts.backend.AccountBackend")
    begin_session(waiting)

    assert waiting.get("/")["Location"] == "/wie-bent-u/code/?next=%2F"
    assert waiting.get("/mijn-beveiliging/sleutel/")["Location"].startswith("/wie-bent-u/code/")
    assert waiting.get("/mijn-beveiliging/")["Location"].startswith("/wie-bent-u/code/")
    assert inside.get("/").status_code == 200


def test_after_the_second_step_the_pages_open(secret: str, email: str, trail: Callable[[], list[str]]) -> None:
    later = Client()
    first = later.post("/inloggen/?next=/gezinnen/", {"login": email, "password": PASSWORD})
    closed = later.get("/gezinnen/")
    second = later.post("/inloggen/tweede-stap/", {"code": code_of(secret, steps=1)})

    assert (first["Location"], closed.status_code) == ("/inloggen/tweede-stap/", 302)
    assert second["Location"] == "/gezinnen/"
    assert later.get("/gezinnen/").status_code == 200
    assert trail() == ["login.succeeded", "account.app-added", "login.succeeded"]
