"""Log in, log out, be locked out; and the demo's doors, that open with one click."""

from __future__ import annotations

from http import HTTPStatus
from ipaddress import ip_address
from typing import Any
from uuid import UUID

from allauth.account.internal.flows.login import record_authentication
from allauth.account.views import LoginView
from django.conf import settings
from django.contrib.auth import login, logout
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.shortcuts import redirect, render
from django.utils.cache import patch_cache_control

from weerzien.access import demo
from weerzien.kernel.refusals import NotFound
from weerzien.web.accounts.adapter import name_that_is_counted
from weerzien.web.accounts.forms import LogInForm
from weerzien.web.accounts.trail import write_down, write_down_attempt
from weerzien.web.http import open_page
from weerzien.web.sessions.ending import begin
from weerzien.web.sessions.visits import remember_visit

ENDED = {
    "stil": "U deed een tijd niets. Daarom is uw sessie beëindigd. Wat u vastlegde, is bewaard.",
    "lang": "U was de hele dag ingelogd. Daarom is uw sessie beëindigd. Wat u vastlegde, is bewaard.",
}
BACKEND = "weerzien.web.accounts.backend.AccountBackend"


class LogIn(LoginView):  # type: ignore[misc]  # allauth ships no types for its views
    template_name = "accounts/log_in.html"
    form_class = LogInForm

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Return the form, where to go afterwards, and the cast of a demo on this very machine."""
        told = super().get_context_data(**kwargs)
        cast = demo.cast() if has_open_doors(self.request) else ()
        return {
            "form": told["form"],
            "next": self.request.GET.get("next", ""),
            "cast": cast,
            "ended": ENDED.get(self.request.GET.get("afgelopen", ""), ""),
        }


log_in = open_page(LogIn.as_view())


@open_page
def log_out(request: HttpRequest) -> HttpResponse:
    """End the session and show the login page."""
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    if request.user.is_authenticated:
        write_down(request, "login.ended")
    logout(request)
    return redirect("account_login")


@open_page
def demo_login(request: HttpRequest, account_id: UUID) -> HttpResponse:
    """Log in as one of the demo's cast; raise NotFound for anybody else and anywhere else."""
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    if not has_open_doors(request) or account_id not in {member.id for member in demo.cast()}:
        raise NotFound
    account = demo.account(account_id)
    before = account.last_login
    login(request, account, backend=BACKEND)
    # Nobody of the cast has a password to say again: who came in by a click may set up a second factor just after.
    record_authentication(request, account, "demo")
    begin(request)
    remember_visit(request, before)
    write_down(request, "login.succeeded")
    return redirect(settings.LOGIN_REDIRECT_URL)


def has_open_doors(request: HttpRequest) -> bool:
    """Return whether one click may log in: a demo's process, asked from its own machine under its own name."""
    if not settings.IS_DEMO:
        return False
    host = request.get_host().rsplit(":", 1)[0]
    return host in {"127.0.0.1", "localhost"} and ip_address(request.META["REMOTE_ADDR"]).is_loopback


def locked_out(request: HttpRequest, *told: Any) -> HttpResponse:
    """Say that this account is shut for a while, the same to its owner and to somebody who guesses; write it down."""
    if request.user.is_authenticated:
        write_down(request, "login.locked")
    else:
        write_down_attempt(request, "login.locked", name_that_is_counted(request, told[-1] if told else None))
    response = render(request, "accounts/locked_out.html", status=HTTPStatus.TOO_MANY_REQUESTS)
    patch_cache_control(response, no_store=True)
    return response
