"""Adding a document as a browser would, and what is then in the database."""

from __future__ import annotations

from typing import Any
from uuid import UUID

import psycopg
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client

from tests.cast import Family
from tests.documents.files import PDF

NAME = "Paspoort van Tsega.pdf"


def page_of(family: Family) -> str:
    return f"/gezinnen/{family.dossier_id}/documenten/"


def add(
    client: Client, family: Family, content: bytes = PDF, *, name: str = NAME, about: UUID | None = None, **more: str
) -> HttpResponse:
    sent: dict[str, Any] = {
        "title": "Besluit van de IND",
        "part": "procedure",
        "about": str(about or family.dossier_id),
    }
    file = {"file": SimpleUploadedFile(name, content)}
    return client.post(f"{page_of(family)}toevoegen/", sent | more | file)  # type: ignore[return-value]  # a client's answer has more


def ids(owner: psycopg.Connection[Any]) -> list[UUID]:
    rows = owner.execute("select id from documents_document order by recorded_at, id").fetchall()
    return [pk for (pk,) in rows]


def lines(owner: psycopg.Connection[Any]) -> list[tuple[str, str]]:
    found = owner.execute("select kind, action from audit_line where action like 'documents%' order by at, id")
    return found.fetchall()
