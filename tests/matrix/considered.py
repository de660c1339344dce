"""A choice that Meerdijk considers in one rule, with a change of every compartment in every family, elsewhere too."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any
from uuid import UUID, uuid4

import psycopg

from tests.matrix.families import PlantedFamily
from tests.matrix.planted import FAMILY, LISTED, UNLISTED, Marks
from weerzien.access.roles import Compartment

RULE = "PreviewedMove.rule"
LONG_AGO = date(2001, 2, 1)
A_PREVIEW = (
    "insert into early_signals_settingpreview (id, municipality_id, rule, parameter, value, since, because,"
    " asked_by_id, asked_at, compared_on, settings, state, total_count, seen_count, changed_count)"
    " values (%s, %s, 'S08', 'stilte', 28, %s, 'afspraak', %s, %s, %s, '', 'counted', 4, 4, 4)"
)
A_MOVE = (
    "insert into early_signals_previewedmove (id, preview_id, dossier_id, subject_id, rule, step, compartments,"
    " state_before, urgency_before, state_after, urgency_after)"
    " values (gen_random_uuid(), %s, %s, %s, %s, '', %s, '', '', 'due', 'laag')"
)


def consider(
    owner: psycopg.Connection[Any],
    marks: Marks,
    families: Mapping[str, PlantedFamily],
    *,
    municipality: UUID,
    by: UUID,
) -> UUID:
    """Leave a preview that was counted, and return it."""
    preview_id = uuid4()
    owner.execute(A_PREVIEW, [preview_id, municipality, LONG_AGO, by, LONG_AGO, LONG_AGO])
    for name, family in families.items():
        for compartment in Compartment:
            for who in (FAMILY, LISTED, UNLISTED):
                word = marks.word(RULE, (name, who), compartment)
                subject = None if who == FAMILY else family.persons[who]
                owner.execute(A_MOVE, [preview_id, family.id, subject, word, [compartment]])
    return preview_id
