"""The conditions that keep a person, or where somebody lives, from whom that is withheld; see decision 40.

A family that is withheld is out of reach to begin with; a policy on each table says so once more. Migrations that
have run rest on these words: add a function for another policy, never change what one writes.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from django.db import migrations

from weerzien.access.policies import WEB_AND_JOBS, derived_view, run
from weerzien.access.reaching import reach_by_lookup

NEVER_EMPTY = ("id", "dossier_id")


def not_in(function: str, column: str) -> str:
    """Return the condition that a column holds none of the ids that a function gives; it is asked once per query."""
    outside = f"{column} <> all ((select {function}())::uuid[])"
    return outside if column in NEVER_EMPTY else f"({column} is null or {outside})"


def withhold(tables: Mapping[str, str]) -> list[migrations.RunSQL]:
    """Return the migration steps that keep the rows of a family or a person from whom that is withheld.

    `tables` is by name, with the columns that hold a family or a person.
    """
    return [
        restrict(table, "withheld", " and ".join(not_in("withheld", column) for column in columns.split()))
        for table, columns in tables.items()
    ]


def hide_addresses(tables: Iterable[str], *, only: str = "true") -> list[migrations.RunSQL]:
    """Return the migration steps that keep secret addresses; `only` says which rows of a table hold an address."""
    hidden = " and ".join(not_in("secret_addresses", column) for column in ("dossier_id", "subject_id"))
    return [restrict(table, "secret_address", f"not ({only}) or ({hidden})", verb="select") for table in tables]


def restrict(table: str, policy: str, condition: str, *, verb: str = "all") -> migrations.RunSQL:
    """Return the migration step that lets a table be used only where a condition holds, whatever else allows it."""
    return run(
        [f"create policy {policy} on {table} as restrictive for {verb} to {WEB_AND_JOBS} using ({condition})"],
        undo=[f"drop policy {policy} on {table}"],
    )


def derived_view_withheld(name: str, values: Mapping[str, Sequence[str]]) -> migrations.RunSQL:
    """Return the migration step that keeps derived values of a person from whom that person is withheld."""
    reached = " or ".join(
        f"(compartment = '{compartment}' and {reach_by_lookup('said', compartment, 'lrw')})" for compartment in values
    )
    queries = " union all ".join(query for several in values.values() for query in several)
    before = [str(words) for words in derived_view(name, values).sql[:1]]
    statement = f"""
create or replace view {name} with (security_barrier) as
select subject_id || ':' || compartment || ':' || name as id, dossier_id, subject_id, compartment, name, value
from ({queries}) as said (dossier_id, subject_id, compartment, name, value)
where value is not null and {not_in("withheld", "subject_id")} and ({reached})
"""  # noqa: S608 -- our own words
    return run([statement], undo=[words.replace("create view", "create or replace view", 1) for words in before])
