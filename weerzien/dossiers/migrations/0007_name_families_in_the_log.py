"""A privacy officer knows families and persons of the own municipality by number, and nothing else of them."""

from django.db import migrations

FUNCTIONS = """
-- The family with this number, of the own list or of the product, that is or was the actor's municipality's own.
create function logged_family(typed text) returns table (dossier_id uuid, number varchar)
language plpgsql stable security definer set search_path = public, pg_temp rows 1 as
$$
begin
  return query
    select d.id, d.number from dossiers_dossier d
    where has_ability('read-log')
      and (upper(d.number) = upper(typed) or d.id in (
        select l.dossier_id from dossiers_localnumber l
        where l.organisation_id = acting_organisation() and l.person_id is null and upper(l.number) = upper(typed)))
      and d.id in (select p.dossier_id from dossiers_municipalperiod p where p.municipality_id = acting_organisation())
    order by upper(d.number) = upper(typed) desc, d.id limit 1;
end
$$;

-- The numbers that the own list gives to persons.
create function logged_numbers(persons uuid[]) returns table (person_id uuid, number varchar)
language plpgsql stable security definer set search_path = public, pg_temp rows 20 as
$$
begin
  return query
    select l.person_id, min(l.number)::varchar from dossiers_localnumber l
    where has_ability('read-log') and l.organisation_id = acting_organisation() and l.person_id = any(persons)
    group by l.person_id;
end
$$;
"""


class Migration(migrations.Migration):
    dependencies = [("dossiers", "0006_keep_sponsors_with_the_procedure"), ("access", "0005_protect_involvements")]

    operations = [
        migrations.RunSQL([FUNCTIONS], ["drop function logged_numbers(uuid[]), logged_family(text)"]),
    ]
