"""Addresses of the rulebook; a rule goes by its id."""

from __future__ import annotations

from django.urls import URLPattern, path

from weerzien.web.rulebook import setting_views, views

urlpatterns: list[URLPattern] = [
    path("regels/", views.rulebook, name="rulebook"),
    path("regels/<slug:rule_id>/", views.rule, name="rule"),
    path("regels/<slug:rule_id>/instellen/", setting_views.set_rule, name="set_rule"),
    path("regels/<slug:rule_id>/voorproef/", setting_views.preview_setting, name="preview_setting"),
    path("regels/voorproef/<uuid:preview_id>/", setting_views.setting_preview, name="setting_preview"),
    path("regels/voorproef/<uuid:preview_id>/bewaren/", setting_views.save_setting, name="save_setting"),
]
