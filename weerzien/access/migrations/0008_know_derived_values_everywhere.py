"""What a role may know of every family of the municipality holds derived values of compartments too."""

from pathlib import Path

from django.db import migrations

SQL = Path(__file__).parent / "sql"

UNDO = """
create or replace function compartments_everywhere() returns varchar[]
language plpgsql stable security definer set search_path = public, pg_temp as
$$
begin
  return array(
    select g.compartment from access_grant g
    where g.scope = 'M' and position(g."right" in 'rw') > 0 and g.role in (select acting_roles()));
end
$$;
"""


class Migration(migrations.Migration):
    dependencies = [("access", "0007_who_sets_the_rules")]

    operations = [migrations.RunSQL([(SQL / "known.sql").read_text()], [UNDO])]
