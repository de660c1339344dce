-- The merge that whoever asks has just made or undone, held until the transaction ends; nothing for anybody else.
create function merge_in_hand(wanted uuid) returns setof dossiers_merge
language sql security definer set search_path = public, pg_temp rows 1 as
$$
  select * from dossiers_merge g where g.id = wanted
    and acting_account() = case when g.undone_at is null then g.merged_by_id else g.undone_by_id end
    and g.gone_from_id in (select dossiers_with_ability('merge-persons'))
    and g.stays_in_id in (select dossiers_with_ability('merge-persons'))
  for update
$$;

-- Keeps with a merge which outcomes people had seen when they last did something with a signal: the rulebook takes these
-- away, and gives the same ones another id.
create function note_what_is_covered(wanted uuid) returns void
language plpgsql security definer set search_path = public, pg_temp as
$$
declare
  m dossiers_merge;
begin
  select * into m from merge_in_hand(wanted);
  if not found then
    return;
  end if;
  update dossiers_merge set moved = m.moved || jsonb_build_object('outcomes', (
    select coalesce(jsonb_agg(jsonb_build_array(o.id, o.rule, o.step, o.subject_id, o.subject_ref)), '[]')
    from early_signals_outcome o
    where o.dossier_id in (m.gone_from_id, m.stays_in_id) and exists (
      select from early_signals_signalstep s
      where s.dossier_id in (m.gone_from_id, m.stays_in_id) and s.superseded_by_id is null and o.id = any(s.covers))))
  where id = wanted;
end
$$;

-- Lets a signal stand as it stood: what goes on under another id was seen already, the facts and the outcomes alike.
create function keep_what_is_covered(wanted uuid) returns void
language plpgsql security definer set search_path = public, pg_temp as
$$
declare
  m dossiers_merge;
begin
  select * into m from merge_in_hand(wanted);
  if not found then
    return;
  end if;
  with facts as (
    select case when m.undone_at is null then step ->> 0 else step ->> 1 end::uuid as was,
      case when m.undone_at is null then step ->> 1 else step ->> 0 end::uuid as now
    from jsonb_each(m.moved -> 'rows') as told (name, steps), jsonb_array_elements(told.steps) as step
  ), seen as (
    select (o ->> 0)::uuid as id, o ->> 1 as rule, o ->> 2 as step, (o ->> 3)::uuid as subject, (o ->> 4)::uuid as ref
    from jsonb_array_elements(coalesce(m.moved -> 'outcomes', '[]')) as o
  ), same as (
    select was, now from facts where was <> now
    union
    select seen.id, n.id from seen
    join early_signals_outcome n on n.dossier_id in (m.gone_from_id, m.stays_in_id)
      and n.rule = seen.rule and n.step = seen.step and n.id <> seen.id
      and case n.subject_id when m.gone_id then m.stays_id else n.subject_id end
        is not distinct from case seen.subject when m.gone_id then m.stays_id else seen.subject end
      and (n.subject_ref is not distinct from seen.ref
        or exists (select from facts where facts.was = seen.ref and facts.now = n.subject_ref))
  ), also as (
    select s.id, array_agg(distinct same.now order by same.now) as ids
    from early_signals_signalstep s join same on same.was = any(s.covers)
    where s.dossier_id in (m.gone_from_id, m.stays_in_id) and s.superseded_by_id is null and same.now <> all(s.covers)
    group by s.id
  )
  update early_signals_signalstep s set covers = s.covers || also.ids from also where s.id = also.id;
  if m.undone_at is null and m.ends_family then
    -- Both families put the same away: of the two steps one holds, and it covers what the other did.
    update early_signals_signalstep here set
      covers = array(select unnest(here.covers) union select unnest(there.covers) order by 1),
      compartments = array(select unnest(here.compartments) union select unnest(there.compartments) order by 1)
    from early_signals_signalstep there
    where here.dossier_id = m.stays_in_id and there.dossier_id = m.gone_from_id and here.theme = there.theme
      and here.superseded_by_id is null and there.superseded_by_id is null
      and here.state in ('closed', 'snoozed') and here.state = there.state
      and (here.until is null or here.until <= there.until);
  end if;
  update dossiers_merge set moved = dossiers_merge.moved - 'outcomes' where id = wanted;
end
$$;

revoke execute on function merge_in_hand(uuid), note_what_is_covered(uuid), keep_what_is_covered(uuid) from public;
grant execute on function note_what_is_covered(uuid), keep_what_is_covered(uuid) to weerzien_web;
