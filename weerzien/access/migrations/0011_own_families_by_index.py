"""All families of a municipality are found by its index, and not among the periods of the whole country."""

from pathlib import Path

from django.db import migrations

SQL = Path(__file__).parent / "sql"

UNDO = """
drop function municipalities_by_size(date);

create or replace function municipal_dossiers(municipality uuid) returns setof uuid
language plpgsql stable security definer set search_path = public, pg_temp rows 3000 as
$$
declare
  today date := acting_day();
begin
  return query
    select p.dossier_id from dossiers_municipalperiod p where p.municipality_id = municipality and p.period @> today;
end
$$;
"""


class Migration(migrations.Migration):
    dependencies = [("access", "0010_what_all_processes_know")]

    operations = [migrations.RunSQL([(SQL / "municipal.sql").read_text()], [UNDO])]
