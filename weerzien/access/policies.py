"""Row-level security as migrations write it: which statements keep a table of facts, of families, of outcomes.

Migrations that have run rest on these words: add a function for another policy, never change what one writes.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from django.db import migrations

WEB_AND_JOBS = "weerzien_web, weerzien_jobs"
JOBS = "weerzien_jobs"
SUPERSEDING = "superseded_by_id, superseded_at, superseded_because"
OWN = "recorded_by_id = (select acting_account())"


def reach(compartment: str, rights: str, *, subject: str = "subject_id") -> str:
    """Return the condition that a row with dossier and subject is within reach; each set is asked once per query."""
    subjects = f"select seen.dossier_id, seen.subject_id from visible_subjects('{compartment}', '{rights}') seen"  # noqa: S608 -- our own words
    return f"({family_reach(compartment, rights)} or (dossier_id, {subject}) in ({subjects}))"


def family_reach(compartment: str, rights: str) -> str:
    """Return the condition that a row about a whole family is within reach."""
    return f"(dossier_id in (select visible_dossiers('{compartment}', '{rights}')))"


def fence(table: str) -> list[str]:
    """Return the statements that close a table for everybody but its owner, who gets a policy of its own."""
    return [
        f"alter table {table} enable row level security",
        f"alter table {table} force row level security",
        f"revoke all on {table} from public, {WEB_AND_JOBS}",
        f"create policy owner on {table} to weerzien_owner using (true) with check (true)",
    ]


def allow(table: str, verb: str, condition: str, *, columns: str = "", checked: str = "") -> list[str]:
    """Return the statements that let web and jobs use one verb on the rows that meet a condition.

    For `update`, `condition` says which rows may be touched and `checked` what they may become.
    """
    return _allow(table, verb, condition, columns=columns, checked=checked, roles=WEB_AND_JOBS, policy=f"may_{verb}")


def allow_jobs(table: str, verb: str, condition: str, *, columns: str = "", policy: str = "") -> list[str]:
    """Return the statements that let the jobs role alone use one verb on the rows that meet a condition.

    `policy` names it where the table has one for everybody already.
    """
    return _allow(table, verb, condition, columns=columns, roles=JOBS, policy=policy or f"may_{verb}")


def _allow(
    table: str, verb: str, condition: str, *, columns: str, roles: str, policy: str, checked: str = ""
) -> list[str]:
    granted = f"{verb} ({columns})" if columns else verb
    if verb == "insert":
        rule = f"with check ({condition})"
    elif checked:
        rule = f"using ({condition}) with check ({checked})"
    else:
        rule = f"using ({condition})"
    return [
        f"grant {granted} on {table} to {roles}",
        f"create policy {policy} on {table} for {verb} to {roles} {rule}",
    ]


def fact_table(table: str, compartment: str) -> list[str]:
    """Return the statements for a table of facts: read, insert as oneself, point a row to what took its place."""
    own = f"({OWN} and {reach(compartment, 'o')})"
    writing = f"{reach(compartment, 'w')} or {own}"
    return [
        *fence(table),
        *allow(table, "select", f"{reach(compartment, 'rw')} or {own}"),
        *allow(table, "insert", f"{OWN} and ({writing})"),
        *allow(table, "update", writing, columns=SUPERSEDING),
    ]


def all_compartments_reach(compartments: Iterable[str]) -> str:
    """Return the condition that a row is within reach in every compartment it lists."""
    return " and ".join(f"('{name}' <> all (compartments) or {reach(name, 'rw')})" for name in compartments)


def run(statements: Iterable[str], *, undo: Iterable[str] = ()) -> migrations.RunSQL:
    """Return the migration step that runs statements in order."""
    return migrations.RunSQL([*statements], [*undo])


def undo_fence(table: str, *verbs: str) -> list[str]:
    """Return the statements that take the policies of a table away."""
    return [
        *(f"drop policy may_{verb} on {table}" for verb in verbs),
        f"drop policy owner on {table}",
        f"alter table {table} no force row level security",
        f"alter table {table} disable row level security",
    ]


def protect_facts(tables: dict[str, str]) -> list[migrations.RunSQL]:
    """Return the migration steps for tables of facts, by compartment."""
    return [
        run(fact_table(table, compartment), undo=undo_fence(table, "select", "insert", "update"))
        for table, compartment in tables.items()
    ]


def derived_view(name: str, values: Mapping[str, Sequence[str]]) -> migrations.RunSQL:
    """Return the migration step that makes a view of derived values, out of the queries of each compartment.

    The view is its owner's, who sees all rows; the barrier keeps clever conditions from seeing what it leaves out.
    """
    reached = " or ".join(f"(compartment = '{compartment}' and {reach(compartment, 'lrw')})" for compartment in values)
    queries = " union all ".join(query for several in values.values() for query in several)
    statement = f"""
create view {name} with (security_barrier) as
select subject_id || ':' || compartment || ':' || name as id, dossier_id, subject_id, compartment, name, value
from ({queries}) as said (dossier_id, subject_id, compartment, name, value)
where value is not null and ({reached})
"""  # noqa: S608 -- our own words
    return run(
        [statement, f"revoke all on {name} from public, {WEB_AND_JOBS}", f"grant select on {name} to {WEB_AND_JOBS}"],
        undo=[f"drop view {name}"],
    )


def derived(compartment: str, name: str, value: str, *, source: str) -> str:
    """Return the query for one derived value: an expression over the current rows of a table of facts."""
    return (
        f"select dossier_id, subject_id, '{compartment}', '{name}', ({value})::text"  # noqa: S608 -- our own words
        f" from {source} where superseded_by_id is null"
    )
