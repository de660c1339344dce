"""Lets the processes of the web server share the work: each takes as much at a time as there are processors for it.

Four pages at once on two processors are all done as late as the last of them would be by turns. By turns each is done
sooner, and a request goes to the process that has nothing to do.
"""

from __future__ import annotations

import os
import time
from typing import Any, Final

from gunicorn.workers.gthread import ThreadWorker  # type: ignore[import-untyped]  # it tells no types

PATIENCE_SECONDS: Final = 0.1  # pages take less; what takes longer mostly waits for something else, and holds up nobody


class EvenWorker(ThreadWorker):  # type: ignore[misc]  # the same
    """Takes another request when one is done, or when what it has takes longer than a page should."""

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        self.at_once = at_once(self.cfg.workers)
        self.began: dict[Any, float] = {}  # per connection that is being answered, when that began

    def wait_at_most(self) -> float:
        """Return the seconds until there is room for another request; nothing where there is room."""
        if len(self.began) < self.at_once:
            return 0.0
        # With more than fit, the oldest of the youngest that fill the room makes place first.
        first = sorted(self.began.values())[-self.at_once]
        return max(0.0, first + PATIENCE_SECONDS - time.monotonic())

    def set_accept_enabled(self, enabled: bool) -> None:
        """Listen only while there is room, so that a request stays for whichever process has room first."""
        super().set_accept_enabled(enabled and not self.wait_at_most())

    def enqueue_req(self, conn: Any) -> None:
        """Begin to answer, and stop listening where that was the last room."""
        self.began[conn] = time.monotonic()
        super().enqueue_req(conn)
        self.set_accept_enabled(self.alive)

    def finish_request(self, conn: Any, fs: Any) -> None:
        """Be done with an answer; gunicorn asks whether to listen again after this."""
        self.began.pop(conn, None)
        super().finish_request(conn, fs)

    def wait_for_and_dispatch_events(self, timeout: float) -> None:
        """Wait for something to do, and no longer than until there is room."""
        super().wait_for_and_dispatch_events(min(timeout, self.wait_at_most() or timeout))


def at_once(processes: int) -> int:
    """Return how many requests one process takes at a time, as the environment says or the processors allow."""
    return int(os.environ.get("WEERZIEN_AT_ONCE", "0")) or max(1, (os.cpu_count() or 1) // processes)
