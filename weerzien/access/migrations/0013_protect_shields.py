"""Who sets shields sees them, save those against themselves; what is shielded is out of reach."""

from pathlib import Path
from typing import Any

from django.db import migrations

from weerzien.access.policies import allow, fence, run, undo_fence
from weerzien.access.shielding import withhold

SQL = Path(__file__).parent / "sql"
SHIELD = "access_shield"
SETTABLE = "dossier_id in (select dossiers_with_ability('shield-family'))"
BY_ME = "set_by_id = (select acting_account())"
LIFTING = "lifted_by_id, lifted_at, lifted_because"
POLICIES = [
    *fence(SHIELD),
    *allow(SHIELD, "select", SETTABLE),
    *allow(SHIELD, "insert", f"{BY_ME} and {SETTABLE}"),
    *allow(SHIELD, "update", SETTABLE, columns=LIFTING),
]
# The functions as they were, so that going back leaves nothing that asks for shields.
BEFORE = [
    (SQL / "scopes.sql").read_text().replace("create function", "create or replace function"),
    (SQL / "own.sql").read_text().replace("create function", "create or replace function")
    .replace("create view", "create or replace view"),
    (SQL / "known.sql").read_text(),
    (SQL / "municipal.sql").read_text().partition("-- Every municipality")[0],
    "drop function withheld(), secret_addresses()",
]  # fmt: skip


def give(apps: Any, schema_editor: Any) -> None:
    """Give the ability. Going back leaves it: nothing in the release before asks for it."""
    del schema_editor
    apps.get_model("access", "RoleAbility").objects.get_or_create(role="gezinsregisseur", ability="shield-family")


class Migration(migrations.Migration):
    dependencies = [("access", "0012_shields"), ("dossiers", "0013_protect_told_facts")]

    operations = [
        migrations.RunPython(give, migrations.RunPython.noop),
        migrations.RunSQL([(SQL / "shields.sql").read_text()], BEFORE),
        run(POLICIES, undo=undo_fence(SHIELD, "select", "insert", "update")),
        *withhold(
            {
                "access_involvement": "dossier_id",
                SHIELD: "dossier_id person_id",
                "access_involvementperson": "person_id",
            }
        ),
    ]
