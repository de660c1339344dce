"""What allauth and axes ask us: who may sign up (nobody), how no is said, by which name failures are counted."""

from __future__ import annotations

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest


class ClosedInstallation(DefaultAccountAdapter):  # type: ignore[misc]  # allauth ships no types for its adapter
    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "account_inactive": "Dit account is uitgezet. Vraag uw beheerder om het weer aan te zetten.",
        "email_password_mismatch": "Dit e-mailadres en wachtwoord horen niet bij elkaar. Probeer het opnieuw.",
    }

    def is_open_for_signup(self, _request: HttpRequest) -> bool:
        """Return False: accounts are given by the installation's manager."""
        return False


def name_that_is_counted(request: HttpRequest, credentials: dict[str, Any] | None) -> str:
    """Return the e-mail address somebody tries to log in with, in small letters: a capital is no new attempt."""
    given = credentials or {}
    told = given.get("email") or given.get("username") or request.POST.get("login", "")
    return str(told).strip().lower()
