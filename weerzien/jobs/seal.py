"""Every minute: seal the lines of the audit log that wait, and write the heads outside the database."""

from __future__ import annotations

from django.conf import settings

from weerzien.access.queries import municipalities
from weerzien.audit.heads import heads_file
from weerzien.audit.rules import read_keys
from weerzien.audit.sealing import Chain, seal_lines
from weerzien.jobs.clock import what_time_is_it


def run() -> int:
    """Seal every chain and return how many lines that were; nothing where another machine has the key."""
    if not settings.AUDIT_KEY:
        return 0
    now = what_time_is_it()
    chains: list[Chain] = [*municipalities(), None]
    key = next(iter(read_keys(settings.AUDIT_KEY).values()))
    return seal_lines(chains, key=key, heads=heads_file(settings.AUDIT_HEADS), today=now.date(), now=now).lines
