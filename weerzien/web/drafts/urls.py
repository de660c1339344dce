"""Addresses of text that was typed and not saved."""

from __future__ import annotations

from django.urls import URLPattern, path

from weerzien.web.drafts import views

urlpatterns: list[URLPattern] = [
    path("concepten/", views.drafts, name="drafts"),
    path("concepten/van/", views.draft, name="draft"),
    path("concepten/bewaren/", views.keep_draft, name="keep_draft"),
    path("concepten/weggooien/", views.drop_draft, name="drop_draft"),
]
