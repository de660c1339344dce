"""Make the keys of names again by the rules of now; see decision 38."""

from typing import Any

from django.db import migrations

from weerzien.dossiers.rekeying import FIRST, rekey_some


def rekey(apps: Any, schema_editor: Any) -> None:
    """Make the keys of every name again, so many rows at a time."""
    count, last = 1, FIRST
    with schema_editor.connection.cursor() as cursor:
        while count:
            count, last = rekey_some(cursor, after=last)


class Migration(migrations.Migration):
    dependencies = [("dossiers", "0020_protect_merging")]

    operations = [migrations.RunPython(rekey, migrations.RunPython.noop)]
