"""A family coordinator leads the meetings of a municipality; PostgreSQL keeps the same list as abilities.py."""

from typing import Any

from django.db import migrations


def give(apps: Any, schema_editor: Any) -> None:
    """Give the ability. Going back leaves it: nothing in the release before asks for it."""
    del schema_editor
    apps.get_model("access", "RoleAbility").objects.get_or_create(role="gezinsregisseur", ability="chair-meetings")


class Migration(migrations.Migration):
    dependencies = [("access", "0017_who_merges")]

    operations = [migrations.RunPython(give, migrations.RunPython.noop)]
