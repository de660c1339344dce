"""Who is involved today with the families of a municipality: for its job, which reads no involvement itself."""

from django.db import migrations

from weerzien.access.policies import run

# A guardian is not involved any more with whoever turned eighteen; see acting_involvements and involved_persons.
INVOLVED = """
create function involved_today() returns table (dossier_id uuid, subject_id uuid, account_id uuid)
language plpgsql stable security definer set search_path = public, pg_temp rows 3000 as
$$
declare
  today date := acting_day();
begin
  return query
    select i.dossier_id, listed.person_id, i.account_id
    from access_involvement i left join access_involvementperson listed on listed.involvement_id = i.id
    where i.period @> today and i.dossier_id in (select municipal_dossiers(system_municipality()))
      and (i.ground <> 'guardianship' or coalesce(today < (
        select eighteen_on(max(born.born_latest)) from dossiers_personalia born
        where born.subject_id = listed.person_id and born.superseded_by_id is null), true));
end
$$
"""


class Migration(migrations.Migration):
    dependencies = [("access", "0018_who_chairs_meetings")]

    operations = [run([INVOLVED], undo=["drop function involved_today()"])]
