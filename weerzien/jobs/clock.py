"""What time it is in the Netherlands: looked up by each job as it begins, and passed down from there."""

from __future__ import annotations

from datetime import UTC, date, datetime

from django.conf import settings

from weerzien.kernel.days import in_the_netherlands


def what_time_is_it() -> datetime:
    """Return the present moment in the Netherlands; in a demo with a fixed day, this hour of that day."""
    now = in_the_netherlands(datetime.now(UTC))
    if not (settings.FIXED_TODAY and settings.IS_DEMO):
        return now
    return datetime.combine(date.fromisoformat(settings.FIXED_TODAY), now.timetz())
