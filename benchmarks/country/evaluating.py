"""Evaluates every family of some municipalities, as the product does, in a process of its own."""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime
from itertools import islice
from typing import Final, TypeVar

import django

AT_ONCE: Final = 250
T = TypeVar("T")


def evaluate(emails: Sequence[str], today: date) -> dict[str, float]:
    """Evaluate the families of the municipality of each of these caseworkers; return how many and in how long."""
    from weerzien.access.context import acting  # noqa: PLC0415 -- only after Django has started
    from weerzien.access.queries import account_id_of, actor_for  # noqa: PLC0415 -- only after Django has started
    from weerzien.dossiers.queries.families import open_family_ids  # noqa: PLC0415 -- only after Django has started
    from weerzien.early_signals.actions import reevaluate  # noqa: PLC0415 -- only after Django has started
    from weerzien.early_signals.rules import Cause  # noqa: PLC0415 -- only after Django has started

    families, began = 0, time.perf_counter()
    for email in emails:
        actor = actor_for(account_id_of(email), today=today)
        with acting(actor, today=today):
            ids = open_family_ids()
        for some in batches(ids):
            with acting(actor, today=today):
                reevaluate(some, on=today, now=datetime.combine(today, datetime.min.time(), UTC), cause=Cause.FACT)
        families += len(ids)
    return {"families": families, "seconds": time.perf_counter() - began}


def batches(rows: Sequence[T]) -> Iterator[list[T]]:
    """Give the rows a few hundred at a time."""
    left = iter(rows)
    while some := list(islice(left, AT_ONCE)):
        yield some


if __name__ == "__main__":
    django.setup()
    sys.stdout.write(json.dumps(evaluate(sys.argv[2:], date.fromisoformat(sys.argv[1]))))
