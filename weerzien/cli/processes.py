"""Processes that this one starts: as whom they run, and that they end when it does."""

from __future__ import annotations

import ctypes
import os
import signal
import sys
from collections.abc import Callable
from typing import Any

UNPRIVILEGED = "nobody"
PARENT_DEATH_SIGNAL = 1  # PR_SET_PDEATHSIG of linux/prctl.h


def server_user() -> dict[str, Any]:
    """Return how to start a process as the unprivileged user where we are root: PostgreSQL refuses to run as root."""
    if os.geteuid() != 0:
        return {}
    return {"user": UNPRIVILEGED, "group": "nogroup", "extra_groups": []}


def dies_with_parent(by: signal.Signals) -> Callable[[], None] | None:
    """Return what a new process must do to get a signal the moment its parent is gone; None where the system cannot."""
    if sys.platform != "linux":
        return None
    libc = ctypes.CDLL(None)
    parent = os.getpid()

    def ask_for_signal() -> None:
        libc.prctl(PARENT_DEATH_SIGNAL, by)
        if os.getppid() != parent:
            os._exit(1)

    return ask_for_signal


def die_with_parent(by: signal.Signals) -> None:
    """Ask for a signal to this process the moment its parent is gone; nothing where the system cannot."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PARENT_DEATH_SIGNAL, by)
