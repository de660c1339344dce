-- All families that a municipality has today. Its days are compared as own_dossiers does: of `period @> day` PostgreSQL
-- expects next to nothing, and then reads the periods of the whole country, for every table that a job asks.
create or replace function municipal_dossiers(municipality uuid) returns setof uuid
language plpgsql stable security definer set search_path = public, pg_temp rows 3000 as
$$
declare
  today date := acting_day();
begin
  return query
    select p.dossier_id from dossiers_municipalperiod p
    where p.municipality_id = municipality
      and (lower_inf(p.period) or lower(p.period) <= today) and (upper_inf(p.period) or upper(p.period) > today);
end
$$;

-- Every municipality, the one with most families first: what takes longest begins first. It tells no family and no number.
create function municipalities_by_size(today date) returns setof uuid
language sql stable security definer set search_path = public, pg_temp rows 400 as
$$
  select here.id from access_organisation here left join dossiers_municipalperiod p on p.municipality_id = here.id
    and (lower_inf(p.period) or lower(p.period) <= today) and (upper_inf(p.period) or upper(p.period) > today)
  where here.kind = 'municipality' group by here.id, here.name order by count(p.id) desc, here.name, here.id
$$;

revoke execute on function municipalities_by_size(date) from public;
grant execute on function municipalities_by_size(date) to weerzien_jobs;
