"""Addresses of signals; a theme stands in a form, never in an address with a family."""

from __future__ import annotations

from django.urls import URLPattern, path

from weerzien.web.signals import days_views, digest_views, family_views, list_views, match_views, report_views

urlpatterns: list[URLPattern] = [
    path("signalen/", list_views.signals, name="signals"),
    path("signalen/mail/", digest_views.digest, name="digest"),
    path("signalen/mail/kiezen/", digest_views.choose_digest, name="choose_digest"),
    path("signalen/meldingen/", match_views.waiting, name="waiting_reports"),
    path("signalen/meldingen/<uuid:report_id>/", match_views.report, name="waiting_report"),
    path("signalen/meldingen/<uuid:report_id>/koppelen/", match_views.match_report, name="match_report"),
    path("signalen/meldingen/<uuid:report_id>/wegleggen/", match_views.drop_report, name="drop_report"),
    path("signalen/meldingen/<uuid:report_id>/losmaken/", match_views.take_match_back, name="take_match_back"),
    path("signalen/meldingen/<uuid:report_id>/laten-weten/", match_views.answer_report, name="answer_report"),
    path("signalen/meldingen/termijn/", days_views.report_days, name="report_days"),
    path("signalen/meldingen/termijn/bewaren/", days_views.set_report_days, name="set_report_days"),
    path("signaal-melden/", report_views.reports, name="reports"),
    path("signaal-melden/versturen/", report_views.send_report, name="send_report"),
    path("signaal-melden/<uuid:report_id>/antwoorden/", report_views.reply_report, name="reply_report"),
    path("gezinnen/<uuid:dossier_id>/signalen/", family_views.family_signals, name="family_signals"),
    path("gezinnen/<uuid:dossier_id>/signalen/doen/", family_views.take_step, name="signal_step"),
    # Addresses of their own, for what is typed in a form is kept by its address.
    path("gezinnen/<uuid:dossier_id>/signalen/uitstellen/", family_views.take_step, name="snooze_signal"),
    path("gezinnen/<uuid:dossier_id>/signalen/afsluiten/", family_views.take_step, name="close_signal"),
    path("gezinnen/<uuid:dossier_id>/signalen/ongedaan/", family_views.undo_step, name="undo_signal_step"),
    path("gezinnen/<uuid:dossier_id>/signalen/bevestigen/", family_views.confirm, name="confirm_signal"),
]
