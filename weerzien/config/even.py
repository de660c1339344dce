"""Lets the processes of the web server share the work evenly: a new request goes to the one that has least to do."""

from __future__ import annotations

import time
from typing import Any, Final

from gunicorn.workers.gthread import ThreadWorker  # type: ignore[import-untyped]  # it tells no types

POLITE_SECONDS: Final = 0.002
MOST_POLITE: Final = 4


class EvenWorker(ThreadWorker):  # type: ignore[misc]  # the same
    """Waits a moment for each request it has, before it takes another.

    All processes hear of a request at once. Without the wait the first to look takes it, also when it is busy and
    another has nothing to do; threads of one process can not use two processors.
    """

    def accept(self, listener: Any) -> None:
        """Take the next connection, where no other process did so meanwhile."""
        if self.nr_conns:
            time.sleep(POLITE_SECONDS * min(self.nr_conns, MOST_POLITE))
        super().accept(listener)
