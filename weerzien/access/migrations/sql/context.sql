-- What the unit of work told this transaction. Nothing told: null, and null sees nothing.

create function acting_account() returns uuid language sql stable parallel safe as
$$ select nullif(current_setting('weerzien.account', true), '')::uuid $$;

create function acting_organisation() returns uuid language sql stable parallel safe as
$$ select nullif(current_setting('weerzien.organisation', true), '')::uuid $$;

create function acting_day() returns date language sql stable parallel safe as
$$ select nullif(current_setting('weerzien.today', true), '')::date $$;

-- One municipality, for the jobs role alone, and only with a purpose: session_user cannot be changed by `set role`.
create function system_municipality() returns uuid language sql stable as
$$
  select nullif(current_setting('weerzien.system_municipality', true), '')::uuid
  where session_user = 'weerzien_jobs' and current_setting('weerzien.purpose', true) <> ''
$$;

-- Somebody born on 29 February is eighteen on 1 March: the choice of the rulebook, in the youngster's favour.
create function eighteen_on(born date) returns date language sql immutable parallel safe as
$$
  select case when extract(month from born) = 2 and extract(day from born) = 29
    then make_date(extract(year from born)::int + 18, 3, 1)
    else (born + interval '18 years')::date end
$$;

-- The roles are read again from the positions: a role that only the application believes in gives nothing.
-- In plpgsql, as every function that a policy asks: a connection plans it once and not per query.
create function acting_roles() returns setof varchar language plpgsql stable security definer
set search_path = public, pg_temp rows 2 as
$$
begin
  return query
    select p.role from access_position p join access_account a on a.id = p.account_id
    where p.account_id = acting_account() and p.organisation_id = acting_organisation()
      and p.period @> acting_day() and a.is_active;
end
$$;
