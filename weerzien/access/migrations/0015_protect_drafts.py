"""What somebody typed and did not save is read and written by that account alone; the night removes it unread."""

from django.db import migrations

from weerzien.access.policies import allow, allow_jobs, fence, run, undo_fence

TABLE = "access_draft"
OWN = "account_id = (select acting_account())"
STATEMENTS = [
    *fence(TABLE),
    *allow(TABLE, "select", OWN),
    *allow(TABLE, "insert", OWN),
    *allow(TABLE, "update", OWN, columns="fields, saved_at", checked=OWN),
    *allow(TABLE, "delete", OWN),
    *allow_jobs(TABLE, "select", "true", columns="saved_at", policy="jobs_find_old_ones"),
    *allow_jobs(TABLE, "delete", "true", policy="jobs_remove_old_ones"),
]
UNDO = [
    f"drop policy jobs_find_old_ones on {TABLE}",
    f"drop policy jobs_remove_old_ones on {TABLE}",
    *undo_fence(TABLE, "select", "insert", "update", "delete"),
]


class Migration(migrations.Migration):
    dependencies = [("access", "0014_drafts")]

    operations = [run(STATEMENTS, undo=UNDO)]
