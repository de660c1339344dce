-- Where work for a family stands that goes along when it turns out to be another: each row says its family, and of
-- whom it is where `is_of_somebody`. `parent` is the column of what a row belongs to: it goes where that goes.
create function work_of_a_family() returns table (place int, name text, is_of_somebody boolean, parent text)
language sql immutable parallel safe as
$$
  values (1, 'documents_document', true, ''), (2, 'plans_task', true, ''), (3, 'meetings_meeting', true, ''),
    (4, 'meetings_agendaitem', false, ''), (5, 'meetings_decision', true, ''), (6, 'handovers_handover', true, ''),
    (7, 'plans_taskreminder', false, 'task_id'), (8, 'handovers_filepart', true, 'handover_id'),
    (9, 'handovers_handoverstep', true, 'handover_id'), (10, 'handovers_nudge', false, 'handover_id')
$$;

-- Puts rows of one table with another family, and those of one person with another person; returns those it could. A row
-- that another excludes where it would go (a checklist, an agenda, a handover that is under way) stays where it is. Ids
-- are given as text, for they are numbers in one table and UUIDs in another; %L becomes what the column is.
create function move_work(name text, is_of_somebody boolean, ids text[], family uuid, one uuid, other uuid)
returns text[] language plpgsql set search_path = public, pg_temp as
$$
declare
  moved text[] := '{}';
  which text;
begin
  perform set_config('weerzien.following', 'yes', true);
  foreach which in array ids loop
    begin
      if is_of_somebody then
        execute format('update %I set dossier_id = $1, subject_id = case subject_id when $2 then $3 else subject_id end'
          ' where id = %L', name, which) using family, one, other;
      else
        execute format('update %I set dossier_id = $1 where id = %L', name, which) using family;
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
create function let_work_follow(wanted uuid) returns void
language plpgsql security definer set search_path = public, pg_temp as
$$
declare
  m dossiers_merge;
  kind record;
  ids text[];
  gone text[];
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
    if kind.parent <> '' then
      execute format('select coalesce(array_agg(id::text order by id), ''{}'') from %I where %I = any(%L)', kind.name,
          kind.parent, array(select jsonb_array_elements_text(each.value) from jsonb_each(everything) each
            where each.key in ('plans_task', 'handovers_handover')))
        into ids;
    else
      execute format('select coalesce(array_agg(id::text order by id), ''{}'') from %I where dossier_id = $1 and ($2 or %s)',
          kind.name, case when kind.is_of_somebody then 'subject_id = $3' else 'false' end)
        into ids using m.gone_from_id, m.ends_family, m.gone_id;
    end if;
    if kind.is_of_somebody then
      execute format('select coalesce(array_agg(id::text), ''{}'') from %I where id = any(%L) and subject_id = $1', kind.name,
          ids)
        into gone using m.gone_id;
      going := going || jsonb_build_object(kind.name, gone);
    end if;
    ids := move_work(kind.name, kind.is_of_somebody, ids, m.stays_in_id, m.gone_id, m.stays_id);
    everything := everything || jsonb_build_object(kind.name, ids);
  end loop;
  if m.ends_family then
    everything := everything || jsonb_build_object('access_draft', move_drafts(
      array(select d.id from access_draft d where position(m.gone_from_id::text in d.address) > 0 order by d.id),
      m.gone_from_id, m.stays_in_id, m.gone_id, m.stays_id));
  end if;
  update dossiers_merge set moved = moved || jsonb_build_object('work', everything, 'work_of', going) where id = wanted;
end
$$;

-- What somebody typed and did not save goes to the same form of the other family.
create function move_drafts(ids uuid[], family uuid, other_family uuid, one uuid, other uuid) returns uuid[]
language plpgsql set search_path = public, pg_temp as
$$
declare
  moved uuid[] := '{}';
  which uuid;
begin
  foreach which in array ids loop
    begin
      update access_draft d set address = replace(replace(d.address, family::text, other_family::text), one::text, other::text),
        fields = replace(d.fields, one::text, other::text)
      where d.id = which;
      moved := moved || which;
    exception when unique_violation then
      null;
    end;
  end loop;
  return moved;
end
$$;

-- Gives back what followed, to whoever has just undone the merge; what was made since for those who go home goes along.
create function give_work_back(wanted uuid) returns void
language plpgsql security definer set search_path = public, pg_temp as
$$
declare
  m dossiers_merge;
  kind record;
  ids text[];
  gone text[];
  since text[];
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
    execute format('select coalesce(array_agg(id::text order by id), ''{}'') from %I where dossier_id = $1 and id = any(%L)',
        kind.name, array(select jsonb_array_elements_text(m.moved -> 'work' -> kind.name)))
      into ids using m.stays_in_id;
    gone := array(select jsonb_array_elements_text(m.moved -> 'work_of' -> kind.name));
    perform move_work(kind.name, kind.is_of_somebody, array(select unnest(ids) intersect select unnest(gone)),
      m.gone_from_id, m.stays_id, m.gone_id);
    perform move_work(kind.name, kind.is_of_somebody, array(select unnest(ids) except select unnest(gone)),
      m.gone_from_id, null, null);
    if kind.is_of_somebody then
      execute format('select coalesce(array_agg(id::text order by id), ''{}'') from %I where dossier_id = $1'
          ' and subject_id = any(%L)', kind.name, array(select jsonb_array_elements_text(m.moved -> 'home')))
        into since using m.stays_in_id;
      perform move_work(kind.name, true, since, m.gone_from_id, null, null);
    end if;
  end loop;
  perform move_drafts(array(select jsonb_array_elements_text(m.moved -> 'work' -> 'access_draft')::uuid),
    m.stays_in_id, m.gone_from_id, m.stays_id, m.gone_id);
  update dossiers_merge set moved = (moved - 'work') - 'work_of' where id = wanted;
end
$$;

revoke execute on function move_work(text, boolean, text[], uuid, uuid, uuid), move_drafts(uuid[], uuid, uuid, uuid, uuid),
  let_work_follow(uuid), give_work_back(uuid) from public;
grant execute on function let_work_follow(uuid), give_work_back(uuid) to weerzien_web;
