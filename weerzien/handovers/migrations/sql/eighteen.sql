-- What goes on after an eighteenth birthday, on a ground of its own; guardianship itself ends at midnight.

-- The eighteenth birthday of somebody; of an uncertain birth the last day it can be, nothing where it is unknown.
create function turns_eighteen(person uuid) returns date
language plpgsql stable security definer set search_path = public, pg_temp as
$$
begin
  return (
    select eighteen_on(max(born.born_latest)) from dossiers_personalia born
    where born.subject_id = person and born.superseded_by_id is null);
end
$$;

-- The last day on which a guardian who hands a youngster over sees what goes along (`wanted`, or anything of it): of a
-- handover that was sent before the birthday and is open still, and 8 weeks from that birthday at most. Nothing where
-- there is no such handover.
create function last_day_of_handing_over(account uuid, dossier uuid, person uuid, wanted text) returns date
language plpgsql stable security definer set search_path = public, pg_temp as
$$
declare
  eighteen date := turns_eighteen(person);
begin
  if exists (
    select from handovers_handover h
    where h.from_account_id = account and h.dossier_id = dossier and h.subject_id = person and h.sent_on < eighteen
      and h.state in ('sent', 'accepted', 'contact_planned', 'contact_confirmed')
      and (wanted is null or wanted = any(h.compartments))
  ) then
    return eighteen + 8 * 7 - 1;
  end if;
  return null;
end
$$;

-- Whether a guardian still knows a youngster today: not grown up yet, or being handed over.
create function guards_today(account uuid, dossier uuid, person uuid) returns boolean
language plpgsql stable security definer set search_path = public, pg_temp as
$$
begin
  return coalesce(acting_day() < turns_eighteen(person), true)
    or coalesce(acting_day() <= last_day_of_handing_over(account, dossier, person, null), false);
end
$$;

-- Of whoever logs in at home and sees others beside themselves: those who turned eighteen since. They decide now.
create function grew_up_beside() returns uuid[]
language plpgsql stable security definer set search_path = public, pg_temp as
$$
declare
  seen uuid[];
begin
  if not exists (select from acting_roles() as held (role) where held.role = 'gezinslid') then
    return '{}';
  end if;
  seen := array(
    select distinct listed.person_id
    from acting_involvements(null) i join access_involvementperson listed using (involvement_id));
  if cardinality(seen) < 2 then
    return '{}';
  end if;
  return array(
    select listed.person_id
    from acting_involvements(null) i join access_involvement known on known.id = i.involvement_id
    join access_involvementperson listed on listed.involvement_id = known.id
    where turns_eighteen(listed.person_id) > lower(known.period) and turns_eighteen(listed.person_id) <= acting_day());
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
    where listed.person_id <> all (kept) and listed.person_id <> all ((select grew_up_beside())::uuid[])
      and (not i.ends_at_eighteen or coalesce(acting_day() < (
      select eighteen_on(max(born.born_latest)) from dossiers_personalia born
      where born.subject_id = listed.person_id and born.superseded_by_id is null), true)
      or acting_day() <= last_day_of_handing_over(acting_account(), i.dossier_id, listed.person_id, wanted));
end
$$;

-- On which grounds guardians know the youngsters of a family around their eighteenth birthday: guardianship until the day
-- before, an open handover, and what the municipality continued. Told to who grants involvement, to each about
-- themselves, and to the youngster. Who logs in at home and sees one person is that person: a parent sees themselves too.
create function grounds_around_eighteen(family uuid) returns table (involvement_id uuid, person_id uuid, name varchar,
  organisation text, ground varchar, first_day date, last_day date, compartments varchar[])
language plpgsql stable security definer set search_path = public, pg_temp rows 10 as
$$
declare
  grants boolean := family in (select dossiers_with_ability('grant-involvement'));
  kept uuid[] := withheld();
  oneself uuid[] := array(select distinct known.subject_id from involved_persons(null) known);
begin
  if cardinality(oneself) <> 1 or exists (select from acting_roles() as held (role) where held.role <> 'gezinslid') then
    oneself := '{}';
  end if;
  return query
  with standing as (
    select i.id, i.account_id, i.ground, i.compartments, lower(i.period) as since, upper(i.period) - 1 as until,
      listed.person_id, turns_eighteen(listed.person_id) as eighteen,
      last_day_of_handing_over(i.account_id, i.dossier_id, listed.person_id, null) as last
    from access_involvement i join access_involvementperson listed on listed.involvement_id = i.id
    where i.dossier_id = family and i.ground in ('guardianship', 'continued') and not isempty(i.period)
      and family <> all (kept) and listed.person_id <> all (kept)
      and (grants or i.account_id = acting_account() or listed.person_id = any(oneself))
  ),
  grounds as (
    select s.id, s.account_id, s.person_id, s.ground, s.since, s.compartments,
      least(s.until, case s.ground when 'guardianship' then s.eighteen - 1 end) as until
    from standing s
    union all
    select s.id, s.account_id, s.person_id, 'open_handover', s.eighteen,
      array(select part from unnest(s.compartments) part
        where last_day_of_handing_over(s.account_id, family, s.person_id, part) is not null order by part),
      least(s.until, s.last)
    from standing s where s.ground = 'guardianship' and s.last is not null and coalesce(s.until >= s.eighteen, true)
  )
  select g.id, g.person_id, who.name,
    (select string_agg(distinct here.name, ', ') from access_position held
      join access_organisation here on here.id = held.organisation_id
      where held.account_id = g.account_id and held.period @> acting_day()),
    g.ground, g.since, g.until, g.compartments
  from grounds g join access_account who on who.id = g.account_id
  order by g.since, who.name, g.id, g.ground, g.person_id;
end
$$;

revoke execute on function turns_eighteen(uuid), grew_up_beside(), last_day_of_handing_over(uuid, uuid, uuid, text),
  guards_today(uuid, uuid, uuid), grounds_around_eighteen(uuid) from public;
grant execute on function grounds_around_eighteen(uuid) to weerzien_web;
