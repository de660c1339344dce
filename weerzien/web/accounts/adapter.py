"""What allauth and axes ask us: who may sign up (nobody), how no is said, by which name failures are counted."""

from __future__ import annotations

import time
from typing import Any

from allauth.account import app_settings
from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.internal.flows.login import get_authentication_records
from allauth.core import context
from allauth.mfa.utils import is_mfa_enabled
from django.contrib import messages
from django.contrib.auth.base_user import AbstractBaseUser
from django.http import HttpRequest

from weerzien.web.accounts.trail import write_down, write_down_attempt
from weerzien.web.security.proof import FACTORS, made_factor_here
from weerzien.web.sessions.ending import begin
from weerzien.web.sessions.visits import remember_visit

SAID = {
    "account/messages/password_changed.txt": "Uw wachtwoord is gewijzigd.",
    "mfa/messages/totp_activated.txt": "De app is ingesteld.",
    "mfa/messages/totp_deactivated.txt": "De app is weggehaald.",
    "mfa/messages/webauthn_added.txt": "De toegangssleutel is toegevoegd.",
    "mfa/messages/webauthn_removed.txt": "De toegangssleutel is weggehaald.",
}


class ClosedInstallation(DefaultAccountAdapter):  # type: ignore[misc]  # allauth ships no types for its adapter
    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "account_inactive": "Dit account is uitgezet. Vraag uw beheerder om het weer aan te zetten.",
        "email_password_mismatch": "Dit e-mailadres en wachtwoord horen niet bij elkaar. Probeer het opnieuw.",
        "incorrect_password": "Dit wachtwoord klopt niet. Probeer het opnieuw.",
        "enter_current_password": "Dit is niet uw wachtwoord van nu. Probeer het opnieuw.",
        "too_many_login_attempts": "Er is te vaak iets verkeerds ingevuld. Wacht een kwartier en probeer het opnieuw.",
        "rate_limited": "U probeert dit heel vaak achter elkaar. Wacht een minuut en probeer het opnieuw.",
    }

    def is_open_for_signup(self, _request: HttpRequest) -> bool:
        """Return False: accounts are given by the installation's manager."""
        return False

    def login(self, request: HttpRequest, user: AbstractBaseUser) -> None:
        """Log somebody in, start the session's clock and write it down."""
        before = user.last_login
        super().login(request, user)
        begin(request)
        remember_visit(request, before)
        write_down(request, "login.succeeded", user.pk)

    def authentication_failed(self, request: HttpRequest, **credentials: Any) -> None:
        """Write down an attempt that failed."""
        write_down_attempt(request, "login.failed", name_that_is_counted(request, credentials))

    def reauthenticate(self, user: AbstractBaseUser, password: str) -> bool:
        """Return whether this is the password of somebody logged in; a wrong one counts as at the login page."""
        found = self.authenticate(context.request, email=user.get_username(), password=password)
        return found is not None and found.pk == user.pk

    def is_reauthentication_required(self, *, app: str) -> bool:
        """Return whether to ask again who one is: not right after logging in, to make a first factor."""
        if not super().is_reauthentication_required(app=app):
            return False
        request = context.request
        if is_mfa_enabled(request.user, FACTORS) and not made_factor_here(request):
            return True
        records = get_authentication_records(request, request.user)
        return all(time.time() - record["at"] > app_settings.REAUTHENTICATION_TIMEOUT for record in records)

    def set_password(self, user: AbstractBaseUser, password: str) -> None:
        """Set a password, and nothing else of the account: the web role may change no other column."""
        user.set_password(password)
        user.save(update_fields=["password"])

    def add_message(self, request: HttpRequest, level: int, *said: Any, **more: Any) -> None:
        """Say our own sentence where allauth would look for a template; nothing where we have none."""
        template = said[0] if said else more.get("message_template")
        sentence = more.get("message") or SAID.get(str(template))
        if sentence:
            messages.add_message(request, level, sentence)


def name_that_is_counted(request: HttpRequest, credentials: dict[str, Any] | None) -> str:
    """Return the e-mail address somebody tries to log in with, in small letters: a capital is no new attempt."""
    given = credentials or {}
    told = given.get("email") or given.get("username") or request.POST.get("login", "")
    return str(told).strip().lower()
