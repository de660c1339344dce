"""When to look again is written where outcomes are; reminders and their mails are known to the jobs role alone."""

from django.db import migrations

from weerzien.access.policies import allow, allow_jobs, fence, run, undo_fence

EVALUATED = "dossier_id in (select evaluated_dossiers())"
EVALUATION = [
    *fence("early_signals_evaluation"),
    *allow("early_signals_evaluation", "select", EVALUATED),
    *allow("early_signals_evaluation", "insert", EVALUATED),
    *allow("early_signals_evaluation", "update", EVALUATED),
]
OF_THE_MUNICIPALITY = "dossier_id in (select evaluated_dossiers())"
REMINDER = [
    *fence("early_signals_reminder"),
    *allow_jobs("early_signals_reminder", "select", OF_THE_MUNICIPALITY),
    *allow_jobs("early_signals_reminder", "insert", OF_THE_MUNICIPALITY),
    *allow_jobs("early_signals_reminder", "delete", OF_THE_MUNICIPALITY),
]
# A municipality makes mails; the installation sends them, for somebody may be responsible in several municipalities.
INSTALLATION = "(select acts_for_installation())"
MAIL = [
    *fence("early_signals_remindermail"),
    *allow_jobs("early_signals_remindermail", "select", INSTALLATION),
    *allow_jobs("early_signals_remindermail", "insert", "municipality_id = (select system_municipality())"),
    *allow_jobs("early_signals_remindermail", "update", INSTALLATION, columns="taken_on, sent_at"),
    *allow_jobs("early_signals_remindermail", "delete", INSTALLATION),
]


class Migration(migrations.Migration):
    dependencies = [
        ("early_signals", "0004_when_to_look_and_whom_to_remind"),
        ("audit", "0004_who_seals_and_who_reads"),
    ]

    operations = [
        run(EVALUATION, undo=undo_fence("early_signals_evaluation", "select", "insert", "update")),
        run(REMINDER, undo=undo_fence("early_signals_reminder", "select", "insert", "delete")),
        run(MAIL, undo=undo_fence("early_signals_remindermail", "select", "insert", "update", "delete")),
    ]
