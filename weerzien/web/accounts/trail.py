"""Audit lines about ways in: who came, was refused, went, or changed how they come in; never an address or a code."""

from __future__ import annotations

from contextlib import suppress
from uuid import UUID

from django.http import HttpRequest

from weerzien.access.queries import NoPosition, NoSuchAccount, account_id_of, actor_for
from weerzien.audit.actions import record_login
from weerzien.web.clock import what_time_is_it


def write_down(request: HttpRequest, action: str, account_id: UUID | None = None) -> None:
    """Add a line about an account's way in; without one, about who is logged in now, or about nobody known."""
    who = account_id or request.user.pk
    now = what_time_is_it()
    if who is not None:
        with suppress(NoPosition):
            actor = actor_for(who, today=now.date())
            record_login(
                action,
                account_id=who,
                organisation_id=actor.organisation_id,
                municipality_id=actor.municipality_id,
                at=now,
            )
            return
    record_login(action, account_id=who, at=now)


def write_down_attempt(request: HttpRequest, action: str, email: str) -> None:
    """Add a line about an attempt with an e-mail address: the account's id, or nobody; never the address."""
    try:
        write_down(request, action, account_id_of(email))
    except NoSuchAccount:
        record_login(action, account_id=None, at=what_time_is_it())
