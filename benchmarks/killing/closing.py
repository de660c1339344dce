"""Does the work that waits, seals the log and verifies it: in the role of the jobs, a process of its own."""

from __future__ import annotations

import os
import sys
import time

import django
import psycopg

SILENT_SECONDS = 1.1
"""What was killed last counts as gone after a second of silence."""
MOST_TIMES = 10
NOW = "update procrastinate_jobs set scheduled_at = null where status = 'todo' and scheduled_at is not null"
"""What failed is tried again a minute later; here nobody waits for that minute."""
LEFT = "select task_name || ' ' || status from procrastinate_jobs"


def main() -> int:
    """Return what verifying says; 3 where a job is left."""
    from weerzien.cli.main import main as weerzien  # noqa: PLC0415 -- only after Django has started
    from weerzien.jobs.worker import Patience, work  # noqa: PLC0415 -- only after Django has started

    with psycopg.connect(os.environ["DATABASE_URL_OWNER"], autocommit=True) as jobs:
        for _ in range(MOST_TIMES):
            time.sleep(SILENT_SECONDS)
            jobs.execute(NOW)
            work(Patience(1), until_empty=True)
            left = jobs.execute(LEFT).fetchall()
            if not left:
                break
        else:
            sys.stdout.write(f"jobs are left: {left}\n")
            return 3
    return weerzien(["seal-audit"]) or weerzien(["verify-audit"])


if __name__ == "__main__":
    os.environ["DATABASE_URL"] = os.environ["DATABASE_URL_JOBS"]
    django.setup()
    sys.exit(main())
