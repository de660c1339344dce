-- Who is responsible for one person of a family, or for the whole family where `person` is null, in one theme on a day.
-- It is worked out and never written down, so that no job has to run at the right moment: below everything lie the
-- periods of the municipality and of who was assigned, of which PostgreSQL refuses a gap. The same as
-- `handovers/responsible.py`; a test walks both. Asked for a family out of reach it says nothing.
create function responsible_on(dossier uuid, person uuid, about varchar, on_day date)
returns table (organisation_id uuid, because varchar)
language plpgsql stable security definer set search_path = public, pg_temp rows 1 as
$$
begin
  if not exists (select from own_dossiers own where own.dossier_id = dossier)
     and dossier not in (select related_besides())
     and not exists (
       select from handovers_handover h
       where h.dossier_id = dossier and acting_organisation() in (h.from_organisation_id, h.to_organisation_id)) then
    return;
  end if;
  return query
  with municipality as (
    select p.municipality_id as id from dossiers_municipalperiod p
    where p.dossier_id = dossier and p.period @> on_day
  ),
  guardian as (
    select g.accepted_earliest is not null as is_followed,
      -- `least` looks past what is not known. A day between two ends on the latest, in the youngster's favour.
      least(g.ordered_latest, g.departed_latest, (
        select eighteen_on(max(born.born_latest)) from dossiers_personalia born
        where born.subject_id = person and born.superseded_by_id is null)) as ends_on,
      coalesce(
        (select held.organisation_id
         from access_involvement i
         join access_involvementperson listed on listed.involvement_id = i.id and listed.person_id = person
         join access_position held on held.account_id = i.account_id and held.period && i.period
         where i.dossier_id = dossier and i.ground = 'guardianship'
         order by i.granted_at desc, i.id limit 1),
        (select o.id from access_organisation o where o.kind = 'nidos' order by o.name, o.id limit 1),
        (select m.id from municipality m)) as id
    from guardianship_guardianship g
    where g.dossier_id = dossier and g.subject_id = person and g.superseded_by_id is null and g.guardian <> 'ouders'
    limit 1
  ),
  handed as (
    select h.*, h.subject_id is not distinct from person as is_exact,
      h.sent_on <= on_day and coalesce(h.contact_on > on_day, true) and coalesce(h.closed_on > on_day, true)
        as is_under_way,
      h.contact_on <= on_day and coalesce(h.ended_on > on_day, true) as is_met,
      case h.own_ground
        when 'municipality' then h.from_organisation_id = (select m.id from municipality m)
        when 'involvement' then exists (
          select from access_involvement i
          where i.account_id = h.from_account_id and i.dossier_id = h.dossier_id and i.period @> on_day)
        else false
      end as own_lasts
    from handovers_handover h
    where h.dossier_id = dossier and h.theme = about and (h.subject_id is null or h.subject_id = person)
  )
  select found.id, found.said::varchar from (
    select 1 as place, h.to_organisation_id as id, 'met' as said, h.contact_on as day
      from handed h where h.is_exact and h.is_met
    union all
    select 2, g.id, 'guardianship', null from guardian g where g.ends_on is null or on_day < g.ends_on
    union all
    select 3, h.from_organisation_id, 'own_ground', h.sent_on
      from handed h where h.is_exact and h.is_under_way and h.own_lasts
    union all
    select 4, h.to_organisation_id, 'accepted', h.accepted_on
      from handed h where h.is_exact and h.is_under_way and h.accepted_on <= on_day
    union all
    select 5, h.to_organisation_id, 'met', h.contact_on from handed h where not h.is_exact and h.is_met
    union all
    select 6, m.id, 'gap', null from guardian g cross join municipality m
      where g.ends_on <= on_day and not g.is_followed
    union all
    select 7, r.organisation_id, 'assigned', null from dossiers_responsibility r
      where r.dossier_id = dossier and r.superseded_by_id is null and r.period @> on_day
    union all
    select 8, m.id, 'assigned', null from municipality m
  ) found
  order by found.place, found.day desc nulls last
  limit 1;
end
$$;

-- The same by name, for a page.
create function responsible_by_name(dossier uuid, person uuid, about varchar, on_day date)
returns table (name varchar, because varchar)
language sql stable as
$$
  select here.name, said.because from responsible_on(dossier, person, about, on_day) said
  join access_organisation here on here.id = said.organisation_id
$$;
