"""What is the organisation's is read by all who are involved at a partner; at a municipality each by their own part."""

from importlib import import_module

from django.db import migrations

from weerzien.access.mixed import reach_by_own
from weerzien.access.policies import run

BEFORE = import_module("weerzien.plans.migrations.0002_protect_tasks")
PARTNER = (
    "(select exists (select from access_organisation o"
    " where o.id = (select acting_organisation()) and o.kind <> 'municipality'))"
)
OURS = f"({PARTNER} and {BEFORE.OURS})"
READ = f"{BEFORE.READER} and ({reach_by_own(BEFORE.TASK, BEFORE.COMPARTMENTS)} or {BEFORE.MINE} or {OURS})"
CHANGE = f"(select reads_signals()) and ({BEFORE.MINE} or {OURS} or {BEFORE.WRITING} or {BEFORE.ASSIGNABLE})"


class Migration(migrations.Migration):
    dependencies = [("plans", "0006_protect_checklist")]

    operations = [
        run(
            [
                f"alter policy may_select on {BEFORE.TASK} using ({READ})",
                f"alter policy may_update on {BEFORE.TASK} using ({CHANGE})",
            ],
            undo=[
                f"alter policy may_update on {BEFORE.TASK} using ({BEFORE.CHANGE})",
                f"alter policy may_select on {BEFORE.TASK} using ({BEFORE.READ})",
            ],
        )
    ]
