-- Where work for a family stands that goes along when it turns out to be another: each row says its family, and of
-- whom it is where `is_of_somebody`. `key` names a row. What belongs to a row elsewhere goes where that goes: `owner` is the
-- table, `owned_by` the column. `only_where` says which rows can go; in it %L is the family where they would go.
create function work_of_a_family() returns table (
  place int, name text, key text, is_of_somebody boolean, owner text, owned_by text, only_where text)
language sql immutable parallel safe as
$$
  values (1, 'documents_document', 'id', true, '', '', ''), (2, 'plans_task', 'id', true, '', '', ''),
    (3, 'meetings_meeting', 'id', true, '', '', ''), (4, 'meetings_agendaitem', 'id', false, '', '', ''),
    (5, 'meetings_decision', 'id', true, '', '', ''), (6, 'handovers_handover', 'id', true, '', '', ''),
    (7, 'plans_taskreminder', 'id', false, 'plans_task', 'task_id', ''),
    (8, 'handovers_filepart', 'id', true, 'handovers_handover', 'handover_id', ''),
    (9, 'handovers_handoverstep', 'id', true, 'handovers_handover', 'handover_id', ''),
    (10, 'handovers_nudge', 'id', false, 'handovers_handover', 'handover_id', ''),
    -- All steps of a signal go, or none: where the other family has steps of the same theme, those hold.
    (11, 'early_signals_signalstep', 'id', false, '', '',
      'theme not in (select there.theme from early_signals_signalstep there where there.dossier_id = %L)'),
    (12, 'early_signals_signalwords', 'step_id', false, 'early_signals_signalstep', 'step_id', ''),
    (13, 'early_signals_reportmatch', 'report_id', true, '', '', '')
$$;

-- The keys of the rows that meet a condition. They are text, for they are numbers in one table and UUIDs in another; %L
-- becomes what the column is.
create function work_where(name text, key text, condition text) returns text[]
language plpgsql stable set search_path = public, pg_temp as
$$
declare
  found_keys text[];
begin
  execute format('select coalesce(array_agg(%1$I::text order by %1$I), ''{}'') from %2$I where ', key, name) || condition
    into found_keys;
  return found_keys;
end
$$;

-- Puts rows of one table with another family, and those of one person with another person; returns those it could. A row
-- that another excludes where it would go (a checklist, an agenda, a handover that is under way) stays where it is.
create function move_work(kind record, keys text[], family uuid, one uuid, other uuid)
returns text[] language plpgsql set search_path = public, pg_temp as
$$
declare
  moved text[] := '{}';
  which text;
begin
  perform set_config('weerzien.following', 'yes', true);
  foreach which in array keys loop
    begin
      if kind.is_of_somebody then
        execute format('update %I set dossier_id = $1, subject_id = case subject_id when $2 then $3 else subject_id end'
          ' where %I = %L', kind.name, kind.key, which) using family, one, other;
      else
        execute format('update %I set dossier_id = $1 where %I = %L', kind.name, kind.key, which) using family;
      end if;
      moved := moved || which;
    exception when unique_violation or exclusion_violation then
      null;
    end;
  end loop;
  perform set_config('weerzien.following', '', true);
  return moved;
end
$$;

-- Lets the work for who goes follow to who stays, for whoever has just merged them, and keeps which rows these were.
create or replace function let_work_follow(wanted uuid) returns void
language plpgsql security definer set search_path = public, pg_temp as
$$
declare
  m dossiers_merge;
  kind record;
  theirs text[];
  moved text[];
  going jsonb := '{}';
  everything jsonb := '{}';
begin
  select * into m from dossiers_merge g where g.id = wanted and g.undone_at is null and not g.moved ? 'work'
    and g.merged_by_id = acting_account()
    and g.gone_from_id in (select dossiers_with_ability('merge-persons'))
    and g.stays_in_id in (select dossiers_with_ability('merge-persons'))
  for update;
  if not found then
    return;
  end if;
  for kind in select * from work_of_a_family() w order by w.place loop
    theirs := work_where(kind.name, kind.key, case
        when kind.owner <> '' then format('%I = any(%L)', kind.owned_by,
          array(select jsonb_array_elements_text(everything -> kind.owner)))
        when m.ends_family then format('dossier_id = %L', m.gone_from_id)
        when kind.is_of_somebody then format('dossier_id = %L and subject_id = %L', m.gone_from_id, m.gone_id)
        else 'false' end
      || case kind.only_where when '' then '' else format(' and ' || kind.only_where, m.stays_in_id) end);
    if kind.is_of_somebody then
      going := going || jsonb_build_object(kind.name,
        work_where(kind.name, kind.key, format('%I = any(%L) and subject_id = %L', kind.key, theirs, m.gone_id)));
    end if;
    moved := move_work(kind, theirs, m.stays_in_id, m.gone_id, m.stays_id);
    everything := everything || jsonb_build_object(kind.name, moved);
  end loop;
  if m.ends_family then
    everything := everything || jsonb_build_object('access_draft', move_drafts(
      array(select d.id from access_draft d where position(m.gone_from_id::text in d.address) > 0 order by d.id),
      m.gone_from_id, m.stays_in_id, m.gone_id, m.stays_id));
  end if;
  update dossiers_merge set moved = dossiers_merge.moved || jsonb_build_object('work', everything, 'work_of', going)
  where id = wanted;
end
$$;

-- Gives back what followed, to whoever has just undone the merge; what was made since for those who go home goes along.
create or replace function give_work_back(wanted uuid) returns void
language plpgsql security definer set search_path = public, pg_temp as
$$
declare
  m dossiers_merge;
  kind record;
  theirs text[];
  gone text[];
begin
  select * into m from dossiers_merge g where g.id = wanted and g.moved ? 'work'
    and g.undone_by_id = acting_account()
    and g.gone_from_id in (select dossiers_with_ability('merge-persons'))
    and g.stays_in_id in (select dossiers_with_ability('merge-persons'))
  for update;
  if not found then
    return;
  end if;
  for kind in select * from work_of_a_family() w order by w.place loop
    theirs := work_where(kind.name, kind.key, format('dossier_id = %L and %I = any(%L)', m.stays_in_id, kind.key,
      array(select jsonb_array_elements_text(m.moved -> 'work' -> kind.name))));
    gone := array(select jsonb_array_elements_text(m.moved -> 'work_of' -> kind.name));
    perform move_work(kind, array(select unnest(theirs) intersect select unnest(gone)),
      m.gone_from_id, m.stays_id, m.gone_id);
    perform move_work(kind, array(select unnest(theirs) except select unnest(gone)), m.gone_from_id, null, null);
    if kind.is_of_somebody then
      perform move_work(kind, work_where(kind.name, kind.key, format('dossier_id = %L and subject_id = any(%L)',
        m.stays_in_id, array(select jsonb_array_elements_text(m.moved -> 'home')))), m.gone_from_id, null, null);
    end if;
  end loop;
  -- A step that somebody took since is about the family that stays: what went home is the last one there again.
  update early_signals_signalstep last set superseded_by_id = null from early_signals_signalstep since
  where last.dossier_id = m.gone_from_id and since.id = last.superseded_by_id and since.dossier_id = m.stays_in_id;
  perform move_drafts(array(select jsonb_array_elements_text(m.moved -> 'work' -> 'access_draft')::uuid),
    m.stays_in_id, m.gone_from_id, m.stays_id, m.gone_id);
  update dossiers_merge set moved = (dossiers_merge.moved - 'work') - 'work_of' where id = wanted;
end
$$;

revoke execute on function work_where(text, text, text), move_work(record, text[], uuid, uuid, uuid) from public;
