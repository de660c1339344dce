"""A handover of one person of every family, sent by one partner to another: nobody of the matrix works for either."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

import psycopg

from tests.matrix.families import PlantedFamily
from tests.matrix.planted import LISTED, Marks
from weerzien.access.roles import Compartment

ALONG = [part.value for part in Compartment if part is not Compartment.NUMBERS]
A_HANDOVER = (
    "insert into handovers_handover (id, dossier_id, subject_id, theme, state, from_organisation_id, from_account_id,"
    " own_ground, to_organisation_id, compartments, words, asked_back, aftercare, answer_by, proposed_at, sent_on,"
    " file_version, file_hash, closed_because) values (%s, %s, %s, 'guidance', 'sent', %s, %s, 'involvement', %s,"
    " %s, %s, %s, 'receiver', %s, %s, %s, 1, '', '')"
)
SOMEBODY = (
    "insert into access_account (id, email, name, password, is_active, is_demo)"
    " values (%s, 'overdrager@demo.weerzien.example', 'Robin Vos', '!', true, false)"
)
A_PART = (
    "insert into handovers_filepart (id, handover_id, dossier_id, subject_id, compartment, content, content_hash,"
    " frozen_at) values (gen_random_uuid(), %s, %s, %s, %s, %s, '', %s)"
)
A_STEP = (
    "insert into handovers_handoverstep (handover_id, dossier_id, subject_id, at, account_id, organisation_id, what,"
    " state_after, words) values (%s, %s, %s, %s, %s, %s, 'send', 'sent', %s)"
)


def hand_over(
    owner: psycopg.Connection[Any],
    marks: Marks,
    families: Mapping[str, PlantedFamily],
    *,
    between: tuple[UUID, UUID],
    now: datetime,
) -> dict[str, UUID]:
    """Leave a handover of the listed person of every family waiting for its answer, and return them by family."""
    found = {}
    sender, receiver = between
    by = uuid4()
    owner.execute(SOMEBODY, [by])
    for name, family in families.items():
        handover_id, about = uuid4(), (name, LISTED)
        person = family.persons[LISTED]
        words, asked_back, course = (
            marks.word(field, about, "contacts")
            for field in ("Handover.words", "Handover.asked_back", "HandoverStep.words")
        )
        owner.execute(
            A_HANDOVER,
            [handover_id, family.id, person, sender, by, receiver, ALONG, words, asked_back, now + timedelta(days=9),
             now, now],
        )  # fmt: skip
        label = marks.word("FilePart.label", about, "contacts", "identity")
        for part in ALONG:
            said = marks.word("FilePart.content", about, "contacts", part)
            line = {"who": "", "label": "Gegeven", "values": [["Wat", said]], "from": "werkboek"}
            content = json.dumps({"about": "", "label": label, "lines": [line]})
            owner.execute(A_PART, [handover_id, family.id, person, part, content, now])
        owner.execute(A_STEP, [handover_id, family.id, person, now, by, sender, course])
        found[name] = handover_id
    return found
