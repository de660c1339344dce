"""Addresses of families; a family is an opaque id here, never a name or a number of a person."""

from __future__ import annotations

from django.urls import URLPattern, path

from weerzien.web.families import (
    asking_views,
    choosing,
    contact_views,
    entering_views,
    fact_views,
    list_views,
    views,
    what_if_views,
)

urlpatterns: list[URLPattern] = [
    path("gezinnen/", list_views.families, name="families"),
    path("gezinnen/zoeken/", list_views.search_families, name="search_families"),
    path("gezinnen/nieuw/", entering_views.new_family, name="new_family"),
    path("gezinnen/nieuw/invoeren/", entering_views.enter_new_family, name="enter_new_family"),
    path("gezinnen/misschien-dubbel/", entering_views.duplicates, name="duplicates"),
    path("gezinnen/<uuid:dossier_id>/", views.family, name="family"),
    path("gezinnen/<uuid:dossier_id>/contact/", contact_views.record_contact, name="record_contact"),
    path("gezinnen/<uuid:dossier_id>/feiten/", choosing.choose_fact, name="choose_fact"),
    path("gezinnen/<uuid:dossier_id>/feiten/<slug:kind>/<uuid:fact_id>/", fact_views.fact, name="fact"),
    path(
        "gezinnen/<uuid:dossier_id>/feiten/<slug:kind>/<uuid:fact_id>/wijzigen/",
        fact_views.correct_fact,
        name="correct_fact",
    ),
    path("gezinnen/<uuid:dossier_id>/feiten/<slug:kind>/nieuw/<uuid:about_id>/", fact_views.new_fact, name="new_fact"),
    path(
        "gezinnen/<uuid:dossier_id>/feiten/<slug:kind>/nieuw/<uuid:about_id>/vastleggen/",
        fact_views.record_fact,
        name="record_fact",
    ),
    path("gezinnen/<uuid:dossier_id>/dagen/<uuid:outcome_id>/", views.why, name="why"),
    path("gezinnen/<uuid:dossier_id>/ontbreekt/", asking_views.missing, name="missing"),
    path("gezinnen/<uuid:dossier_id>/tot-wanneer/", asking_views.until, name="until"),
    path("gezinnen/<uuid:dossier_id>/wat-als/", what_if_views.what_if, name="what_if"),
    path("gezinnen/<uuid:dossier_id>/waarom-niet/", asking_views.why_not, name="why_not"),
    path("gezinnen/<uuid:dossier_id>/waarom-niet/<slug:rule_id>/", asking_views.why_not_rule, name="why_not_rule"),
]
