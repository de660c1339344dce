"""Addresses of documents: ids only, never what one is called."""

from __future__ import annotations

from django.urls import URLPattern, path

from weerzien.web.documents import views

urlpatterns: list[URLPattern] = [
    path("gezinnen/<uuid:dossier_id>/documenten/", views.documents, name="documents"),
    path("gezinnen/<uuid:dossier_id>/documenten/toevoegen/", views.add_document, name="add_document"),
    path("gezinnen/<uuid:dossier_id>/documenten/<uuid:document_id>/", views.document, name="document"),
    path(
        "gezinnen/<uuid:dossier_id>/documenten/<uuid:document_id>/verwijderen/",
        views.remove_document,
        name="remove_document",
    ),
]
