"""Which families have somebody who came alone and reaches an age in some days: for whoever prepares that."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, timedelta
from typing import Final

from weerzien.access.questions import asked
from weerzien.kernel.days import plus_months
from weerzien.kernel.ids import DossierId

A_LEAP_DAY: Final = timedelta(days=1)
REACHING: Final = """
select distinct told.dossier_id from dossiers_membership told
join dossiers_personalia born on born.subject_id = told.subject_id and born.superseded_by_id is null
where told.dossier_id = any(%(among)s) and told.superseded_by_id is null and told.part = 'amv'
  and born.born_latest between %(since)s and %(until)s
"""


def families_reaching(age: int, *, among: Collection[DossierId], since: date, until: date) -> set[DossierId]:
    """Return those of these families with somebody who came alone and reaches an age in these days; one query.

    Both days are included. Of an uncertain birth the last day counts. A birth on a leap day may be a day outside;
    whoever asks reckons it.
    """
    months = -12 * age
    days = {"since": plus_months(since, months) - A_LEAP_DAY, "until": plus_months(until, months) + A_LEAP_DAY}
    return {DossierId(pk) for (pk,) in asked(REACHING, {"among": list(among), **days})}
