-- Which families and persons the actor reaches. Every function answers with a set, asked once per query.

-- Involvements that run today. The ground of guardianship ends per youngster on the eighteenth birthday, read from the
-- latest day on which the birth can be; an unknown birth ends with the involvement's own period.
create function acting_involvements(wanted text)
returns table (involvement_id uuid, dossier_id uuid, is_family boolean, ends_at_eighteen boolean)
language plpgsql stable security definer set search_path = public, pg_temp rows 100 as
$$
begin
  return query
    select i.id, i.dossier_id, i.scope = 'family', i.ground = 'guardianship'
    from access_involvement i
    where i.account_id = acting_account() and i.period @> acting_day()
      and (wanted is null or wanted = any(i.compartments));
end
$$;

create function involved_persons(wanted text) returns table (dossier_id uuid, subject_id uuid)
language plpgsql stable security definer set search_path = public, pg_temp rows 100 as
$$
begin
  return query
    select i.dossier_id, listed.person_id
    from acting_involvements(wanted) i join access_involvementperson listed using (involvement_id)
    -- A scalar question, so that each person is one look into an index.
    where not i.ends_at_eighteen or coalesce(acting_day() < (
      select eighteen_on(max(born.born_latest)) from dossiers_personalia born
      where born.subject_id = listed.person_id and born.superseded_by_id is null), true);
end
$$;

create function municipal_dossiers(municipality uuid) returns setof uuid
language plpgsql stable security definer set search_path = public, pg_temp rows 3000 as
$$
declare
  today date := acting_day();
begin
  return query
    select p.dossier_id from dossiers_municipalperiod p where p.municipality_id = municipality and p.period @> today;
end
$$;

-- Asked by the functions here, which say for whom; nobody may ask it about another municipality.
revoke execute on function municipal_dossiers(uuid) from public;

-- Families of the own municipality for which a role has an ability that no compartment gives.
create function dossiers_with_ability(wanted text) returns setof uuid
language plpgsql stable security definer set search_path = public, pg_temp rows 3000 as
$$
begin
  if exists (select from access_roleability a where a.ability = wanted and a.role in (select acting_roles())) then
    return query select municipal_dossiers(acting_organisation());
  end if;
end
$$;

create function has_ability(wanted text) returns boolean
language sql stable security definer set search_path = public, pg_temp as
$$ select exists (select from access_roleability a where a.ability = wanted and a.role in (select acting_roles())) $$;

-- Families with which the actor has any relation at all: they may be known to exist.
create function related_dossiers() returns setof uuid
language plpgsql stable security definer set search_path = public, pg_temp rows 3000 as
$$
begin
  if exists (select from access_grant g where g.scope = 'M' and g.role in (select acting_roles())) then
    return query select municipal_dossiers(acting_organisation());
  end if;
  if exists (select from access_grant g where g.scope in ('M', 'I') and g.role in (select acting_roles())) then
    return query select i.dossier_id from acting_involvements(null) i where i.is_family;
  end if;
  if exists (select from access_grant g where g.role in (select acting_roles())) then
    return query select i.dossier_id from involved_persons(null) i;
  end if;
  if system_municipality() is not null then
    return query select municipal_dossiers(system_municipality());
  end if;
end
$$;

-- The narrow context of the rulebook: exactly the listed families, of those with which the actor has a relation.
create function evaluated_dossiers() returns setof uuid
language plpgsql stable security definer set search_path = public, pg_temp rows 100 as
$$
begin
  if coalesce(current_setting('weerzien.evaluating', true), '') <> '' then
    return query
      select listed from unnest(current_setting('weerzien.evaluating')::uuid[]) listed
      where listed in (select related_dossiers());
  elsif system_municipality() is not null then
    return query select municipal_dossiers(system_municipality());
  end if;
end
$$;

-- The narrow context of an import: the own municipality, for a role that may import.
create function imported_dossiers() returns setof uuid
language plpgsql stable security definer set search_path = public, pg_temp rows 3000 as
$$
begin
  if is_importing() then
    return query select municipal_dossiers(acting_organisation());
  end if;
end
$$;

create function is_importing() returns boolean
language sql stable security definer set search_path = public, pg_temp as
$$
  select coalesce(current_setting('weerzien.importing', true), '') <> ''
    and current_setting('weerzien.importing')::uuid = acting_organisation() and has_ability('import-workbook')
$$;
