-- Which rows of a compartment the actor reaches with one of the rights: w write, r read, l a derived value, o own entries.

-- Whole families: rows about the family and about any of its persons.
create function visible_dossiers(wanted text, rights text default 'rw') returns setof uuid
language plpgsql stable security definer set search_path = public, pg_temp rows 3000 as
$$
declare
  everywhere boolean;
  involved boolean;
begin
  select bool_or(g.scope = 'M'), bool_or(g.scope in ('M', 'I')) into everywhere, involved
  from access_grant g
  where g.compartment = wanted and position(g."right" in rights) > 0 and g.role in (select acting_roles());

  if everywhere then
    return query select municipal_dossiers(acting_organisation());
  end if;
  if involved then
    return query select i.dossier_id from acting_involvements(wanted) i where i.is_family;
  end if;
  if position('r' in rights) > 0 then
    return query select evaluated_dossiers();
  end if;
  if position('w' in rights) > 0 then
    return query select imported_dossiers();
  end if;
end
$$;

-- Listed persons: rows about them, none about the whole family.
create function visible_subjects(wanted text, rights text default 'rw')
returns table (dossier_id uuid, subject_id uuid)
language plpgsql stable security definer set search_path = public, pg_temp rows 100 as
$$
begin
  if exists (
    select from access_grant g
    where g.compartment = wanted and g.scope in ('M', 'I', 'P') and position(g."right" in rights) > 0
      and g.role in (select acting_roles())
  ) then
    return query select p.dossier_id, p.subject_id from involved_persons(wanted) p;
  end if;
end
$$;
