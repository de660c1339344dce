"""Counting wrong codes where wrong passwords are counted: in the database, by account, the same for every process."""

from __future__ import annotations

import time

from allauth.core import context
from allauth.mfa.models import Authenticator
from axes.handlers.proxy import AxesProxyHandler
from django.contrib.auth.base_user import AbstractBaseUser
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.crypto import salted_hmac

from weerzien.web.accounts.trail import write_down

SHUT = "Er is te vaak iets verkeerds ingevuld. Wacht een kwartier en probeer het opnieuw."
USED = "Deze code is al gebruikt. Wacht tot uw app een nieuwe code laat zien."
REMEMBERED = 120  # seconds: longer than any code of an app is good for


def refuse_if_shut(user: AbstractBaseUser) -> None:
    """Raise ValidationError for an account that is shut, before a code is even looked at."""
    request = context.request
    if AxesProxyHandler.is_locked(request, credentials_of(user)):
        request.axes_locked_out = True
        raise ValidationError(SHUT)


def count_wrong_code(user: AbstractBaseUser) -> None:
    """Count a wrong code as a wrong password, and write it down."""
    request = context.request
    AxesProxyHandler.user_login_failed(__name__, credentials_of(user), request)
    write_down(request, "login.second-factor-failed", user.pk)


def credentials_of(user: AbstractBaseUser) -> dict[str, str]:
    """Return the name by which this account is counted."""
    return {"username": user.get_username()}


@transaction.atomic
def refuse_second_use(authenticator: Authenticator, code: str) -> None:
    """Raise ValidationError where this code of an app opened the door before; another process may have seen it."""
    mine = Authenticator.objects.select_for_update().get(pk=authenticator.pk)
    now = time.time()
    mark = salted_hmac("weerzien.code", f"{mine.pk}:{code}", algorithm="sha256").hexdigest()
    used = {each: at for each, at in mine.data.get("used", {}).items() if now - at < REMEMBERED}
    if mark in used:
        raise ValidationError(USED)
    mine.data["used"] = {**used, mark: now}
    mine.save(update_fields=["data"])
    authenticator.data = mine.data
