"""Remove reports of which nobody will ask any more."""

from __future__ import annotations

from datetime import date
from typing import Final

from weerzien.access.questions import asked

FORGET: Final = """
with old as materialized (
  select r.id from early_signals_report r
  left join early_signals_reportmatch m on m.report_id = r.id
  where r.expires_on < %(before)s and m.dossier_id is null
), replied as (
  delete from early_signals_reportreply where report_id in (select old.id from old) returning report_id
), dropped as (
  delete from early_signals_reportmatch where report_id in (select old.id from old) returning report_id
)
delete from early_signals_report where id in (select old.id from old) returning id
"""


def remove_old_reports(*, before: date) -> int:
    """Remove the reports of a municipality that expired before a day and belong to no family; return how many.

    Must run inside `system_wide`. What belongs to a family is kept as long as that family.
    """
    return len(asked(FORGET, {"before": before}))
