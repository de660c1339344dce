"""What is left of logging in when its time is over: ended sessions, and attempts with what was typed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db import connection

SESSIONS = "delete from django_session where expire_date < %s"
EXPIRATIONS = """
delete from axes_accessattemptexpiration
where access_attempt_id in (select id from axes_accessattempt where attempt_time < %s)
"""
ATTEMPTS = "delete from axes_accessattempt where attempt_time < %s"


@dataclass(frozen=True, slots=True)
class Forgotten:
    """How many sessions and attempts were removed."""

    sessions: int
    attempts: int


def forget_logins(*, ended_before: datetime, tried_before: datetime) -> Forgotten:
    """Remove the sessions that ended before a moment and the attempts to log in from before another.

    In SQL that names the day alone: the jobs role may read no other column of these tables.
    """
    with connection.cursor() as cursor:
        cursor.execute(SESSIONS, [ended_before])
        sessions = cursor.rowcount
        cursor.execute(EXPIRATIONS, [tried_before])
        cursor.execute(ATTEMPTS, [tried_before])
        return Forgotten(sessions, cursor.rowcount)
