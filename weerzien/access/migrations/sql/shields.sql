-- What is kept from the one who acts, whatever their role: families and persons in one list of ids, mostly an empty one.
-- The rulebook evaluates a family with all its persons, whoever's work made it look; an import that knew nothing of a
-- person or family on the list would enter them twice.
create function withheld() returns uuid[]
language plpgsql stable security definer set search_path = public, pg_temp as
$$
declare
  found uuid[] := array(
    select coalesce(s.person_id, s.dossier_id) from access_shield s
    where s.lifted_at is null and s.kind = 'withheld'
      and (s.account_id = acting_account() or s.organisation_id = acting_organisation())
      and (s.person_id is null or coalesce(current_setting('weerzien.evaluating', true), '') = ''));
begin
  if found <> '{}' and is_importing() then
    return '{}';
  end if;
  return found;
end
$$;

-- The families and persons whose address is secret, for whoever need not know it. Who places, houses or registers them
-- for their own municipality must; the rulebook and an import read whatever there is.
create function secret_addresses() returns uuid[]
language plpgsql stable security definer set search_path = public, pg_temp as
$$
declare
  found uuid[] := array(
    select coalesce(s.person_id, s.dossier_id) from access_shield s
    where s.lifted_at is null and s.kind = 'secret_address'
      and s.dossier_id <> all (coalesce(nullif(current_setting('weerzien.evaluating', true), ''), '{}')::uuid[])
      and not exists (
        select from dossiers_municipalperiod p
        where p.dossier_id = s.dossier_id and p.municipality_id = acting_organisation() and p.period @> acting_day()
          and exists (select from acting_roles() as held (role)
            where held.role in ('gezinsregisseur', 'medewerker-huisvesting', 'burgerzaken'))));
begin
  if found <> '{}' and (system_municipality() is not null or is_importing()) then
    return '{}';
  end if;
  return found;
end
$$;

-- Reach is decided here: a family that is withheld is reached by no role and no involvement.
create or replace function municipal_dossiers(municipality uuid) returns setof uuid
language plpgsql stable security definer set search_path = public, pg_temp rows 3000 as
$$
declare
  today date := acting_day();
  kept uuid[] := withheld();
begin
  return query
    select p.dossier_id from dossiers_municipalperiod p
    where p.municipality_id = municipality and p.dossier_id <> all (kept)
      and (lower_inf(p.period) or lower(p.period) <= today) and (upper_inf(p.period) or upper(p.period) > today);
end
$$;

create or replace function acting_involvements(wanted text)
returns table (involvement_id uuid, dossier_id uuid, is_family boolean, ends_at_eighteen boolean)
language plpgsql stable security definer set search_path = public, pg_temp rows 100 as
$$
declare
  kept uuid[] := withheld();
begin
  return query
    select i.id, i.dossier_id, i.scope = 'family', i.ground = 'guardianship'
    from access_involvement i
    where i.account_id = acting_account() and i.period @> acting_day()
      and (wanted is null or wanted = any(i.compartments)) and i.dossier_id <> all (kept);
end
$$;

create or replace function involved_persons(wanted text) returns table (dossier_id uuid, subject_id uuid)
language plpgsql stable security definer set search_path = public, pg_temp rows 100 as
$$
declare
  kept uuid[] := withheld();
begin
  return query
    select i.dossier_id, listed.person_id
    from acting_involvements(wanted) i join access_involvementperson listed using (involvement_id)
    -- A scalar question, so that each person is one look into an index.
    where listed.person_id <> all (kept) and (not i.ends_at_eighteen or coalesce(acting_day() < (
      select eighteen_on(max(born.born_latest)) from dossiers_personalia born
      where born.subject_id = listed.person_id and born.superseded_by_id is null), true));
end
$$;

create or replace view own_dossiers with (security_barrier) as
  select p.dossier_id from dossiers_municipalperiod p
  where p.municipality_id = (select acting_organisation()) and (select knows_own_dossiers())
    -- As `period @> day`, of which PostgreSQL expects next to nothing and then reads the periods of the whole country.
    and (lower_inf(p.period) or lower(p.period) <= (select acting_day()))
    and (upper_inf(p.period) or upper(p.period) > (select acting_day()))
    and p.dossier_id <> all ((select withheld())::uuid[]);
