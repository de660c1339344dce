"""Accepts a handover for every line on stdin, in a process of its own that may be killed at any moment."""

from __future__ import annotations

import os
import sys
from datetime import date, datetime
from uuid import UUID

import django


def main() -> None:
    """Say the id of each process that begins to accept; it says nothing more, whatever becomes of it."""
    django.setup()
    from weerzien.access.queries import actor_for
    from weerzien.early_signals.work import unit_of_work
    from weerzien.handovers.actions import accept
    from weerzien.rulebook.book import the_rulebook

    the_rulebook()
    for line in sys.stdin:
        handover, account, told = line.split()
        pid = os.fork()
        if pid == 0:
            now = datetime.fromisoformat(told)
            today: date = now.date()
            actor = actor_for(UUID(account), today=today)
            with unit_of_work(actor, today=today, now=now):
                accept(actor=actor, handover_id=UUID(handover), today=today, at=now)
            os._exit(0)
        sys.stdout.write(f"{pid}\n")
        sys.stdout.flush()
        os.waitpid(pid, 0)
        sys.stdout.write("gone\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
