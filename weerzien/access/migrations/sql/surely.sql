-- What an actor reaches, said once per question in three short lists, so that a policy over thousands of rows is one
-- comparison for nearly all of them; see decision 33.

-- The municipality of which a role knows every family, where the actor has such a role.
create function municipality_known_everywhere() returns uuid
language plpgsql stable security definer set search_path = public, pg_temp as
$$
begin
  if knows_own_dossiers() then
    return acting_organisation();
  end if;
  return null;
end
$$;

-- Families with a period in the own municipality that does not hold today: it ended, or begins later.
create function families_away() returns setof uuid
language plpgsql stable security definer set search_path = public, pg_temp rows 10 as
$$
declare
  mine uuid := acting_organisation();
  today date := acting_day();
begin
  return query
    select ended.dossier_id from dossiers_municipalperiod ended
    where ended.municipality_id = mine and not upper_inf(ended.period) and upper(ended.period) <= today
    union
    select later.dossier_id from dossiers_municipalperiod later
    where later.municipality_id = mine and lower(later.period) > today;
end
$$;

-- Which needs of an outcome, a compartment or a derived value of one ("procedure:l"), the roles of the actor meet in one
-- of the scopes. A derived value on which no outcome may rest is not named here, and nobody's; see decision 31.
create function needs_met(scopes text) returns table (need varchar, compartment varchar)
language plpgsql stable security definer set search_path = public, pg_temp rows 20 as
$$
begin
  return query
    select distinct (g.compartment || named.suffix)::varchar, g.compartment
    from access_grant g
    cross join lateral (
      select '' where position(g."right" in 'rw') > 0
      union all
      select ':l' where position(g."right" in 'lrw') > 0 and g.compartment = 'procedure'
    ) named (suffix)
    where position(g.scope in scopes) > 0 and g.role in (select acting_roles());
end
$$;

create function needs_met_everywhere() returns varchar[]
language plpgsql stable security definer set search_path = public, pg_temp as
$$
begin
  return array(select met.need from needs_met('M') met);
end
$$;

-- Whole families reached by an involvement, with each need that is met there.
create function families_reached() returns table (dossier_id uuid, need varchar)
language plpgsql stable security definer set search_path = public, pg_temp rows 100 as
$$
begin
  return query
    select i.dossier_id, met.need
    from needs_met('MI') met cross join lateral acting_involvements(met.compartment) i where i.is_family;
end
$$;

-- Listed persons, with each need that is met for them.
create function persons_reached() returns table (dossier_id uuid, subject_id uuid, need varchar)
language plpgsql stable security definer set search_path = public, pg_temp rows 100 as
$$
begin
  return query
    select p.dossier_id, p.subject_id, met.need
    from needs_met('MIP') met cross join lateral involved_persons(met.compartment) p;
end
$$;

-- Families that the rulebook evaluates or an import writes: those are read as a whole.
create function dossiers_worked_on() returns setof uuid
language plpgsql stable security definer set search_path = public, pg_temp rows 100 as
$$
begin
  return query select evaluated_dossiers();
  return query select imported_dossiers();
end
$$;
