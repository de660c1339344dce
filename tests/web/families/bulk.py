"""What the tests of many families at once share: how a form is sent, and what then stands in the database."""

from __future__ import annotations

from typing import Any

import psycopg
from django.test import Client

from tests.cast import Family
from weerzien.access.actors import Actor

Owner = psycopg.Connection[Any]
RESPONSIBLE = (
    "select period::text, account_id, ground from dossiers_responsibility"
    " where dossier_id = %s and superseded_by_id is null order by period"
)
AGENDA = "select dossier_id, reason, for_on, withdrawn_at is null from early_signals_agendarequest order by dossier_id"


def ids(*families: Family) -> str:
    return " ".join(str(family.dossier_id) for family in families)


def assign(client: Client, to: Actor | None, *families: Family, why: str = "wijk Noord") -> Any:
    person = str(to.account_id) if to else "niemand"
    return client.post(
        "/gezinnen/toewijzen/", {"gezinnen": ids(*families), "person": person, "ground": why}, follow=True
    )


def put(client: Client, *families: Family, reason: str = "al weken stil", for_on: str = "") -> Any:
    sent = {"gezinnen": ids(*families), "reason": reason, "for_on": for_on, "vraag": "tolk=ja&bladzijde=2&x=y"}
    return client.post("/gezinnen/agenda/", sent, follow=True)


def undo(client: Client) -> Any:
    return client.post("/gezinnen/ongedaan/", {"reeks": client.session["batch"]["id"]}, follow=True)


def responsible(owner: Owner, family: Family) -> list[tuple[Any, ...]]:
    return owner.execute(RESPONSIBLE, [family.dossier_id]).fetchall()


def lines(owner: Owner, action: str) -> list[list[Any]]:
    rows = owner.execute("select dossier_ids from audit_line where action = %s order by at", [action]).fetchall()
    return sorted(row[0] for row in rows)
