-- Who stands on which side of a handover, and what goes along to whom.

-- Whether a role of the actor takes families over: one that reads their contacts, and not only its own entries there.
create function takes_handovers() returns boolean
language plpgsql stable security definer set search_path = public, pg_temp as
$$
begin
  return exists (
    select from access_grant g
    where g.compartment = 'contacts' and position(g."right" in 'rw') > 0 and g.role in (select acting_roles()));
end
$$;

create function leads_a_team() returns boolean
language plpgsql stable security definer set search_path = public, pg_temp as
$$
begin
  return exists (select from acting_roles() as held (role) where held.role = 'teamleider');
end
$$;

-- The compartments that a role of the actor may read of somebody at all.
create function compartments_of_role() returns varchar[]
language plpgsql stable security definer set search_path = public, pg_temp as
$$
begin
  return array(
    select distinct g.compartment from access_grant g
    where position(g."right" in 'rw') > 0 and g.role in (select acting_roles()));
end
$$;

-- Families of which anything is kept from the one who acts: a file about them may name whom they may not know.
create function families_with_something_withheld() returns uuid[]
language plpgsql stable security definer set search_path = public, pg_temp as
$$
begin
  return array(
    select s.dossier_id from access_shield s
    where s.lifted_at is null and s.kind = 'withheld'
      and (s.account_id = acting_account() or s.organisation_id = acting_organisation()));
end
$$;

-- What may not go along to a receiver: who is withheld from it, and whose address is secret. `about` is a person, or the
-- family itself. Only for who writes contacts of that family.
create function left_behind(dossier uuid, organisation uuid, account uuid)
returns table (kind varchar, about uuid)
language plpgsql stable security definer set search_path = public, pg_temp rows 5 as
$$
begin
  if dossier not in (select visible_dossiers('contacts', 'w'))
     and dossier not in (select seen.dossier_id from visible_subjects('contacts', 'w') seen) then
    return;
  end if;
  return query
    select s.kind, coalesce(s.person_id, s.dossier_id) from access_shield s
    where s.dossier_id = dossier and s.lifted_at is null
      and (s.kind = 'secret_address' or s.organisation_id = organisation or s.account_id = account);
end
$$;

-- The municipality of the family of a handover today, for the log: a receiver may not look it up.
create function municipality_of_handover(handover uuid) returns uuid
language plpgsql stable security definer set search_path = public, pg_temp as
$$
begin
  return (
    select p.municipality_id
    from handovers_handover h join dossiers_municipalperiod p on p.dossier_id = h.dossier_id and p.period @> acting_day()
    where h.id = handover);
end
$$;

-- Whether the sender of a handover may go on following the family: as its municipality, or on a ground that was continued.
create function sender_stays_involved(handover uuid) returns boolean
language plpgsql stable security definer set search_path = public, pg_temp as
$$
begin
  return exists (
    select from handovers_handover h join access_organisation here on here.id = h.from_organisation_id
    where h.id = handover and h.to_organisation_id = acting_organisation()
      and (here.kind = 'municipality' or exists (
        select from access_involvement i
        where i.account_id = h.from_account_id and i.dossier_id = h.dossier_id and i.ground = 'continued'
          and i.period @> acting_day())));
end
$$;

-- On what ground somebody is responsible for what they are about to hand over.
create function own_ground_of(dossier uuid, person uuid, about varchar) returns varchar
language plpgsql stable security definer set search_path = public, pg_temp as
$$
begin
  return case
    when exists (
      select from handovers_handover h
      where h.dossier_id = dossier and h.subject_id is not distinct from person and h.theme = about
        and h.to_organisation_id = acting_organisation() and h.contact_on <= acting_day() and h.ended_on is null)
      then 'handover'
    when exists (
      select from access_involvement i join access_involvementperson listed on listed.involvement_id = i.id
      where i.dossier_id = dossier and i.account_id = acting_account() and i.ground = 'guardianship'
        and i.period @> acting_day() and listed.person_id = person)
      then 'guardianship'
    when exists (
      select from access_organisation here where here.id = acting_organisation() and here.kind = 'municipality')
      then 'municipality'
    else 'involvement'
  end;
end
$$;

-- A handover with the names of who it is between. Whoever asks sees in it what the tables let them see.
create view handovers_named with (security_invoker = true) as
  select h.id, h.dossier_id, h.subject_id, h.theme, h.state, h.answer_by, h.contact_planned_on, h.from_organisation_id,
    h.to_organisation_id, sender.name as sender, receiver.name as receiver, sent_by.name as sent_by,
    coalesce(taken_by.name, asked_one.name, '') as person, h.closed_because,
    coalesce(part.content ->> 'label', family.number, '') as about,
    coalesce(h.completed_on, h.closed_on) as over_on,
    coalesce(h.completed_on, h.closed_on, h.contact_on, h.accepted_on, h.sent_on) as changed_on
  from handovers_handover h
  join access_organisation sender on sender.id = h.from_organisation_id
  join access_organisation receiver on receiver.id = h.to_organisation_id
  join access_account sent_by on sent_by.id = h.from_account_id
  left join access_account asked_one on asked_one.id = h.to_account_id
  left join access_account taken_by on taken_by.id = h.answered_by_id
  left join dossiers_dossier family on family.id = h.dossier_id
  left join handovers_filepart part on part.handover_id = h.id and part.compartment = 'identity';

revoke all on handovers_named from public;
grant select on handovers_named to weerzien_web;
