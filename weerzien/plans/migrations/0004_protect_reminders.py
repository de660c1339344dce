"""Who was reminded of a task is known to the jobs role alone."""

from django.db import migrations

from weerzien.access.policies import allow_jobs, fence, run, undo_fence

REMINDER = "plans_taskreminder"
OF_THE_MUNICIPALITY = "dossier_id in (select evaluated_dossiers())"


class Migration(migrations.Migration):
    dependencies = [("plans", "0003_reminders")]

    operations = [
        run(
            [
                *fence(REMINDER),
                *allow_jobs(REMINDER, "select", OF_THE_MUNICIPALITY),
                *allow_jobs(REMINDER, "insert", OF_THE_MUNICIPALITY),
                *allow_jobs(REMINDER, "delete", OF_THE_MUNICIPALITY),
            ],
            undo=undo_fence(REMINDER, "select", "insert", "delete"),
        )
    ]
