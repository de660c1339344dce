"""Measures the night of one database: everybody after a change of the rulebook, then the days that follow."""

from __future__ import annotations

import json
import os
import resource
import sys
import time
from datetime import UTC, date, datetime, timedelta
from typing import Any, Final

import django
import psycopg

DAYS: Final = 7
OTHER_RULEBOOK: Final = "update early_signals_evaluation set rulebook = ''"


def main() -> None:
    """Print the families and seconds of each night, and the most memory that the process held."""
    with psycopg.connect(os.environ["DATABASE_URL_OWNER"]) as owner:
        owner.execute(OTHER_RULEBOOK)
    os.environ["DATABASE_URL"] = os.environ["DATABASE_URL_JOBS"]
    django.setup()
    from weerzien.rulebook.book import the_rulebook  # noqa: PLC0415 -- only after Django has started

    the_rulebook()
    today = datetime.now(UTC).date()
    nights = [night(today), *(night(today + timedelta(days=ahead)) for ahead in range(1, DAYS + 1))]
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    sys.stdout.write(json.dumps({"everybody": nights[0], "after": nights[1:], "megabytes": most}))


def night(on: date) -> dict[str, Any]:
    """Return how many families a night evaluates and in how many seconds, all municipalities one after another."""
    from django.conf import settings  # noqa: PLC0415 -- only after Django has started

    from weerzien.access.queries import municipalities  # noqa: PLC0415 -- only after Django has started
    from weerzien.jobs import evaluate  # noqa: PLC0415 -- only after Django has started

    settings.FIXED_TODAY = on.isoformat()
    began, families = time.perf_counter(), 0
    for municipality_id in municipalities():
        families += evaluate.run(municipality_id, should_stop=lambda: False)
    return {"families": families, "seconds": time.perf_counter() - began}


if __name__ == "__main__":
    main()
