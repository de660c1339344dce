"""An administrator of a municipality sets its rules; PostgreSQL keeps the same list of abilities as abilities.py."""

from typing import Any

from django.db import migrations


def give(apps: Any, schema_editor: Any) -> None:
    """Give the ability. Going back leaves it: nothing in the release before asks for it."""
    del schema_editor
    apps.get_model("access", "RoleAbility").objects.get_or_create(role="beheerder", ability="set-rules")


class Migration(migrations.Migration):
    dependencies = [("access", "0006_own_families_without_a_list")]

    operations = [migrations.RunPython(give, migrations.RunPython.noop)]
