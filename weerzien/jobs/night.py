"""Every night: let each municipality's families be evaluated, one municipality after another."""

from __future__ import annotations

from weerzien.access.queries import municipalities
from weerzien.jobs.names import EVALUATE
from weerzien.jobs.queue import defer


def run() -> None:
    """Ask for the evaluation of every municipality."""
    for municipality_id in municipalities():
        defer(EVALUATE, municipality_id=municipality_id)
