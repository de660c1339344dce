"""Taking a workbook in: everything or nothing, twice changes nothing, a later version changes what it may."""

from __future__ import annotations

import os
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from weerzien.access.actors import Actor
from weerzien.exchange.actions import stage_workbook, take

SHARED = Path(os.environ.get("WEERZIEN_SHARED", Path(__file__).parents[3] / "shared")) / "data" / "caselijst.xlsx"
TODAY = date(2026, 11, 21)
NOW = datetime(2026, 11, 21, 10, 0, tzinfo=UTC)


@pytest.mark.skipif(not SHARED.exists(), reason="the shared workbook is not beside this repository")
def test_the_shared_workbook_is_taken_and_twice_changes_nothing(amina: Actor) -> None:
    for count in (1, 2):
        run_id = stage_workbook(
            actor=amina, content=SHARED.read_bytes(), file_name="caselijst.xlsx", today=TODAY, now=NOW
        )
        taken = take(actor=amina, run_id=run_id, today=TODAY, now=NOW)
