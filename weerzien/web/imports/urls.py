"""Addresses of imports."""

from __future__ import annotations

from django.urls import URLPattern, path

from weerzien.web.imports import choosing_views, views

urlpatterns: list[URLPattern] = [
    path("inlezen/", views.imports, name="imports"),
    path("inlezen/nieuw/", views.stage_import, name="stage_import"),
    path("inlezen/<uuid:run_id>/", views.run, name="import"),
    path("inlezen/<uuid:run_id>/overnemen/", views.take_import, name="take_import"),
    path("inlezen/<uuid:run_id>/kolommen/", choosing_views.columns, name="import_columns"),
    path("inlezen/<uuid:run_id>/kolommen/kiezen/", choosing_views.correct_columns, name="correct_columns"),
    path("inlezen/<uuid:run_id>/kolommen/vergeten/", choosing_views.forget_columns, name="forget_columns"),
    path("inlezen/<uuid:run_id>/verschillen/", choosing_views.conflicts, name="import_conflicts"),
    path("inlezen/<uuid:run_id>/verschillen/kiezen/", choosing_views.choose_conflicts, name="choose_conflicts"),
    path("inlezen/<uuid:run_id>/stoppen/", choosing_views.stop_import, name="stop_import"),
    path("inlezen/<uuid:run_id>/weggooien/", views.discard_import, name="discard_import"),
    path("inlezen/<uuid:run_id>/verbeteren/", views.mending, name="mending"),
]
