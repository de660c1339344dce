"""Every minute: seal the lines of the audit log that wait, and write the heads outside the database."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from django.conf import settings

from weerzien.access.queries import municipalities
from weerzien.audit.heads import heads_file
from weerzien.audit.rules import read_keys
from weerzien.audit.sealing import Chain, chains_that_wait, seal_lines
from weerzien.jobs.clock import what_time_is_it


def run() -> int:
    """Seal the chains that wait and return how many lines that were; nothing where another machine has the key."""
    now = what_time_is_it()
    return seal(chains_that_wait(today=now.date()), now=now) if settings.AUDIT_KEY else 0


def run_for_all() -> int:
    """Seal every chain, so that a head that a crash kept from the file comes into it; return how many lines."""
    return seal([*municipalities(), None], now=what_time_is_it()) if settings.AUDIT_KEY else 0


def seal(chains: Iterable[Chain], *, now: datetime) -> int:
    """Seal these chains with the newest key."""
    key = next(iter(read_keys(settings.AUDIT_KEY).values()))
    return seal_lines(chains, key=key, heads=heads_file(settings.AUDIT_HEADS), today=now.date(), now=now).lines
