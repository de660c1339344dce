"""The conditions of policies once more, so that a family is looked up instead of a list made; see decision 22.

Migrations that have run rest on these words: add a function for another policy, never change what one writes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from django.db import migrations

from weerzien.access.policies import OWN, all_compartments_reach, derived_view, reach, run

Reach = Callable[[str, str, str], str]


def is_own(table: str, *, dossier: str = "dossier_id") -> str:
    """Return the condition that a row is about a family of the own municipality, for a role that knows them all."""
    return f"exists (select from own_dossiers own where own.dossier_id = {table}.{dossier})"


def is_one_of_own(table: str, *, dossier: str = "dossier_id") -> str:
    """Return the condition of `is_own` for a table that is read for many families at once: one list, made once."""
    return f"{table}.{dossier} in (select own.dossier_id from own_dossiers own)"  # noqa: S608 -- our own words


def besides(table: str, compartment: str, rights: str, *, subject: str = "subject_id") -> str:
    """Return the condition that a row is within reach in another way than by being the own municipality's."""
    subjects = f"select seen.dossier_id, seen.subject_id from visible_subjects('{compartment}', '{rights}') seen"  # noqa: S608 -- our own words
    return (
        f"({table}.dossier_id in (select visible_besides('{compartment}', '{rights}'))"
        f" or ({table}.dossier_id, {table}.{subject}) in ({subjects}))"
    )


def reach_by_lookup(table: str, compartment: str, rights: str, *, subject: str = "subject_id") -> str:
    """Return the condition of `policies.reach` for the rows of a table; the same rows meet it."""
    everywhere = f"(select reaches_everywhere('{compartment}', '{rights}'))"
    return f"(({everywhere} and {is_own(table)}) or {besides(table, compartment, rights, subject=subject)})"


def reach_by_list(table: str, compartment: str, rights: str) -> str:
    """Return the condition of `reach_by_lookup` for a table that is read for many families at once."""
    everywhere = f"(select reaches_everywhere('{compartment}', '{rights}'))"
    return f"(({everywhere} and {is_one_of_own(table)}) or {besides(table, compartment, rights)})"


def family_reach_by_lookup(table: str, compartment: str, rights: str) -> str:
    """Return the condition of `policies.family_reach` for the rows of a table; the same rows meet it."""
    everywhere = f"(select reaches_everywhere('{compartment}', '{rights}'))"
    return (
        f"(({everywhere} and {is_own(table)})"
        f" or {table}.dossier_id in (select visible_besides('{compartment}', '{rights}')))"
    )


def related_by_lookup(table: str, *, dossier: str = "dossier_id") -> str:
    """Return the condition that the actor has a relation with the family of a row."""
    return f"({is_own(table, dossier=dossier)} or {table}.{dossier} in (select related_besides()))"


def related_by_list(table: str, *, dossier: str = "dossier_id") -> str:
    """Return the condition of `related_by_lookup` for a table that is read for many families at once."""
    return f"({is_one_of_own(table, dossier=dossier)} or {table}.{dossier} in (select related_besides()))"


def all_compartments_by_list(table: str, compartments: Iterable[str]) -> str:
    """Return the condition of `policies.all_compartments_reach`; the same rows meet it.

    Of a row about an own family the compartments that a role reaches everywhere need no further look.
    """
    named = [*compartments]
    elsewhere = {name: besides(table, name, "rw") for name in named}
    of_own = " and ".join(
        f"('{name}' <> all ({table}.compartments) or '{name}' = any ((select compartments_everywhere())::varchar[])"
        f" or {elsewhere[name]})"
        for name in named
    )
    of_others = " and ".join(f"('{name}' <> all ({table}.compartments) or {elsewhere[name]})" for name in named)
    covered = f"{table}.compartments <@ (select compartments_everywhere())"
    return f"({is_one_of_own(table)} and ({covered} or ({of_own}))) or ({of_others})"


