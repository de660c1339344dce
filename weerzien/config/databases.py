"""How Django reaches PostgreSQL, and how PostgreSQL plans what is asked over that connection."""

from __future__ import annotations

from typing import Any, Final

from psycopg.conninfo import conninfo_to_dict

# Policies make a plan look dear, and compiling it then takes longer than running it. Storage has no arm to move.
PLANNING: Final = "-c jit=off -c random_page_cost=1.1"
PLANNED_ONCE: Final = "-c plan_cache_mode=force_generic_plan"


def database(url: str, *, pool_size: int) -> dict[str, Any]:
    """Return Django's settings for one PostgreSQL address, a URL or a libpq string.

    With a pool it is for pages: what those ask is planned once per connection. Left to itself PostgreSQL plans the
    first five times anew, which costs as much as the answer, to choose this same plan afterwards.
    """
    given: dict[str, Any] = dict(conninfo_to_dict(url))
    planning = f"{PLANNING} {PLANNED_ONCE}" if pool_size else PLANNING
    given["options"] = f"{planning} {given.get('options', '')}".strip()
    given["prepare_threshold"] = 5  # lets `access/questions.py` keep plans; Django's own statements are never kept
    settings = {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": given.pop("dbname", "weerzien"),
        "USER": given.pop("user", ""),
        "PASSWORD": given.pop("password", ""),
        "HOST": given.pop("host", ""),
        "PORT": str(given.pop("port", "")),
        "OPTIONS": given,
    }
    if pool_size:
        given["pool"] = {"min_size": 1, "max_size": pool_size, "timeout": 10}
        return settings
    return {**settings, "CONN_MAX_AGE": 60, "CONN_HEALTH_CHECKS": True}
