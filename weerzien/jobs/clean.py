"""Every night: remove what is kept no longer than needed, by what each app declares in its privacy.py."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from typing import Final
from uuid import UUID

from asgiref.sync import async_to_sync
from django.conf import settings
from procrastinate.contrib.django import app

from weerzien.access.cleaning import forget_logins
from weerzien.access.drafts import forget_drafts
from weerzien.access.fleeting import forget_fleeting
from weerzien.access.privacy import DRAFTED, TRIED
from weerzien.access.queries import municipalities
from weerzien.access.system import system_wide
from weerzien.audit.rules import read_keys
from weerzien.audit.sealing import Chain, remove_old_lines
from weerzien.early_signals.local.weighing import remove_old_previews
from weerzien.early_signals.mails import remove_old_mails
from weerzien.early_signals.privacy import MAILED, PASSED, PREVIEWED, REPORTED
from weerzien.early_signals.reminding import remove_past_reminders
from weerzien.early_signals.reports.cleaning import remove_old_reports
from weerzien.exchange.cleaning import remove_old_imports
from weerzien.jobs import seal
from weerzien.jobs.clock import what_time_is_it
from weerzien.jobs.names import CLEAN_MUNICIPALITY
from weerzien.jobs.queue import defer
from weerzien.kernel.days import plus_months
from weerzien.kernel.ids import OrganisationId
from weerzien.meetings.mailing import remove_old_invitations
from weerzien.meetings.privacy import INVITED
from weerzien.plans.privacy import REMINDED
from weerzien.plans.reminding import remove_past_task_reminders

PURPOSE: Final = "verwijderen wat volgens de bewaartermijn weg mag"
ONE_DAY: Final = timedelta(days=1)
FAILED_HOURS: Final = 7 * 24


def run() -> None:
    """Remove what is nobody's municipality's, and ask for the cleaning of each municipality."""
    now = what_time_is_it()
    forget_logins(ended_before=now, tried_before=now - TRIED.days * ONE_DAY)
    forget_drafts(before=now - DRAFTED.days * ONE_DAY)
    forget_fleeting(expired_before=now)
    remove_old_mails(before=now.date() - MAILED.days * ONE_DAY, today=now.date())
    seal.run_for_all()  # what is not sealed may not go
    remove_lines(None, now=now)
    forget_failed_jobs()
    for municipality_id in municipalities():
        defer(CLEAN_MUNICIPALITY, municipality_id=municipality_id)


def run_for(municipality_id: UUID) -> None:
    """Remove old imports, past reminders, previews, reports and lines of the log of one municipality."""
    here, now = OrganisationId(municipality_id), what_time_is_it()
    with system_wide(here, purpose=PURPOSE, today=now.date()):
        remove_old_imports(before=now - settings.IMPORT_DAYS * ONE_DAY)
    with system_wide(here, purpose=PURPOSE, today=now.date()):
        remove_past_reminders(before=now.date() - PASSED.days * ONE_DAY)
        remove_past_task_reminders(before=now.date() - REMINDED.days * ONE_DAY)
    with system_wide(here, purpose=PURPOSE, today=now.date()):
        remove_old_previews(before=now - PREVIEWED.days * ONE_DAY)
    with system_wide(here, purpose=PURPOSE, today=now.date()):
        remove_old_reports(before=now.date() - REPORTED.days * ONE_DAY)
    with system_wide(here, purpose=PURPOSE, today=now.date()):
        remove_old_invitations(before=now.date() - INVITED.days * ONE_DAY)
    remove_lines(here, now=now)


def forget_failed_jobs() -> None:
    """Remove jobs that ended badly and that nobody looked into for a week; those that ended well went at once."""
    async_to_sync(app.job_manager.delete_old_jobs)(
        nb_hours=FAILED_HOURS, include_failed=True, include_cancelled=True, include_aborted=True
    )


def remove_lines(chain: Chain, *, now: datetime) -> int:
    """Remove the old sealed lines of one chain and return how many; none where another machine has the key."""
    if not settings.AUDIT_KEY:
        return 0
    key = next(iter(read_keys(settings.AUDIT_KEY).values()))
    kept_since = datetime.combine(plus_months(now.date(), -12 * settings.AUDIT_YEARS), time.min, tzinfo=now.tzinfo)
    return remove_old_lines(chain, before=kept_since, key=key, today=now.date(), now=now)
