"""Personalia and membership from a list: what its rows about persons would change."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID

from weerzien.access.actors import Actor
from weerzien.dossiers.intake import Line, Plan, entries_of, kept_rows, plan
from weerzien.dossiers.queries.tables import MEMBERSHIPS, PERSONALIA
from weerzien.dossiers.rules import search_key
from weerzien.dossiers.spelling.keys import name_keys


def plan_intake(
    lines: Sequence[Line], *, entered: Collection[UUID], dossier_ids: Collection[UUID], actor: Actor, today: date
) -> tuple[Plan, ...]:
    """Return what the rows of Personen do to personalia and membership.

    `entered` are the persons that are new: their membership is written when they are entered.
    """
    members = [line for line in lines if line.person_id not in entered]
    memberships = [
        replace(entry, at_first={"period": (today, None)})
        for entry in entries_of(MEMBERSHIPS, members, also_empty=True)
    ]
    return (
        plan(
            MEMBERSHIPS,
            memberships,
            key=("dossier_id", "subject_id"),
            kept=kept_rows(MEMBERSHIPS, dossier_ids),
            actor=actor,
        ),
        plan(
            PERSONALIA,
            entries_of(PERSONALIA, lines, also_empty=True),
            key=("subject_id",),
            kept=kept_rows(PERSONALIA, dossier_ids),
            actor=actor,
            derive=with_search_key,
        ),
    )


def with_search_key(row: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return the keys by which somebody is found, made from the names in a row."""
    names = row.get("first_name", ""), row.get("last_name", "")
    return {"search_key": search_key(*names), "name_keys": name_keys(*names)}
