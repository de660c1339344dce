"""A checklist that began by itself is taken back in the transaction that keeps the fact, as far as nobody touched it."""

from django.db import migrations

from weerzien.access.policies import WEB_AND_JOBS, run

# A function and no policy: of several policies one says which rows and another what they become.
TAKE_BACK = """
create function take_checklist_back(tasks uuid[], words text, moment timestamptz) returns setof uuid
language plpgsql security definer set search_path = public, pg_temp rows 20 as
$$
begin
  if coalesce(current_setting('weerzien.evaluating', true), '') = '' then
    return;
  end if;
  return query
    update plans_task t
    set state = 'withdrawn', ended_on = acting_day(), ended_at = moment, ended_by_id = acting_account(),
      ended_words = words
    where t.id = any(tasks) and t.dossier_id in (select evaluated_dossiers()) and t.origin = 'checklist'
      and t.state = 'open' and t.made_by_id is null and t.handed_by_id is null
    returning t.dossier_id;
end
$$
"""
# What was a task once, in families that are evaluated: a job begins what is none, and reads no words of tasks itself.
KNOWN = """
create function items_begun(families uuid[], words text) returns table (dossier_id uuid, origin_id uuid)
language plpgsql stable security definer set search_path = public, pg_temp rows 1000 as
$$
begin
  return query
    select t.dossier_id, t.origin_id from plans_task t
    where t.dossier_id = any(families) and t.dossier_id in (select evaluated_dossiers()) and t.origin = 'checklist'
      and not (t.state = 'withdrawn' and t.ended_words = words);
end
$$
"""
KNOWN_NAME = "items_begun(uuid[], text)"
NAME = "take_checklist_back(uuid[], text, timestamptz)"


class Migration(migrations.Migration):
    dependencies = [("plans", "0011_let_it_begin_at_once")]

    operations = [
        run(
            [
                TAKE_BACK,
                KNOWN,
                f"revoke execute on function {NAME} from public",
                f"grant execute on function {NAME} to weerzien_web",
                f"revoke execute on function {KNOWN_NAME} from public",
                f"grant execute on function {KNOWN_NAME} to {WEB_AND_JOBS}",
            ],
            undo=[f"drop function {KNOWN_NAME}", f"drop function {NAME}"],
        )
    ]
