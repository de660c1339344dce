"""A checklist begins in the transaction that keeps the fact: tasks nobody gave, of families evaluated in it."""

from importlib import import_module

from django.db import migrations

from weerzien.access.policies import run

BEFORE = import_module("weerzien.plans.migrations.0010_let_it_begin")
AT_ONCE = "begins_at_once"
CONDITION = (
    "coalesce(current_setting('weerzien.evaluating', true), '') <> ''"
    f" and dossier_id in (select evaluated_dossiers()) and {BEFORE.OF_NOBODY}"
)

# The release before has no task without a giver: going back it is of whoever has it, and coming again of nobody.
GIVER = (
    "coalesce(account_id, (select min(held.account_id::text)::uuid from access_position held"
    " where held.organisation_id = plans_task.organisation_id))"
)
OF_SOMEBODY = (
    f"update {BEFORE.TASK} set made_by_id = {GIVER}, handed_by_id = coalesce(handed_by_id, {GIVER})"  # noqa: S608 -- our own words
    " where made_by_id is null"
)
OF_NOBODY_AGAIN = (
    f"update {BEFORE.TASK} set made_by_id = null, handed_by_id = nullif(handed_by_id, made_by_id)"  # noqa: S608 -- our own words
    " where origin = 'checklist' and ground like 'Zo staat het in de checklist van de gemeente; die begint vanzelf: %'"
)


class Migration(migrations.Migration):
    dependencies = [
        ("plans", "0010_let_it_begin"),
        ("early_signals", "0021_withheld_in_what_is_evaluated"),
    ]

    operations = [
        run(
            [
                OF_NOBODY_AGAIN,
                f"create policy {AT_ONCE} on {BEFORE.TASK} for insert to weerzien_web with check ({CONDITION})",
            ],
            undo=[f"drop policy {AT_ONCE} on {BEFORE.TASK}", OF_SOMEBODY],
        )
    ]
