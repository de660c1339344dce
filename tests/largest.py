"""The largest family of the measurements, taken in as a workbook would be, for tests of how pages bear it."""

from __future__ import annotations

from pathlib import Path

from benchmarks.largest import write_largest_family
from tests.exchange.taking import TODAY, take_in
from weerzien.access.actors import Actor
from weerzien.access.context import acting
from weerzien.dossiers.queries.families import open_family_ids
from weerzien.kernel.ids import DossierId


def take_in_largest_family(actor: Actor, folder: Path) -> DossierId:
    """Take in twelve members, three years and 400 contacts for a coordinator who has no other family, and return it."""
    path = folder / "largest.xlsx"
    write_largest_family(path, today=TODAY)
    take_in(actor, path.read_bytes())
    with acting(actor, today=TODAY):
        (dossier_id,) = open_family_ids()
    return dossier_id
