"""How long the session lasts, staying longer, and the key of text that was typed and not saved."""

from __future__ import annotations

import base64
from dataclasses import asdict

from django.contrib.auth import HASH_SESSION_KEY
from django.http import HttpResponse, JsonResponse
from django.utils.crypto import salted_hmac

from weerzien.web.http import Request, reads, writes
from weerzien.web.sessions.ending import begin_anew, ending_of


@reads
def left(request: Request) -> HttpResponse:
    """Say in how many seconds this session ends, without making it last longer."""
    return told(request)


@writes
def stay(request: Request) -> HttpResponse:
    """Let the session last as if somebody were at work now."""
    begin_anew(request)
    return told(request)


@reads
def draft_key(request: Request) -> HttpResponse:
    """Give the key with which this account's unsaved text is kept in its own tab.

    It follows from the account, its password and the installation's secret: the same after logging in again, another
    for anybody else. The server keeps the text too, for who loses the tab; see weerzien/web/drafts.
    """
    secret = f"{request.actor.account_id}:{request.session[HASH_SESSION_KEY]}"
    key = salted_hmac("weerzien.drafts", secret, algorithm="sha256").digest()
    return JsonResponse({"key": base64.b64encode(key).decode()})


def told(request: Request) -> HttpResponse:
    """Return the end of the session as the script reads it."""
    ending = ending_of(request)
    return JsonResponse(asdict(ending) if ending else {})
