"""Addresses of imports."""

from __future__ import annotations

from django.urls import URLPattern, path

from weerzien.web.imports import views

urlpatterns: list[URLPattern] = [
    path("inlezen/", views.imports, name="imports"),
]