def all_needs_known(table: str, compartments: Iterable[str], derived: Iterable[str]) -> str:
    """Return the condition that whatever a row lists beside compartments is a derived value that may be known.

    A need that is not named here is nobody's: the row is then not seen.
    """
    read, known = [*compartments], [*derived]
    plain = ", ".join(f"'{name}'" for name in read)
    every = ", ".join(f"'{name}'" for name in (*read, *(f"{name}:l" for name in known)))
    each = " and ".join(
        f"('{name}:l' <> all ({table}.compartments)"
        f" or ('{name}:l' = any ((select compartments_everywhere())::varchar[]) and {is_one_of_own(table)})"
        f" or {besides(table, name, 'lrw')})"
        for name in known
    )
    return (
        f"{table}.compartments <@ array[{plain}]::varchar[]"
        f" or ({table}.compartments <@ array[{every}]::varchar[] and {each})"
    )


def surely_own(table: str) -> str:
    """Return the condition that a row is about a family that was always and is today the own municipality's.

    The column is PostgreSQL's own (decision 25); of the families it names, those that left are looked up.
    """
    return (
        f"({table}.lasting_municipality_id = (select municipality_known_everywhere())"
        f" and {table}.dossier_id not in (select families_away()))"
    )


def all_needs_reached(table: str) -> str:
    """Return the condition that every need a row lists is met, one way or another.

    The same rows as `all_compartments_by_list` and `all_needs_known` together give, with one look per need. A need that
    no role meets is nobody's: the row is then not seen.
    """
    everywhere = "asked.need = any ((select needs_met_everywhere())::varchar[])"
    return (
        f"not exists (select from unnest({table}.compartments) as asked (need) where not coalesce("  # noqa: S608 -- ours
        f"({table}.dossier_id, asked.need) in (select r.dossier_id, r.need from families_reached() r)"
        f" or ({table}.dossier_id, {table}.subject_id, asked.need) in"
        " (select r.dossier_id, r.subject_id, r.need from persons_reached() r)"
        f" or ({everywhere} and {is_one_of_own(table)}), false))"
    )


def outcome_reach(table: str, *, own: str) -> str:
    """Return the condition that an outcome is seen; `own` is a quick one that its family is the own municipality's."""
    return (
        f"({own} and {table}.compartments <@ (select needs_met_everywhere()))"
        f" or {table}.dossier_id in (select dossiers_worked_on())"
        f" or {all_needs_reached(table)}"
    )


def see(table: str, now: str, *, before: str, policy: str = "may_select") -> migrations.RunSQL:
    """Return the migration step that gives a policy another condition which the same rows meet."""
    return run(
        [f"alter policy {policy} on {table} using ({now})"], undo=[f"alter policy {policy} on {table} using ({before})"]
    )


def see_facts(tables: Mapping[str, str], *, reached: Reach = reach_by_lookup) -> list[migrations.RunSQL]:
    """Return the migration steps for tables of facts, by compartment."""
    steps = []
    for table, compartment in tables.items():
        own = f"({OWN} and {reach(compartment, 'o')})"
        now = f"{reached(table, compartment, 'rw')} or {own}"
        steps.append(see(table, now, before=f"{reach(compartment, 'rw')} or {own}"))
    return steps


def see_outcomes(table: str, compartments: Sequence[str]) -> migrations.RunSQL:
    """Return the migration step for a table of outcomes."""
    now = all_compartments_by_list(table, compartments)
    return see(table, now, before=all_compartments_reach(compartments))


def derived_view_by_lookup(name: str, values: Mapping[str, Sequence[str]]) -> migrations.RunSQL:
    """Return the migration step that gives a view of derived values a condition which the same rows meet."""
    reached = " or ".join(
        f"(compartment = '{compartment}' and {reach_by_lookup('said', compartment, 'lrw')})" for compartment in values
    )
    queries = " union all ".join(query for several in values.values() for query in several)
    statement = f"""
create or replace view {name} with (security_barrier) as
select subject_id || ':' || compartment || ':' || name as id, dossier_id, subject_id, compartment, name, value
from ({queries}) as said (dossier_id, subject_id, compartment, name, value)
where value is not null and ({reached})
"""  # noqa: S608 -- our own words
    before = [str(words) for words in derived_view(name, values).sql[:1]]
    return run([statement], undo=[words.replace("create view", "create or replace view", 1) for words in before])
