"""Forks a worker for every line on stdin: real processes that skip the second it takes to read the code."""

from __future__ import annotations

import os
import sys

import django


def main() -> None:
    """Say the id of each worker that is started; a worker works until somebody kills it."""
    django.setup()
    from weerzien.jobs.worker import Patience, work
    from weerzien.rulebook.book import the_rulebook

    the_rulebook()
    for _ in sys.stdin:
        pid = os.fork()
        if pid == 0:
            sys.stdin.close()
            work(Patience(silent_seconds=1), until_empty=False)
            os._exit(0)
        sys.stdout.write(f"{pid}\n")
        sys.stdout.flush()
        os.waitpid(pid, 0)
        sys.stdout.write("gone\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
