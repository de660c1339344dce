"""Addresses of handovers; each step has its own, so that what somebody may do can be listed."""

from __future__ import annotations

from django.urls import URLPattern, path

from weerzien.web.handovers import involving_views, out_of_sight_views, proposing_views, step_views, views
from weerzien.web.handovers.steps import STEPS

urlpatterns: list[URLPattern] = [
    path("overdrachten/", views.handovers, name="handovers"),
    path("overdrachten/niemand-onzichtbaar/", out_of_sight_views.families_out_of_sight, name="out_of_sight"),
    path("overdrachten/<uuid:handover_id>/", views.handover, name="handover"),
    *(
        path(
            f"overdrachten/<uuid:handover_id>/{word}/",
            step_views.take_step,
            {"intention": intention},
            name=name,
        )
        for intention, (word, name) in STEPS.items()
    ),
    path("overdrachten/<uuid:handover_id>/voortzetten/", step_views.continue_involvement, name="continue_involvement"),
    path("gezinnen/<uuid:dossier_id>/overdracht/", proposing_views.proposal, name="handover_proposal"),
    path("gezinnen/<uuid:dossier_id>/overdracht/voorstellen/", proposing_views.propose, name="propose_handover"),
    path("gezinnen/<uuid:dossier_id>/betrokken/", involving_views.involved, name="involved"),
    path("gezinnen/<uuid:dossier_id>/betrokken/betrekken/", involving_views.involve, name="involve"),
    path(
        "gezinnen/<uuid:dossier_id>/betrokken/<uuid:involvement_id>/beeindigen/",
        involving_views.end_involvement,
        name="end_involvement",
    ),
]
