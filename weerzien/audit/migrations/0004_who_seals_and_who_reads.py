"""The jobs role seals and removes, a chain at a time; a privacy officer reads the lines about the own municipality."""

from typing import Any

from django.db import migrations

from weerzien.access.policies import allow, fence, run, undo_fence

JOBS = "weerzien_jobs"
ROLE, ABILITY = "privacy-officer", "read-log"

FUNCTIONS = """
-- What is nobody's, such as a login or the list of a partner: for the jobs role alone, and only with a purpose.
create function acts_for_installation() returns boolean language sql stable as
$$
  select coalesce(session_user = 'weerzien_jobs' and current_setting('weerzien.purpose', true) <> ''
    and current_setting('weerzien.system_installation', true) = '1', false)
$$;

-- Whether one of these families was the actor's municipality's own on that day. Asked only of lines of another chain.
create function logged_here(families uuid[], moment timestamptz) returns boolean
language plpgsql stable security definer set search_path = public, pg_temp as
$$
begin
  return exists (
    select from dossiers_municipalperiod p
    where p.dossier_id = any(families) and p.municipality_id = acting_organisation()
      and p.period @> (moment at time zone 'Europe/Amsterdam')::date);
end
$$;

-- The lines about one family, by index; the policy on the lines decides once more which of them may be read.
create function lines_of_dossier(family uuid) returns setof uuid
language plpgsql stable security definer set search_path = public, pg_temp rows 500 as
$$
begin
  if has_ability('read-log') and exists (
    select from dossiers_municipalperiod p
    where p.dossier_id = family and p.municipality_id = acting_organisation()
  ) then
    return query select l.id from audit_line l where l.dossier_ids @> array[family];
  end if;
end
$$;

-- A chain that nobody seals would be a place to hide.
create function let_line_wait() returns trigger language plpgsql security definer set search_path = public, pg_temp as
$$
begin
  if new.municipality_id is not null and not exists (
    select from access_organisation o where o.id = new.municipality_id and o.kind = 'municipality'
  ) then
    raise exception 'an audit line belongs to a municipality or to nobody' using errcode = 'foreign_key_violation';
  end if;
  insert into audit_waiting (line_id, municipality_id) values (new.id, new.municipality_id);
  return null;
end
$$;

-- A sealed line goes when retention says so, and says so first.
create function refuse_change_of_line() returns trigger language plpgsql as
$$
begin
  if tg_op = 'DELETE' and session_user = 'weerzien_jobs'
    and exists (select from audit_seal s where s.line_id = old.id)
    and exists (select from audit_removal r
                where r.municipality_id is not distinct from old.municipality_id and r.before > old.at)
  then
    return old;
  end if;
  raise exception 'audit lines are only added' using errcode = 'insufficient_privilege';
end
$$;

insert into audit_waiting (line_id, municipality_id) select id, municipality_id from audit_line;

create trigger lines_wait_for_their_seal after insert on audit_line for each row execute function let_line_wait();
drop trigger lines_are_only_added on audit_line;
create trigger lines_are_only_added before update or delete on audit_line
  for each row execute function refuse_change_of_line();
create trigger seals_are_only_added before update or delete on audit_seal
  for each row execute function refuse_change_of_audit();
create trigger seals_are_never_emptied before truncate on audit_seal
  for each statement execute function refuse_change_of_audit();
create trigger removals_are_only_added before update or delete on audit_removal
  for each row execute function refuse_change_of_audit();
create trigger removals_are_never_emptied before truncate on audit_removal
  for each statement execute function refuse_change_of_audit();
"""
UNDO = """
drop trigger removals_are_never_emptied on audit_removal;
drop trigger removals_are_only_added on audit_removal;
drop trigger seals_are_never_emptied on audit_seal;
drop trigger seals_are_only_added on audit_seal;
drop trigger lines_are_only_added on audit_line;
create trigger lines_are_only_added before update or delete on audit_line
  for each row execute function refuse_change_of_audit();
drop trigger lines_wait_for_their_seal on audit_line;
drop function refuse_change_of_line(), let_line_wait(), lines_of_dossier(uuid),
  logged_here(uuid[], timestamptz), acts_for_installation();
"""
CHAIN = (
    "(municipality_id = (select system_municipality()) or municipality_id is null and (select acts_for_installation()))"
)
OFFICER = (
    "((select has_ability('read-log'))"
    " and (municipality_id = (select acting_organisation()) or logged_here(dossier_ids, at)))"
)


def allow_jobs(table: str, verb: str) -> list[str]:
    """Return the statements that let the jobs role use one verb on the chain it acts for."""
    rule = "with check" if verb == "insert" else "using"
    return [
        f"grant {verb} on {table} to {JOBS}",
        f"create policy may_{verb} on {table} for {verb} to {JOBS} {rule} ({CHAIN})",
    ]


def chain_table(table: str, *verbs: str) -> list[str]:
    """Return the statements for a table that only sealing knows."""
    return [*fence(table), *(statement for verb in verbs for statement in allow_jobs(table, verb))]


LINES = [*allow("audit_line", "select", f"{OFFICER} or {CHAIN}"), *allow_jobs("audit_line", "delete")]
UNDO_LINES = [
    "drop policy may_delete on audit_line",
    "drop policy may_select on audit_line",
    "revoke select, delete on audit_line from weerzien_web, weerzien_jobs",
]


def give(apps: Any, schema_editor: Any) -> None:
    """Let a privacy officer read the log."""
    apps.get_model("access", "RoleAbility").objects.create(role=ROLE, ability=ABILITY)


def take(apps: Any, schema_editor: Any) -> None:
    """Let nobody read it."""
    apps.get_model("access", "RoleAbility").objects.filter(ability=ABILITY).delete()


class Migration(migrations.Migration):
    dependencies = [
        ("audit", "0003_seals"),
        ("access", "0005_protect_involvements"),
        ("dossiers", "0003_periods_have_no_gap"),
    ]

    operations = [
        migrations.RunSQL([FUNCTIONS], [UNDO]),
        run(chain_table("audit_seal", "select", "insert"), undo=undo_fence("audit_seal", "select", "insert")),
        run(chain_table("audit_waiting", "select", "delete"), undo=undo_fence("audit_waiting", "select", "delete")),
        run(chain_table("audit_removal", "select", "insert"), undo=undo_fence("audit_removal", "select", "insert")),
        run(LINES, undo=UNDO_LINES),
        migrations.RunPython(give, take),
    ]
