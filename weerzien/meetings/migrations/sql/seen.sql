-- What each of some people sees of rows that whoever asks sees too: every table is asked again as each of them, by the
-- policies it has and no others. It runs with the rights of whoever asks, and gives back ids that were given to it.
create function seen_by_each(
  people uuid[], organisations uuid[], families uuid[], persons uuid[], outcomes uuid[], wishes uuid[], tasks uuid[],
  decisions uuid[]
) returns table (account_id uuid, kind text, id uuid)
language plpgsql volatile set search_path = public, pg_temp as
$$
declare
  was_account text := coalesce(current_setting('weerzien.account', true), '');
  was_organisation text := coalesce(current_setting('weerzien.organisation', true), '');
  was_evaluating text := coalesce(current_setting('weerzien.evaluating', true), '');
  was_importing text := coalesce(current_setting('weerzien.importing', true), '');
begin
  perform set_config('weerzien.evaluating', '', true), set_config('weerzien.importing', '', true);
  for place in 1 .. cardinality(people) loop
    perform set_config('weerzien.account', people[place]::text, true),
      set_config('weerzien.organisation', organisations[place]::text, true);
    return query
      select people[place], 'family', d.id from dossiers_dossier d where d.id = any(families)
      union all
      select distinct people[place], 'person', p.subject_id from dossiers_personalia p
      where p.subject_id = any(persons) and p.superseded_by_id is null
      union all
      select people[place], 'reason', o.id from early_signals_outcome o where o.id = any(outcomes)
      union all
      select people[place], 'reason', a.id from early_signals_agendarequest a where a.id = any(wishes)
      union all
      select people[place], 'task', t.id from plans_task t where t.id = any(tasks)
      union all
      select people[place], 'decision', x.id from meetings_decision x where x.id = any(decisions);
  end loop;
  perform set_config('weerzien.account', was_account, true), set_config('weerzien.organisation', was_organisation, true),
    set_config('weerzien.evaluating', was_evaluating, true), set_config('weerzien.importing', was_importing, true);
end
$$;
