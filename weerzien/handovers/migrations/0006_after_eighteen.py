"""An open handover goes on for some weeks after the eighteenth birthday, for who sent it before; see decision 52."""

from importlib import import_module
from pathlib import Path

from django.db import migrations

from weerzien.access.policies import run

SQL = Path(__file__).parent / "sql"
SHIELDS = import_module("weerzien.access.migrations.0013_protect_shields")
TODAY = import_module("weerzien.access.migrations.0020_who_is_involved_with_what_is_evaluated")
TASKS = import_module("weerzien.plans.migrations.0002_protect_tasks")
REPLACE = "create or replace function"
INVOLVED_PERSONS = (
    f"{REPLACE} involved_persons("
    + ((SHIELDS.SQL / "shields.sql").read_text().partition(f"{REPLACE} involved_persons(")[2].partition("create or")[0])
)
LAST = "born.superseded_by_id is null), true));"
INVOLVED_TODAY = TODAY.EVALUATED.replace(
    LAST, f"{LAST.removesuffix(');')}\n      or guards_today(i.account_id, i.dossier_id, listed.person_id));"
)
UNOWNED = TASKS.UNOWNED.replace("create function", REPLACE)
INVOLVED = "i.dossier_id = family and i.period @> acting_day()"
# A task of a guardian who knows the youngster no longer is nobody's.
UNOWNED_AT_EIGHTEEN = UNOWNED.replace(
    INVOLVED,
    f"{INVOLVED} and (i.ground <> 'guardianship' or exists (\n"
    "                select from access_involvementperson listed where listed.involvement_id = i.id\n"
    "                  and guards_today(i.account_id, i.dossier_id, listed.person_id)))",
)
FUNCTIONS = (
    "grounds_around_eighteen(uuid), grew_up_beside(), guards_today(uuid, uuid, uuid),"
    " last_day_of_handing_over(uuid, uuid, uuid, text), turns_eighteen(uuid)"
)


class Migration(migrations.Migration):
    dependencies = [
        ("handovers", "0005_signals_follow_a_merge"),
        ("access", "0020_who_is_involved_with_what_is_evaluated"),
        ("plans", "0012_let_it_be_taken_back"),
    ]

    operations = [
        run(
            [(SQL / "eighteen.sql").read_text(), INVOLVED_TODAY, UNOWNED_AT_EIGHTEEN],
            undo=[UNOWNED, TODAY.EVALUATED, INVOLVED_PERSONS, f"drop function {FUNCTIONS}"],
        )
    ]
