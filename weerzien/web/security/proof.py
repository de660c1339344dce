"""Whether the person of this session showed their second factor in this session, and where they can."""

from __future__ import annotations

from allauth.account.adapter import get_adapter
from allauth.account.internal.flows.login import get_authentication_records
from allauth.mfa.models import Authenticator
from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.http import HttpRequest

PROVEN = "second_factor_of"
FACTORS = [Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN]


def has_proven_who(request: HttpRequest) -> bool:
    """Return whether this session used a second factor, or made one."""
    if made_factor_here(request):
        return True
    return any(record["method"] == "mfa" for record in get_authentication_records(request, request.user))


def made_factor_here(request: HttpRequest) -> bool:
    """Return whether this session made a second factor."""
    return bool(request.session.get(PROVEN) == str(request.user.pk))


def must_prove_who(request: HttpRequest) -> bool:
    """Return whether this session may not see families yet."""
    return settings.SECOND_FACTOR_REQUIRED and not has_proven_who(request)


def keep_proof(request: HttpRequest) -> None:
    """Remember that this session made a second factor: whoever made it has it at hand."""
    request.session[PROVEN] = str(request.user.pk)


def may_prove_at(request: HttpRequest) -> str:
    """Return the address where this account shows its second factor; empty where it has none."""
    if not is_mfa_enabled(request.user, FACTORS):
        return ""
    methods = get_adapter(request).get_reauthentication_methods(request.user)
    return next(str(method["url"]) for method in methods if method["id"] != "reauthenticate")
