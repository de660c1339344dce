"""What day it is: looked up once per command, and passed down from there."""

from __future__ import annotations

import os
from datetime import date, datetime
from zoneinfo import ZoneInfo

from weerzien.kernel.refusals import Refused


class NotADay(Refused):
    """WEERZIEN_TODAY is geen dag. Schrijf hem als 2026-11-21, of laat hem weg voor de dag van vandaag."""


def what_time_is_it() -> datetime:
    """Return the present moment in the Netherlands; with a fixed day (demo and test only), this hour of that day."""
    now = datetime.now(ZoneInfo("Europe/Amsterdam"))
    fixed = os.environ.get("WEERZIEN_TODAY", "") if os.environ.get("WEERZIEN_DEMO") == "1" else ""
    if not fixed:
        return now
    try:
        return datetime.combine(date.fromisoformat(fixed), now.timetz())
    except ValueError as error:
        raise NotADay from error
