-- What rests on a person who is withheld is withheld with that person: a day of a parent that follows from the permit of
-- the youngster says that there is one. Nearly nobody has anything withheld, and then nothing is looked up.

-- The current facts of persons, in whatever table: a new table of facts is added here, which a test asks for.
create function facts_of(persons uuid[]) returns setof uuid
language plpgsql stable security definer set search_path = public, pg_temp rows 100 as
$$
declare
  theirs uuid[] := array(select distinct m.dossier_id from dossiers_membership m where m.subject_id = any(persons));
begin
  return query
%(facts)s;
end
$$;

create function outcomes_resting_on(kept uuid[]) returns uuid[]
language plpgsql stable security definer set search_path = public, pg_temp as
$$
declare
  told uuid[];
begin
  if kept = '{}' then
    return '{}';
  end if;
  told := array(select facts_of(kept));
  return array(
    select o.id from early_signals_outcome o
    where o.dossier_id in (select m.dossier_id from dossiers_membership m where m.subject_id = any(kept))
      and o.fact_ids && told);
end
$$;

create function outcomes_withheld() returns uuid[]
language plpgsql stable security definer set search_path = public, pg_temp as
$$
begin
  return outcomes_resting_on(withheld());
end
$$;

-- A change does not say on what it rested. It is seen where its outcome still stands and is seen; what became of others
-- in a family of which somebody is withheld is not.
create function changes_withheld() returns bigint[]
language plpgsql stable security definer set search_path = public, pg_temp as
$$
declare
  kept uuid[] := withheld();
  hidden uuid[];
begin
  if kept = '{}' then
    return '{}';
  end if;
  hidden := outcomes_resting_on(kept);
  return array(
    select c.id from early_signals_outcomechange c
    where c.dossier_id in (select m.dossier_id from dossiers_membership m where m.subject_id = any(kept))
      and not exists (
        select from early_signals_outcome o
        where o.dossier_id = c.dossier_id and o.rule = c.rule and o.step = c.step
          and o.subject_id is not distinct from c.subject_id and o.subject_ref is not distinct from c.subject_ref
          and o.id <> all(hidden)));
end
$$;

-- What a choice of settings would move, as far as it is not sure that it rests on others alone.
create function moves_withheld() returns uuid[]
language plpgsql stable security definer set search_path = public, pg_temp as
$$
declare
  kept uuid[] := withheld();
  hidden uuid[];
begin
  if kept = '{}' then
    return '{}';
  end if;
  hidden := outcomes_resting_on(kept);
  return array(
    select moved.id from early_signals_previewedmove moved
    where moved.dossier_id in (select m.dossier_id from dossiers_membership m where m.subject_id = any(kept))
      and not exists (
        select from early_signals_outcome o
        where o.dossier_id = moved.dossier_id and o.rule = moved.rule and o.step = moved.step
          and o.subject_id is not distinct from moved.subject_id and o.id <> all(hidden)));
end
$$;

-- The families and persons that are kept from somebody else: for the jobs, that write and send on behalf of nobody.
create function withheld_from(account uuid) returns uuid[]
language plpgsql stable security definer set search_path = public, pg_temp as
$$
begin
  if system_municipality() is null then
    return '{}';
  end if;
  return array(
    select coalesce(s.person_id, s.dossier_id) from access_shield s
    where s.lifted_at is null and s.kind = 'withheld'
      and (s.account_id = account or s.organisation_id in (
        select p.organisation_id from access_position p where p.account_id = account and p.period @> acting_day())));
end
$$;

-- Of which outcomes these accounts may not hear.
create function outcomes_withheld_from(accounts uuid[]) returns table (account_id uuid, outcome_id uuid)
language plpgsql stable security definer set search_path = public, pg_temp rows 10 as
$$
declare
  account uuid;
  kept uuid[];
  resting uuid[];
begin
  foreach account in array accounts loop
    kept := withheld_from(account);
    continue when kept = '{}';
    resting := outcomes_resting_on(kept);
    return query
      select account, o.id from early_signals_outcome o
      where o.dossier_id = any(kept) or o.subject_id = any(kept) or o.id = any(resting);
  end loop;
end
$$;
