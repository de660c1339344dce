"""The job begins checklists: open tasks that nobody gave, of families of its municipality, by the list of that one."""

from django.db import migrations

from weerzien.access.policies import allow_jobs, run

ITEM, TASK = "plans_checklistitem", "plans_task"
BY_ITSELF, OWN_LIST = "begins_by_itself", "of_the_municipality"
OF_NOBODY = "made_by_id is null and handed_by_id is null and origin = 'checklist' and state = 'open'"


class Migration(migrations.Migration):
    dependencies = [("plans", "0009_begins_by_itself"), ("access", "0019_who_is_involved_today")]

    operations = [
        run(
            [
                *allow_jobs(
                    TASK, "insert", f"dossier_id in (select evaluated_dossiers()) and {OF_NOBODY}", policy=BY_ITSELF
                ),
                *allow_jobs(ITEM, "select", "municipality_id = (select system_municipality())", policy=OWN_LIST),
            ],
            undo=[f"drop policy {BY_ITSELF} on {TASK}", f"drop policy {OWN_LIST} on {ITEM}"],
        )
    ]
