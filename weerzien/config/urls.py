"""All addresses."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, include, path

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("weerzien.web.accounts.urls")),
    path("", include("weerzien.web.security.urls")),
    path("", include("weerzien.web.sessions.urls")),
    path("", include("weerzien.web.drafts.urls")),
    path("", include("weerzien.web.today.urls")),
    path("", include("weerzien.web.signals.urls")),
    path("", include("weerzien.web.families.urls")),
    path("", include("weerzien.web.meetings.urls")),
    path("", include("weerzien.web.documents.urls")),
    path("", include("weerzien.web.tasks.urls")),
    path("", include("weerzien.web.handovers.urls")),
    path("", include("weerzien.web.imports.urls")),
    path("", include("weerzien.web.reading_log.urls")),
    path("", include("weerzien.web.rulebook.urls")),
    path("", include("weerzien.web.gallery.urls")),
    path("", include("weerzien.web.tour.urls")),
]

handler400 = "weerzien.web.errors.views.misunderstood"
handler403 = "weerzien.web.errors.views.forbidden"
handler404 = "weerzien.web.errors.views.not_found"
handler500 = "weerzien.web.errors.views.broken"
