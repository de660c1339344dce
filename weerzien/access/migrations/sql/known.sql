-- What a role of the own municipality may know of every family, as outcomes name what they ask of their reader: a
-- compartment it reads, or the derived value of one ("procedure:l").
create or replace function compartments_everywhere() returns varchar[]
language plpgsql stable security definer set search_path = public, pg_temp as
$$
begin
  return array(
    select g.compartment from access_grant g
    where g.scope = 'M' and position(g."right" in 'rw') > 0 and g.role in (select acting_roles())
    union all
    select g.compartment || ':l' from access_grant g
    where g.scope = 'M' and position(g."right" in 'lrw') > 0 and g.role in (select acting_roles()));
end
$$;
