"""Addresses about the session itself, asked by our own scripts."""

from __future__ import annotations

from django.urls import URLPattern, path

from weerzien.web.sessions import views
from weerzien.web.sessions.ending import LOOKING

urlpatterns: list[URLPattern] = [
    path(LOOKING.removeprefix("/"), views.left, name="session_left"),
    path("sessie/blijven/", views.stay, name="session_stay"),
    path("sessie/sleutel/", views.draft_key, name="draft_key"),
]
