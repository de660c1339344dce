"""The checklist of a municipality is read by who works there or knows a family of it, and set by who sets its rules."""

from django.db import migrations

from weerzien.access.policies import allow, fence, run, undo_fence

ITEM = "plans_checklistitem"
OWN = "municipality_id = (select acting_organisation())"
# The periods are themselves under a policy: they are of families that the one who asks has a relation with.
KNOWN = "municipality_id in (select p.municipality_id from dossiers_municipalperiod p)"
BY_ONESELF = "(select sets_rules_of(acting_organisation())) and set_by_id = (select acting_account())"


class Migration(migrations.Migration):
    dependencies = [("plans", "0005_checklist"), ("early_signals", "0010_protect_settings")]

    operations = [
        run(
            [
                *fence(ITEM),
                *allow(ITEM, "select", f"{OWN} or {KNOWN}"),
                *allow(ITEM, "insert", f"{OWN} and {BY_ONESELF}"),
            ],
            undo=undo_fence(ITEM, "select", "insert"),
        )
    ]
