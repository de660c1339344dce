"""Lines are added and nothing else: the web and jobs roles may only insert, and nobody may change or remove one."""

from django.db import migrations

from weerzien.access.policies import allow, fence, run, undo_fence

APPEND_ONLY = """
create function refuse_change_of_audit() returns trigger language plpgsql as
$$ begin raise exception 'audit lines are only added' using errcode = 'insufficient_privilege'; end $$;

create trigger lines_are_only_added before update or delete on audit_line
  for each row execute function refuse_change_of_audit();
create trigger lines_are_never_emptied before truncate on audit_line
  for each statement execute function refuse_change_of_audit();
"""
UNDO = """
drop trigger lines_are_never_emptied on audit_line;
drop trigger lines_are_only_added on audit_line;
drop function refuse_change_of_audit();
"""
# A login is written before anybody acts; every other line is about who acts now.
MINE = "account_id is not distinct from (select acting_account()) or kind = 'login'"


class Migration(migrations.Migration):
    dependencies = [("audit", "0001_initial"), ("access", "0003_what_an_actor_reaches")]

    operations = [
        run([*fence("audit_line"), *allow("audit_line", "insert", MINE)], undo=undo_fence("audit_line", "insert")),
        migrations.RunSQL([APPEND_ONLY], [UNDO]),
    ]
