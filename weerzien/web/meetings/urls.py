"""Addresses of meetings; no name of anybody and no number of a family stands in one."""

from __future__ import annotations

from django.urls import URLPattern, path

from weerzien.web.meetings import (
    agenda_views,
    meeting_views,
    paper_views,
    planning_views,
    screen_views,
    series_views,
    talk_views,
    transition_views,
)

urlpatterns: list[URLPattern] = [
    path("overleg/", series_views.meetings, name="meetings"),
    path("overleg/uitnodigingen/", series_views.choose_invitations, name="choose_invitations"),
    path("overleg/nieuw/", series_views.new_series, name="new_series"),
    path("overleg/nieuw/beginnen/", series_views.begin_series, name="begin_series"),
    path("overleg/reeks/<uuid:series_id>/", series_views.series, name="series"),
    path("overleg/reeks/<uuid:series_id>/wijzigen/", series_views.change_series, name="change_series"),
    path("overleg/reeks/<uuid:series_id>/deelnemer/", series_views.add_participant, name="add_participant"),
    path("overleg/reeks/<uuid:series_id>/deelnemer/weg/", series_views.remove_participant, name="remove_participant"),
    path("overleg/reeks/<uuid:series_id>/afspraak/", series_views.agree_for_good, name="agree_for_good"),
    path("overleg/reeks/<uuid:series_id>/afspraak/bekijken/", series_views.review_standing, name="review_standing"),
    path("overleg/reeks/<uuid:series_id>/plannen/", planning_views.plan_meeting, name="plan_meeting"),
    path("overleg/<uuid:meeting_id>/", meeting_views.meeting, name="meeting"),
    path("overleg/<uuid:meeting_id>/verplaatsen/", meeting_views.move_meeting, name="move_meeting"),
    path("overleg/<uuid:meeting_id>/afzeggen/", meeting_views.cancel_meeting, name="cancel_meeting"),
    path("overleg/<uuid:meeting_id>/agenda/maken/", agenda_views.make_agenda, name="make_agenda"),
    path("overleg/<uuid:meeting_id>/agenda/volgorde/", agenda_views.order_agenda, name="order_agenda"),
    path("overleg/<uuid:meeting_id>/agenda/schuiven/", agenda_views.move_item, name="move_item"),
    path("overleg/<uuid:meeting_id>/agenda/wijzigen/", agenda_views.change_item, name="change_item"),
    path("overleg/<uuid:meeting_id>/agenda/onderwerp/", agenda_views.add_topic, name="add_topic"),
    path("overleg/<uuid:meeting_id>/agenda/gezin/", agenda_views.add_family, name="add_family"),
    path("overleg/<uuid:meeting_id>/beginnen/", talk_views.begin_meeting, name="begin_meeting"),
    path("overleg/<uuid:meeting_id>/punt/<uuid:item_id>/", talk_views.talk, name="talk"),
    path("overleg/<uuid:meeting_id>/punt/<uuid:item_id>/naar/", talk_views.go_to_item, name="go_to_item"),
    path("overleg/<uuid:meeting_id>/punt/<uuid:item_id>/afspraak/", talk_views.agree, name="agree"),
    path("overleg/<uuid:meeting_id>/punt/<uuid:item_id>/besluit/", talk_views.decide, name="decide"),
    path("overleg/<uuid:meeting_id>/aanwezig/", talk_views.write_presence, name="write_presence"),
    path("overleg/<uuid:meeting_id>/afsluiten/", talk_views.close_meeting, name="close_meeting"),
    path("overleg/<uuid:meeting_id>/scherm/", screen_views.meeting_screen, name="meeting_screen"),
    path("overleg/<uuid:meeting_id>/scherm/nieuw/<int:version>/", screen_views.screen_news, name="screen_news"),
    path("overleg/<uuid:meeting_id>/verslag.pdf", paper_views.minutes, name="minutes"),
    path("overleg/<uuid:meeting_id>/gesprek.pdf", paper_views.talk_paper, name="talk_paper"),
    path("overleg/<uuid:meeting_id>/uitnodiging.ics", paper_views.invitation, name="invitation"),
    path("gezinnen/<uuid:dossier_id>/overgangsoverleg/", transition_views.transition, name="transition"),
    path(
        "gezinnen/<uuid:dossier_id>/overgangsoverleg/plannen/",
        transition_views.plan_transition,
        name="plan_transition",
    ),
]
