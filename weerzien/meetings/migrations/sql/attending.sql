-- Which series and meetings the actor knows of, and which it leads. A function answers with a set, asked once per query.

-- Series that the actor's municipality keeps, for a role that leads meetings.
create function series_kept() returns setof uuid
language plpgsql stable security definer set search_path = public, pg_temp rows 20 as
$$
begin
  if has_ability('chair-meetings') then
    return query select s.id from meetings_series s where s.municipality_id = acting_organisation();
  end if;
end
$$;

-- Series of which the actor is a chair: in a regional one, those of other municipalities too.
create function series_led() returns setof uuid
language plpgsql stable security definer set search_path = public, pg_temp rows 20 as
$$
begin
  return query select kept from series_kept() kept;
  if has_ability('chair-meetings') then
    return query
      select p.series_id from meetings_participant p
      where p.account_id = acting_account() and p.organisation_id = acting_organisation() and p.is_chair
        and p.left_at is null;
  end if;
end
$$;

-- Series in which somebody of the actor's organisation takes part. A family takes part in none.
create function series_known() returns setof uuid
language plpgsql stable security definer set search_path = public, pg_temp rows 20 as
$$
begin
  return query select kept from series_kept() kept;
  if reads_signals() then
    return query
      select p.series_id from meetings_participant p
      where p.organisation_id = acting_organisation() and p.left_at is null;
  end if;
end
$$;

create function meetings_kept() returns setof uuid
language plpgsql stable security definer set search_path = public, pg_temp rows 100 as
$$
begin
  if has_ability('chair-meetings') then
    return query select m.id from meetings_meeting m where m.municipality_id = acting_organisation();
  end if;
end
$$;

create function meetings_led() returns setof uuid
language plpgsql stable security definer set search_path = public, pg_temp rows 100 as
$$
begin
  return query select kept from meetings_kept() kept;
  if has_ability('chair-meetings') then
    return query
      select a.meeting_id from meetings_attendee a
      where a.account_id = acting_account() and a.organisation_id = acting_organisation() and a.is_chair;
  end if;
end
$$;

-- Meetings to which somebody of the actor's organisation is asked. Of a transition meeting its policy asks more.
create function meetings_attended() returns setof uuid
language plpgsql stable security definer set search_path = public, pg_temp rows 100 as
$$
begin
  return query select kept from meetings_kept() kept;
  if reads_signals() then
    return query select a.meeting_id from meetings_attendee a where a.organisation_id = acting_organisation();
  end if;
end
$$;
