"""Write beside names, languages and birth dates in which municipality the family always was; see decision 25."""

import django.db.models.deletion
from django.db import migrations, models

from weerzien.dossiers.lasting import keeps_lasting

FUNCTION = """
-- The municipality of a family that was in one only, on any day; null for a family that moved or will.
create function lasting_municipality(family uuid) returns uuid
language sql stable security definer set search_path = public, pg_temp as
$$
  select min(p.municipality_id::text)::uuid from dossiers_municipalperiod p where p.dossier_id = family
  having count(distinct p.municipality_id) = 1
$$;

create function write_lasting_municipality() returns trigger
language plpgsql security definer set search_path = public, pg_temp as
$$
begin
  new.lasting_municipality_id := lasting_municipality(new.dossier_id);
  return new;
end
$$;

-- Of the table that the trigger names, whoever changes where a family is.
create function renew_lasting_municipality() returns trigger
language plpgsql security definer set search_path = public, pg_temp as
$$
declare
  family uuid := coalesce((to_jsonb(new) ->> 'dossier_id')::uuid, (to_jsonb(old) ->> 'dossier_id')::uuid);
begin
  execute format('update %I set lasting_municipality_id = $1'
    ' where dossier_id = $2 and lasting_municipality_id is distinct from $1', tg_argv[0])
    using lasting_municipality(family), family;
  return null;
end
$$;
"""
UNDO = """
drop function renew_lasting_municipality();
drop function write_lasting_municipality();
drop function lasting_municipality(uuid);
"""


class Migration(migrations.Migration):
    dependencies = [("dossiers", "0010_found_by_index")]

    operations = [
        migrations.RunSQL([FUNCTION], [UNDO]),
        migrations.AddField(
            model_name="personalia",
            name="lasting_municipality",
            field=models.ForeignKey(
                db_constraint=False,
                db_index=False,
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                to="access.organisation",
            ),
        ),
        *keeps_lasting("dossiers_personalia"),
        migrations.AddIndex(
            model_name="personalia",
            index=models.Index(
                condition=models.Q(("superseded_by__isnull", True)),
                fields=["lasting_municipality", "language"],
                include=("dossier", "subject", "id", "recorded_by"),
                name="personalia_lasting_language",
            ),
        ),
    ]
