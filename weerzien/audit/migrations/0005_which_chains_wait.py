"""Which chains have lines that wait, for whoever seals: without it every chain of a country is asked every minute."""

from django.db import migrations

FUNCTION = """
create function waiting_chains() returns setof uuid
language plpgsql stable security definer set search_path = public, pg_temp rows 400 as
$$
begin
  if acts_for_installation() then
    return query select distinct w.municipality_id from audit_waiting w;
  end if;
end
$$;
revoke execute on function waiting_chains() from public;
grant execute on function waiting_chains() to weerzien_jobs;
"""


class Migration(migrations.Migration):
    dependencies = [("audit", "0004_who_seals_and_who_reads")]

    operations = [migrations.RunSQL([FUNCTION], ["drop function waiting_chains()"])]
