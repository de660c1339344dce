-- Every row that ever held a fact of families and is about nobody of these persons: also what was corrected since.
create function facts_ever_of_others(families uuid[], persons uuid[]) returns setof uuid
language plpgsql stable security definer set search_path = public, pg_temp rows 1000 as
$$
begin
  return query
%(facts)s;
end
$$;

-- A change is kept from whoever may not know a person of the family, but where it rested on facts of others alone. That
-- an outcome ended may be due to a fact of that person, on which it did not rest: that is seen where the outcome stands
-- again and is seen. So is a change of which it is not known on what it rested.
create or replace function changes_withheld() returns bigint[]
language plpgsql stable security definer set search_path = public, pg_temp as
$$
declare
  kept uuid[] := withheld();
  families uuid[];
  hidden uuid[];
  known uuid[];
begin
  if kept = '{}' then
    return '{}';
  end if;
  families := array(select distinct m.dossier_id from dossiers_membership m where m.subject_id = any(kept));
  hidden := outcomes_resting_on(kept);
  known := array(select facts_ever_of_others(families, kept));
  return array(
    select c.id from early_signals_outcomechange c
    where c.dossier_id = any(families)
      and (not coalesce(c.fact_ids <@ known, true)
        or ((coalesce(c.fact_ids, '{}') = '{}' or (c.state_after = '' and c.cause = 'fact'))
          and not exists (
            select from early_signals_outcome o
            where o.dossier_id = c.dossier_id and o.rule = c.rule and o.step = c.step
              and o.subject_id is not distinct from c.subject_id and o.subject_ref is not distinct from c.subject_ref
              and o.id <> all(hidden)))));
end
$$;

revoke execute on function facts_ever_of_others(uuid[], uuid[]) from public;
