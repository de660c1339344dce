"""What becomes of a job that did not end well: it is tried again, not for ever."""

from __future__ import annotations

from typing import Final

from procrastinate import BaseRetryStrategy, RetryDecision
from procrastinate.jobs import Job

from weerzien.jobs.evaluate import Interrupted

TRIES: Final = 10
PAUSE_SECONDS: Final = 60


class Again(BaseRetryStrategy):
    """Tries again at once what a stopping worker interrupted, and a minute later what failed, ten times."""

    def get_retry_decision(self, *, exception: BaseException, job: Job) -> RetryDecision | None:
        """Return when to try again, or nothing where it was tried enough; the daily jobs come back by themselves."""
        if isinstance(exception, Interrupted):
            return RetryDecision(retry_in={"seconds": 0})
        if job.attempts >= TRIES:
            return None
        return RetryDecision(retry_in={"seconds": PAUSE_SECONDS})
