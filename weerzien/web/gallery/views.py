"""The page Onderdelen; it exists only in a demo."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpResponse

from weerzien.kernel.refusals import NotFound
from weerzien.web.gallery import drawn, samples
from weerzien.web.http import Request, page, reads


@reads
def gallery(request: Request) -> HttpResponse:
    """Show every part with its states."""
    if not settings.IS_DEMO:
        raise NotFound
    refused = samples.SampleForm({"day": "gisteren", "how": "brief"})
    shown: dict[str, Any] = {
        "today": request.today,
        "now": request.now,
        "urgencies": samples.URGENCIES,
        "states": samples.STATES,
        "lines": samples.lines(request.today),
        "fact": samples.FACT,
        "nobody": samples.NOBODY,
        "course": drawn.course(request.today),
        "empty_course": drawn.empty_course(request.today),
        "drawn_network": drawn.network(request.today),
        "nobody_around": drawn.nobody_around(request.today),
        "form": samples.SampleForm(),
        "refused": refused,
        "verdicts": [
            ("new", "nieuw"),
            ("changed", "gewijzigd"),
            ("same", "gelijk"),
            ("duplicate", "dubbel"),
            ("refused", "geweigerd"),
        ],
    }
    return page(request, "gallery/gallery", shown)
