"""Addresses of imports."""

from __future__ import annotations

from django.urls import URLPattern, path

from weerzien.web.imports import views

urlpatterns: list[URLPattern] = [
    path("inlezen/", views.imports, name="imports"),
    path("inlezen/nieuw/", views.stage_import, name="stage_import"),
    path("inlezen/<uuid:run_id>/", views.run, name="import"),
    path("inlezen/<uuid:run_id>/overnemen/", views.take_import, name="take_import"),
    path("inlezen/<uuid:run_id>/weggooien/", views.discard_import, name="discard_import"),
    path("inlezen/<uuid:run_id>/verbeteren/", views.mending, name="mending"),
]
