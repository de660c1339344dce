"""Who sees and changes a task: by its part of the dossier, or because it is theirs to do, or because they gave it."""

from django.db import migrations

from weerzien.access.mixed import in_own, reach_by_own
from weerzien.access.policies import allow, fence, reach, run, undo_fence
from weerzien.access.reaching import related_by_lookup
from weerzien.access.shielding import withhold

TASK, MOVE = "plans_task", "plans_taskmove"
COMPARTMENTS = (
    "identity", "numbers", "procedure", "guardianship", "housing", "income", "integration", "schooling", "health",
    "relations", "contacts",
)  # fmt: skip
ME = "(select acting_account())"
RELATED = related_by_lookup(TASK)
# Somebody of a partner knows a family by an involvement of their own; a task about a person only with that person.
KNOWN_HERE = (
    "dossier_id in (select related_besides())"
    " and (subject_id is null or dossier_id in (select i.dossier_id from acting_involvements(null) i where i.is_family)"
    " or (dossier_id, subject_id) in (select p.dossier_id, p.subject_id from involved_persons(null) p))"
)
MINE = f"({ME} in (account_id, made_by_id, handed_by_id) and {RELATED})"
OURS = f"(organisation_id = (select acting_organisation()) and {KNOWN_HERE})"
WRITING = in_own(lambda name: reach(name, "w"), COMPARTMENTS)
ASSIGNABLE = "dossier_id in (select dossiers_with_ability('assign-responsibility'))"
# The family itself reads no tasks of those who work for it; the rulebook evaluates whatever is there.
READER = "((select reads_signals()) or dossier_id in (select evaluated_dossiers()))"
READ = f"{READER} and ({reach_by_own(TASK, COMPARTMENTS)} or {MINE} or {OURS})"
GIVE = (
    f"(select reads_signals()) and made_by_id = {ME} and handed_by_id = {ME} and {reach('contacts', 'wo')}"
    f" and {in_own(lambda name: reach(name, 'rwo'), COMPARTMENTS)}"
)
CHANGE = f"(select reads_signals()) and ({MINE} or {OURS} or {WRITING} or {ASSIGNABLE})"
# Whoever passes a task on may not be the one who reads it next: they see it by having passed it on.
CHANGED = "(select reads_signals())"
COLUMNS = "organisation_id, account_id, remind_on, state, handed_by_id, ended_on, ended_at, ended_by_id, ended_words"
# A policy of a table asks a table under the policies of that: who sees a task sees how it changed hands.
OF_A_TASK = "task_id in (select t.id from plans_task t)"

# One yes or no for whoever is about to hand a family over: it tells of no task what it is.
UNOWNED = """
create function has_unowned_open_tasks(family uuid) returns boolean
language plpgsql stable security definer set search_path = public, pg_temp as
$$
begin
  return exists (
    select from plans_task t
    where t.dossier_id = family and t.state = 'open'
      and not exists (
        select from access_position held join access_account who on who.id = held.account_id and who.is_active
        where held.account_id = t.account_id and held.organisation_id = t.organisation_id
          and held.period @> acting_day()
          and (
            exists (
              select from access_organisation here where here.id = t.organisation_id and here.kind = 'municipality')
            or exists (
              select from access_involvement i
              where i.account_id = t.account_id and i.dossier_id = family and i.period @> acting_day()))))
    and (family in (select own.dossier_id from own_dossiers own) or family in (select related_besides()));
end
$$
"""


class Migration(migrations.Migration):
    dependencies = [
        ("plans", "0001_initial"),
        ("access", "0013_protect_shields"),
        ("dossiers", "0016_keep_from_whom_it_is_withheld"),
        ("early_signals", "0003_keep_signals_from_the_family_itself"),
    ]

    operations = [
        run(
            [
                *fence(TASK),
                *allow(TASK, "select", READ),
                *allow(TASK, "insert", GIVE),
                *allow(TASK, "update", CHANGE, columns=COLUMNS, checked=CHANGED),
            ],
            undo=undo_fence(TASK, "select", "insert", "update"),
        ),
        run(
            [
                *fence(MOVE),
                *allow(MOVE, "select", OF_A_TASK),
                *allow(MOVE, "insert", f"moved_by_id = {ME} and {OF_A_TASK}"),
            ],
            undo=undo_fence(MOVE, "select", "insert"),
        ),
        *withhold({TASK: "dossier_id subject_id"}),
        run([UNOWNED], undo=["drop function has_unowned_open_tasks(uuid)"]),
    ]
