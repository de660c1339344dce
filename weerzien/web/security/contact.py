"""Where somebody who finds a weakness may write: `security.txt` of RFC 9116."""

from __future__ import annotations

from datetime import UTC, timedelta

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed

from weerzien.kernel.refusals import NotFound
from weerzien.web.clock import what_time_is_it
from weerzien.web.http import open_page

GOOD_FOR = timedelta(days=30)


@open_page
def security_txt(request: HttpRequest) -> HttpResponse:
    """Tell whom to write to; raise NotFound where the settings name nobody."""
    if request.method not in {"GET", "HEAD"}:
        return HttpResponseNotAllowed(["GET", "HEAD"])
    if not settings.SECURITY_CONTACT:
        raise NotFound
    until = (what_time_is_it() + GOOD_FOR).astimezone(UTC).replace(hour=0, minute=0, second=0, microsecond=0)
    lines = (
        f"Contact: {settings.SECURITY_CONTACT}",
        f"Expires: {until:%Y-%m-%dT%H:%M:%SZ}",
        "Preferred-Languages: nl, en",
        f"Canonical: {request.build_absolute_uri(request.path)}",
    )
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")
