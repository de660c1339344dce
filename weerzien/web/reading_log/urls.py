"""Addresses of the log; a family is looked for by number, which stands in no address."""

from __future__ import annotations

from django.urls import URLPattern, path

from weerzien.web.reading_log import views

urlpatterns: list[URLPattern] = [
    path("logboek/", views.reading_log, name="reading_log"),
    path("logboek/zoeken/", views.search_log, name="search_log"),
]
