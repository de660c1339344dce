-- The table of steps, kept once more where no code of ours can go round it: rules.py has the same, a test compares them.
create function handover_steps() returns table (state_before varchar, state_after varchar)
language sql immutable parallel safe as
$$
  values ('proposed', 'sent'), ('proposed', 'withdrawn'),
    ('sent', 'accepted'), ('sent', 'refused'), ('sent', 'withdrawn'),
    ('accepted', 'contact_planned'), ('accepted', 'contact_confirmed'),
    ('contact_planned', 'contact_planned'), ('contact_planned', 'contact_confirmed'),
    ('contact_confirmed', 'completed')
$$;

create function keep_to_the_steps() returns trigger
language plpgsql security definer set search_path = public, pg_temp as
$$
declare
  mine uuid := acting_organisation();
  before handovers_handover := old;
begin
  if (new.id, new.dossier_id, new.subject_id, new.theme, new.from_organisation_id, new.from_account_id, new.own_ground,
      new.to_organisation_id, new.to_account_id, new.words, new.asked_back, new.answer_by, new.proposed_at)
     is distinct from
     (old.id, old.dossier_id, old.subject_id, old.theme, old.from_organisation_id, old.from_account_id, old.own_ground,
      old.to_organisation_id, old.to_account_id, old.words, old.asked_back, old.answer_by, old.proposed_at)
     or (old.state <> 'proposed' and (new.compartments, new.file_version, new.file_hash, new.sent_on)
         is distinct from (old.compartments, old.file_version, old.file_hash, old.sent_on))
     or (old.accepted_on is not null and (new.accepted_on, new.answered_by_id)
         is distinct from (old.accepted_on, old.answered_by_id))
     or (old.contact_on is not null and new.contact_on is distinct from old.contact_on) then
    raise exception 'what was said of a handover stays as it was'
      using errcode = 'check_violation', constraint = 'handover_keeps_what_was_said';
  end if;
  if new.state = old.state and new.state <> 'contact_planned' then
    -- Without a step nothing changes, but that another took over, which the trigger below writes.
    before.ended_on := new.ended_on;
    if new is distinct from before then
      raise exception 'without a step nothing of a handover changes'
        using errcode = 'check_violation', constraint = 'handover_changes_by_its_steps';
    end if;
    return new;
  end if;
  if (old.state, new.state) not in (select s.state_before, s.state_after from handover_steps() s) then
    raise exception 'a handover goes by its table of steps'
      using errcode = 'check_violation', constraint = 'handover_goes_by_its_table';
  end if;
  -- Nobody acts: the owner of the database, who restores or migrates.
  if mine is not null and not (case new.state
      when 'sent' then mine = new.from_organisation_id
      when 'withdrawn' then mine = new.from_organisation_id
        or new.dossier_id in (select dossiers_with_ability('grant-involvement'))
      else mine = new.to_organisation_id
    end) then
    raise exception 'each step of a handover is of one side'
      using errcode = 'check_violation', constraint = 'handover_step_is_of_its_side';
  end if;
  return new;
end
$$;

create trigger handover_keeps_to_the_steps before update on handovers_handover
  for each row execute function keep_to_the_steps();

-- Who had taken over before stops on the day on which the next one met the family: no day between, and none twice.
create function end_what_was_taken_over() returns trigger
language plpgsql security definer set search_path = public, pg_temp as
$$
begin
  update handovers_handover before set ended_on = greatest(new.contact_on, before.contact_on)
  where before.dossier_id = new.dossier_id and before.subject_id is not distinct from new.subject_id
    and before.theme = new.theme and before.id <> new.id
    and before.contact_on is not null and before.ended_on is null;
  return new;
end
$$;

create trigger handover_ends_the_one_before before update on handovers_handover
  for each row when (old.contact_on is null and new.contact_on is not null)
  execute function end_what_was_taken_over();

-- That a youngster's handover was accepted is a fact of guardianship, on which the rulebook rests (V05, V06). Its
-- receiver writes that one fact and no other of guardianship.
create function write_down_acceptance(handover uuid, moment timestamptz) returns uuid
language plpgsql security definer set search_path = public, pg_temp as
$$
declare
  taken handovers_handover;
  known guardianship_guardianship;
  fact uuid := gen_random_uuid();
begin
  select * into taken from handovers_handover h
  where h.id = handover and h.state = 'accepted' and h.theme = 'guidance' and h.subject_id is not null
    and h.answered_by_id = acting_account() and h.to_organisation_id = acting_organisation()
    and h.accepted_on = acting_day();
  if not found then
    return null;
  end if;
  select * into known from guardianship_guardianship g
  where g.dossier_id = taken.dossier_id and g.subject_id = taken.subject_id and g.superseded_by_id is null
    and g.accepted_earliest is null and g.guardian <> 'ouders'
  for update;
  if not found then
    return null;
  end if;
  update guardianship_guardianship
  set superseded_by_id = fact, superseded_at = moment, superseded_because = 'Overdracht aangenomen.'
  where id = known.id;
  insert into guardianship_guardianship
  select (jsonb_populate_record(known, jsonb_build_object(
    'id', fact, 'handed_to', (select left(o.name, 80) from access_organisation o where o.id = taken.to_organisation_id),
    'accepted_earliest', taken.accepted_on, 'accepted_latest', taken.accepted_on, 'accepted_told', '',
    'recorded_at', moment, 'recorded_by_id', acting_account(), 'source', 'hand', 'source_place', 'Overdracht',
    'source_organisation_id', acting_organisation(), 'certainty', 'stated'))).*;
  return fact;
end
$$;

-- Whoever handed over and has no other ground is involved no longer when all is taken over: what goes on after that is
-- granted anew, with a period. A guardian stays one until order, birthday or departure.
create function end_involvement_of_sender() returns trigger
language plpgsql security definer set search_path = public, pg_temp as
$$
begin
  update access_involvement i set period = daterange(lower(i.period), new.completed_on + 1)
  where i.account_id = new.from_account_id and i.dossier_id = new.dossier_id
    and i.ground in ('guardianship', 'handover')
    and i.period @> (new.completed_on + 1) and lower(i.period) <= new.completed_on
    and case when new.subject_id is null then i.scope = 'family'
      else i.scope = 'persons' and not exists (
        select from access_involvementperson listed
        where listed.involvement_id = i.id and listed.person_id <> new.subject_id) end
    and (i.ground = 'handover' or exists (
      select from guardianship_guardianship g
      where g.dossier_id = new.dossier_id and g.subject_id = new.subject_id and g.superseded_by_id is null
        and least(g.ordered_latest, g.departed_latest, (
          select eighteen_on(max(born.born_latest)) from dossiers_personalia born
          where born.subject_id = new.subject_id and born.superseded_by_id is null)) <= new.completed_on));
  return null;
end
$$;

create trigger handover_ends_the_sender_s_ground after update on handovers_handover
  for each row when (old.state <> 'completed' and new.state = 'completed' and new.theme = 'guidance')
  execute function end_involvement_of_sender();
