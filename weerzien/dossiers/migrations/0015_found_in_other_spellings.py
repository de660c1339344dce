"""Keep beside a name the keys of its other spellings, and find persons by them; see decision 38."""

from typing import Any

import django.contrib.postgres.indexes
import django.contrib.postgres.search
from django.db import migrations, models

from weerzien.access.policies import OWN, reach, run
from weerzien.access.reaching import besides
from weerzien.access.shielding import not_in
from weerzien.dossiers.spelling.keys import name_keys

BATCH = 5_000
FEW, MISTAKE = 5, 100
NAMES = """
select id, first_name, last_name from dossiers_personalia where id > %s order by id limit %s
"""
KEEP = """
update dossiers_personalia kept set name_keys = given.keys::tsvector
from unnest(%s::uuid[], %s::text[]) given (id, keys) where kept.id = given.id
"""
OWN_FAMILY = "exists (select from own_dossiers own where own.dossier_id = dossiers_personalia.dossier_id offset 0)"
# Its owner sees every row, so that the index is used; of each it then asks the same as the policy of the table. `offset 0`
# lets PostgreSQL look up each family that was found instead of making a list of all.
REACHED = f"""
{not_in("withheld", "subject_id")} and (((select reaches_everywhere('identity', 'rw')) and {OWN_FAMILY}) or {besides("dossiers_personalia", "identity", "rw")}
  or ({OWN} and {reach("identity", "o")}))
"""
FOUND = f"""
select dossiers_personalia.dossier_id, dossiers_personalia.subject_id, family.number, family.closed_on is null,
  {{start}} + coalesce((select sum(weight) from unnest(questions, weights) asked (question, weight)
    where not name_keys @@ question), 0)
from dossiers_personalia join dossiers_dossier family on family.id = dossiers_personalia.dossier_id
where {{called}} and superseded_by_id is null and {REACHED}
"""  # noqa: S608 -- our own words
FUNCTION = f"""
-- Who is called this, as far as the actor may know, and which of the nearer questions the name does not meet, by weight. Mistakes
-- are looked for where few sound like it and nobody is written so.
create function persons_named(written text, alike text, mistaken text, nearer text[], weights int[])
returns table (dossier_id uuid, subject_id uuid, number varchar, is_open boolean, distance bigint)
language plpgsql stable security definer set search_path = public, pg_temp rows 50 as
$$
#variable_conflict use_column
declare
  questions tsquery[] := nearer::tsquery[];
  found_count int;
begin
  return query {FOUND.format(start=0, called="name_keys @@ alike::tsquery")};
  get diagnostics found_count = row_count;
  if found_count < {FEW} and not exists (
    select from dossiers_personalia where name_keys @@ written::tsquery and superseded_by_id is null and {REACHED}
  ) then
    return query
      {FOUND.format(start=MISTAKE, called="name_keys @@ mistaken::tsquery and not name_keys @@ alike::tsquery")};
  end if;
end
$$;
revoke execute on function persons_named(text, text, text, text[], int[]) from public;
grant execute on function persons_named(text, text, text, text[], int[]) to weerzien_web;
"""  # noqa: S608 -- our own words


def keep_name_keys(apps: Any, schema_editor: Any) -> None:
    """Write the keys of the names that were there before, so many rows at a time."""
    last = "00000000-0000-0000-0000-000000000000"
    with schema_editor.connection.cursor() as cursor:
        while True:
            cursor.execute(NAMES, [last, BATCH])
            rows = cursor.fetchall()
            if not rows:
                return
            cursor.execute(KEEP, [[row[0] for row in rows], [name_keys(row[1], row[2]) for row in rows]])
            last = rows[-1][0]


class Migration(migrations.Migration):
    dependencies = [("dossiers", "0014_see_persons_at_once"), ("access", "0013_protect_shields")]

    operations = [
        migrations.AddField(
            model_name="personalia",
            name="name_keys",
            field=django.contrib.postgres.search.SearchVectorField(
                db_default=models.Value(""),
                default="",
                help_text="Keys of the names in other spellings and scripts; see decision 38.",
            ),
        ),
        migrations.RunPython(keep_name_keys, migrations.RunPython.noop),
        migrations.AddIndex(
            model_name="personalia",
            index=django.contrib.postgres.indexes.GinIndex(
                condition=models.Q(("superseded_by__isnull", True)), fields=["name_keys"], name="personalia_name_keys"
            ),
        ),
        run([FUNCTION], undo=["drop function persons_named(text, text, text, text[], int[])"]),
    ]
