"""Of which families somebody is a member today, of those with which the actor has a relation."""

from django.db import migrations

FUNCTION = """
create function dossiers_of_person(person uuid) returns setof uuid
language sql stable security definer set search_path = public, pg_temp as
$$
  select m.dossier_id from dossiers_membership m
  where m.subject_id = person and m.superseded_by_id is null and m.period @> acting_day()
    and m.dossier_id in (select related_dossiers())
$$;
"""


class Migration(migrations.Migration):
    dependencies = [("dossiers", "0003_periods_have_no_gap")]

    operations = [migrations.RunSQL([FUNCTION], ["drop function dossiers_of_person(uuid)"])]
