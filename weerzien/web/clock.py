"""What day it is: looked up once per request, and passed down from there."""

from __future__ import annotations

from datetime import UTC, date, datetime

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

from weerzien.kernel.days import in_the_netherlands


def what_time_is_it() -> datetime:
    """Return the present moment in the Netherlands; in a demo with a fixed day, this hour of that day.

    Raises ImproperlyConfigured where a day is fixed outside a demo or a test.
    """
    now = in_the_netherlands(datetime.now(UTC))
    if not settings.FIXED_TODAY:
        return now
    if not settings.IS_DEMO:
        raise ImproperlyConfigured("WEERZIEN_TODAY fixes the day, and that is only for a demo or a test. Take it away.")
    return datetime.combine(date.fromisoformat(settings.FIXED_TODAY), now.timetz())
