-- What a role of the own municipality reaches, asked without making a list of all its families first: PostgreSQL looks a
-- family up where a question is about few, and makes the list where it is about many.

-- Whether a role reaches, with one of the rights, a compartment of every family of the own municipality.
create function reaches_everywhere(wanted text, rights text default 'rw') returns boolean
language plpgsql stable security definer set search_path = public, pg_temp as
$$
begin
  return exists (
    select from access_grant g
    where g.scope = 'M' and g.compartment = wanted and position(g."right" in rights) > 0
      and g.role in (select acting_roles()));
end
$$;

create function compartments_everywhere() returns varchar[]
language plpgsql stable security definer set search_path = public, pg_temp as
$$
begin
  return array(
    select g.compartment from access_grant g
    where g.scope = 'M' and position(g."right" in 'rw') > 0 and g.role in (select acting_roles()));
end
$$;

create function knows_own_dossiers() returns boolean
language plpgsql stable security definer set search_path = public, pg_temp as
$$
begin
  return exists (select from access_grant g where g.scope = 'M' and g.role in (select acting_roles()));
end
$$;

-- What is reached besides: what visible_dossiers gives, without all families of the own municipality. Each `return query`
-- adds to the one before it.
create function visible_besides(wanted text, rights text default 'rw') returns setof uuid
language plpgsql stable security definer set search_path = public, pg_temp rows 100 as
$$
begin
  if exists (
    select from access_grant g
    where g.scope in ('M', 'I') and g.compartment = wanted and position(g."right" in rights) > 0
      and g.role in (select acting_roles())
  ) then
    return query select i.dossier_id from acting_involvements(wanted) i where i.is_family;
  end if;
  if position('r' in rights) > 0 then
    return query select evaluated_dossiers();
  end if;
  if position('w' in rights) > 0 then
    return query select imported_dossiers();
  end if;
end
$$;

-- What related_dossiers gives, without all families of the own municipality.
create function related_besides() returns setof uuid
language plpgsql stable security definer set search_path = public, pg_temp rows 100 as
$$
begin
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

-- The families of the actor's municipality today, for whoever has a role there that reaches all of them.
create view own_dossiers with (security_barrier) as
  select p.dossier_id from dossiers_municipalperiod p
  where p.municipality_id = (select acting_organisation()) and (select knows_own_dossiers())
    -- As `period @> day`, of which PostgreSQL expects next to nothing and then reads the periods of the whole country.
    and (lower_inf(p.period) or lower(p.period) <= (select acting_day()))
    and (upper_inf(p.period) or upper(p.period) > (select acting_day()));

revoke all on own_dossiers from public, weerzien_web, weerzien_jobs;
grant select on own_dossiers to weerzien_web, weerzien_jobs;

-- Every family with which the actor has a relation, each once, to begin a question with.
create view known_dossiers with (security_barrier) as
  select own.dossier_id from own_dossiers own
  union all
  select distinct besides.dossier_id from related_besides() besides (dossier_id)
  where besides.dossier_id not in (select own.dossier_id from own_dossiers own);

revoke all on known_dossiers from public, weerzien_web, weerzien_jobs;
grant select on known_dossiers to weerzien_web, weerzien_jobs;
