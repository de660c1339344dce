"""The names of the jobs as they stand in the queue: jobs that wait survive a new release, so a name never changes."""

from __future__ import annotations

from typing import Final

TICK: Final = "tick"
NIGHT: Final = "night"
EVALUATE: Final = "evaluate"
WEIGH: Final = "weigh"
REMIND: Final = "remind"
MAIL: Final = "mail"
DIGEST: Final = "digest"
INVITE: Final = "invite"
SEAL: Final = "seal"
CLEAN: Final = "clean"
CLEAN_MUNICIPALITY: Final = "clean-municipality"

EVERY_MINUTE: Final = (TICK, SEAL)
"""Of these at most one waits, and none is tried again: the next minute brings another."""
SOON, LATER, LAST = 10, 0, -100
PRIORITY: Final = {TICK: SOON, SEAL: SOON, WEIGH: SOON, MAIL: LAST, DIGEST: LAST, INVITE: LAST}
"""Sealing, and what somebody waits for, do not wait until the night of a whole country is over; a mail waits until
everybody was reminded."""
