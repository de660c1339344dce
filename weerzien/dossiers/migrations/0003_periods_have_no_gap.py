"""A family always has exactly one responsible municipality and one responsible organisation, from its first day on."""

from django.db import migrations

GAPLESS = """
-- Looked at when the transaction ends, over all rows, whoever acts. The day of closing is the last day itself.
create function refuse_gap() returns trigger language plpgsql security definer set search_path = public, pg_temp as
$$
declare
  about uuid := case when tg_table_name = 'dossiers_dossier' then (to_jsonb(new) ->> 'id')::uuid
    else coalesce((to_jsonb(new) ->> 'dossier_id')::uuid, (to_jsonb(old) ->> 'dossier_id')::uuid) end;
  open datemultirange;
begin
  select datemultirange(daterange(opened_on, closed_on, '[]')) into open from dossiers_dossier where id = about;
  if open is null then
    return null;
  end if;
  if open is distinct from (select range_agg(period) from dossiers_municipalperiod where dossier_id = about) then
    raise exception 'a family has exactly one responsible municipality on every day'
      using errcode = 'check_violation', constraint = 'municipal_periods_have_no_gap';
  end if;
  if open is distinct from (select range_agg(period) from dossiers_responsibility
                           where dossier_id = about and superseded_by_id is null) then
    raise exception 'a family has exactly one responsible organisation on every day'
      using errcode = 'check_violation', constraint = 'responsibilities_have_no_gap';
  end if;
  return null;
end
$$;

create constraint trigger municipal_periods_have_no_gap after insert or update or delete on dossiers_municipalperiod
  deferrable initially deferred for each row execute function refuse_gap();
create constraint trigger responsibilities_have_no_gap after insert or update or delete on dossiers_responsibility
  deferrable initially deferred for each row execute function refuse_gap();
create constraint trigger dossiers_have_no_gap after insert or update on dossiers_dossier
  deferrable initially deferred for each row execute function refuse_gap();
"""
UNDO = """
drop trigger dossiers_have_no_gap on dossiers_dossier;
drop trigger responsibilities_have_no_gap on dossiers_responsibility;
drop trigger municipal_periods_have_no_gap on dossiers_municipalperiod;
drop function refuse_gap();
"""


class Migration(migrations.Migration):
    dependencies = [("dossiers", "0002_protect_families")]

    operations = [migrations.RunSQL([GAPLESS], [UNDO])]
