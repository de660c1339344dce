"""Addresses of the rulebook; a rule goes by its id."""

from __future__ import annotations

from django.urls import URLPattern, path

from weerzien.web.rulebook import views

urlpatterns: list[URLPattern] = [
    path("regels/", views.rulebook, name="rulebook"),
    path("regels/<slug:rule_id>/", views.rule, name="rule"),
]
