"""Settings are read by whoever looks at a family of that municipality, and added by who may set its rules."""

from importlib import import_module

from django.db import migrations

from weerzien.access.policies import WEB_AND_JOBS, allow, allow_jobs, fence, run, undo_fence
from weerzien.access.reaching import all_compartments_by_list

COMPARTMENTS = import_module("weerzien.early_signals.migrations.0002_protect_outcomes").COMPARTMENTS
NO_SIGNAL = import_module("weerzien.early_signals.migrations.0003_keep_signals_from_the_family_itself")

FUNCTIONS = [
    # A partner who changes a fact evaluates the family as its municipality set the rules.
    """
create function evaluated_municipalities() returns setof uuid
language plpgsql stable security definer set search_path = public, pg_temp rows 2 as
$$
begin
  if system_municipality() is not null then
    return query select system_municipality();
  elsif coalesce(current_setting('weerzien.evaluating', true), '') <> '' then
    return query
      select distinct p.municipality_id from dossiers_municipalperiod p
      where p.dossier_id in (select evaluated_dossiers()) and p.period @> acting_day();
  end if;
end
$$
""",
    """
create function sets_rules_of(municipality uuid) returns boolean
language plpgsql stable security definer set search_path = public, pg_temp as
$$
begin
  return municipality = acting_organisation() and has_ability('set-rules')
    and exists (select from access_organisation o where o.id = municipality and o.kind = 'municipality');
end
$$
""",
    # The web role knows nothing of the queue. Who sets the rules may have these two jobs done, for the own municipality.
    """
create function ask_job(job text) returns void
language plpgsql volatile security definer set search_path = public, pg_temp as
$$
begin
  if job not in ('evaluate', 'weigh') or not coalesce(sets_rules_of(acting_organisation()), false) then
    raise insufficient_privilege using message = 'this job may not be asked for';
  end if;
  insert into procrastinate_jobs (queue_name, task_name, priority, lock, args) values (
    'default', job, case job when 'weigh' then 10 else 0 end, job || ':' || acting_organisation(),
    jsonb_build_object('municipality_id', acting_organisation())
  );
end
$$
""",
]
UNDO = [
    "drop function ask_job(text)",
    "drop function sets_rules_of(uuid)",
    "drop function evaluated_municipalities()",
]
SETTING, PREVIEW, MOVE = "early_signals_rulesetting", "early_signals_settingpreview", "early_signals_previewedmove"
OWN = "municipality_id = (select acting_organisation())"
BY_ONESELF = "(select sets_rules_of(acting_organisation()))"
OF_THE_SYSTEM = "municipality_id = (select system_municipality())"
SEEN = all_compartments_by_list(MOVE, COMPARTMENTS)
OF_THE_MUNICIPALITY = "dossier_id in (select evaluated_dossiers())"
PROGRESS = "state, total_count, seen_count, changed_count, seen_until, settings, compared_on"
NO_SIGNAL_FOR_THE_FAMILY = (
    f"create policy no_signal_for_the_family on {MOVE} as restrictive for select to {WEB_AND_JOBS} using"
    f" (('signal' not in (state_before, state_after) and rule not like 'S%') or {NO_SIGNAL.ALL_THE_SAME})"
)


class Migration(migrations.Migration):
    dependencies = [
        ("early_signals", "0009_settings_of_a_municipality"),
        ("audit", "0004_who_seals_and_who_reads"),
    ]

    operations = [
        run(FUNCTIONS, undo=UNDO),
        run(
            [
                *fence(SETTING),
                *allow(SETTING, "select", f"{OWN} or municipality_id in (select evaluated_municipalities())"),
                *allow(SETTING, "insert", f"{OWN} and {BY_ONESELF} and set_by_id = (select acting_account())"),
            ],
            undo=undo_fence(SETTING, "select", "insert"),
        ),
        run(
            [
                *fence(PREVIEW),
                *allow(PREVIEW, "select", f"{OWN} or {OF_THE_SYSTEM}"),
                *allow(PREVIEW, "insert", f"{OWN} and {BY_ONESELF} and asked_by_id = (select acting_account())"),
                *allow(PREVIEW, "update", f"({OWN} and {BY_ONESELF}) or {OF_THE_SYSTEM}", columns="saved_as_id"),
                f"grant update ({PROGRESS}) on {PREVIEW} to weerzien_jobs",
                *allow_jobs(PREVIEW, "delete", OF_THE_SYSTEM),
            ],
            undo=undo_fence(PREVIEW, "select", "insert", "update", "delete"),
        ),
        run(
            [
                *fence(MOVE),
                *allow(MOVE, "select", SEEN),
                *allow_jobs(MOVE, "insert", OF_THE_MUNICIPALITY),
                *allow_jobs(MOVE, "delete", OF_THE_MUNICIPALITY),
                NO_SIGNAL_FOR_THE_FAMILY,
            ],
            undo=[
                f"drop policy no_signal_for_the_family on {MOVE}",
                *undo_fence(MOVE, "select", "insert", "delete"),
            ],
        ),
    ]
