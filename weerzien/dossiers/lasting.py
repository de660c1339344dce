"""The municipality in which a family always was, kept by PostgreSQL beside what is read for many families at once.

It says nothing of who may see what: policies do, and they see to it that a question that begins here gives no more
than one that begins at the family. See decision 25. Migrations that have run rest on these words.
"""

from __future__ import annotations

from typing import Any, Final

from django.db import migrations, models


def lasting_municipality() -> models.ForeignKey[Any, Any]:
    """Return the column; nothing but PostgreSQL writes it."""
    return models.ForeignKey(
        "access.Organisation",
        on_delete=models.DO_NOTHING,
        related_name="+",
        null=True,
        editable=False,
        db_constraint=False,
        db_index=False,
    )


OF_OWN: Final = "{row}.lasting_municipality_id = %(municipality)s and exists (select from own_dossiers)"
MOVED: Final = "{row}.lasting_municipality_id is null"
NOT_OWN: Final = """
select distinct besides.dossier_id from related_besides() besides (dossier_id)
where besides.dossier_id not in (select own.dossier_id from own_dossiers own)
"""
"""The three parts of what somebody may know of: rows of the own families that never moved, rows of families that did,
and the families of others, of which only rows with a lasting municipality are not in the second part."""


def keeps_lasting(table: str) -> list[migrations.RunSQL]:
    """Return the migration steps that fill `lasting_municipality_id` of a table and keep it as the periods are."""
    return [
        migrations.RunSQL(
            [
                f"create trigger {table}_lasting before insert on {table}"
                " for each row execute function write_lasting_municipality()",
                f"create trigger {table}_renewed after insert or update or delete on dossiers_municipalperiod"
                f" for each row execute function renew_lasting_municipality('{table}')",
                f"update {table} t set lasting_municipality_id = one.municipality_id from ("  # noqa: S608 -- our own words
                " select p.dossier_id, min(p.municipality_id::text)::uuid as municipality_id"
                " from dossiers_municipalperiod p group by p.dossier_id having count(distinct p.municipality_id) = 1"
                ") one where one.dossier_id = t.dossier_id",
            ],
            [
                f"drop trigger {table}_renewed on dossiers_municipalperiod",
                f"drop trigger {table}_lasting on {table}",
            ],
        )
    ]
