"""Takes a run in the background as the web server does, in a process of its own that a test may kill."""

from __future__ import annotations

import sys
from datetime import datetime
from uuid import UUID

import django

if __name__ == "__main__":
    django.setup()
    from weerzien.access.queries import actor_for
    from weerzien.exchange.runner import take_in_background
    from weerzien.kernel.ids import AccountId

    now = datetime.fromisoformat(sys.argv[3])
    actor = actor_for(AccountId(UUID(sys.argv[1])), today=now.date())
    thread = take_in_background(actor=actor, run_id=UUID(sys.argv[2]), today=now.date(), now=now)
    thread.join()
