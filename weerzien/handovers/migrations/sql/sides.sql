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
