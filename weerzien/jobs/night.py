"""Every night: let each municipality's families be evaluated, one municipality after another."""

from __future__ import annotations

from weerzien.access.queries import municipalities_by_size
from weerzien.jobs.clock import what_time_is_it
from weerzien.jobs.names import EVALUATE
from weerzien.jobs.queue import defer


def run() -> None:
    """Ask for the evaluation of every municipality, the largest first: workers that share a night then end together."""
    for municipality_id in municipalities_by_size(today=what_time_is_it().date()):
        defer(EVALUATE, municipality_id=municipality_id)
