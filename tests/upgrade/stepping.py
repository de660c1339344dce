"""Steps forwards and backwards over migrations in a database with something in it, and what that did to the content."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from typing import Any

import psycopg
from django.db import connections
from django.db.migrations import Migration
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.state import ProjectState
from psycopg import sql

from tests.installations import Installation
from tests.upgrade.shape import Shape, differences, shape_of
from weerzien.cli import roles

Content = dict[str, str]
BOOKKEEPING = {"django_migrations", "django_content_type", "auth_permission"}


@contextmanager
def as_owner_of(one: Installation) -> Iterator[MigrationExecutor]:
    """Let Django work on an installation as its owner, and give what executes migrations there."""
    connection = connections["default"]
    web = connection.settings_dict.copy()
    connection.close()
    connection.settings_dict.update(
        NAME=one.name, USER=roles.OWNER, PASSWORD=roles.password_of(one.admin, roles.OWNER) or ""
    )
    try:
        yield MigrationExecutor(connection)
    finally:
        connection.close()
        connection.settings_dict.update(web)


def content_of(one: Installation) -> Content:
    """Return every row of every table, by table: a line for each row, as the database writes it."""
    with psycopg.connect(one.everything) as connection:
        named = connection.execute(
            "select relname from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace order by 1"
        ).fetchall()
        names = [name for (name,) in named if name not in BOOKKEEPING]
        rows = sql.SQL("(select coalesce(string_agg(to_jsonb(t)::text, e'\\n'), '') from {} t)")
        every = sql.SQL(", ").join(rows.format(sql.Identifier(name)) for name in names)
        row = connection.execute(sql.SQL("select {}").format(every)).fetchone()
    return dict(zip(names, row or (), strict=True))


def changed(before: Content, after: Content) -> list[str]:
    """Return the tables of which a row or value is not the same, in columns that both have."""
    return [table for table in sorted({*before} & {*after}) if is_changed(before[table], after[table])]


def is_changed(one: str, other: str) -> bool:
    """Return whether the rows of a table differ; what reads the same is the same, and need not be taken apart."""
    if one == other:
        return False
    if not (one and other):
        return True
    rows, others = ([json.loads(line) for line in lines.split("\n")] for lines in (one, other))
    shared = {*rows[0]} & {*others[0]}
    return counted(rows, shared) != counted(others, shared)


def counted(rows: list[dict[str, Any]], columns: set[str]) -> Counter[str]:
    """Return how often each row occurs, looking at some columns only."""
    return Counter(json.dumps({name: row[name] for name in sorted(columns)}) for row in rows)


def read_shape(one: Installation) -> Shape:
    """Return the shape of an installation's database."""
    with psycopg.connect(one.everything) as connection:
        return shape_of(connection)


class Walk:
    """A walk back over the migrations of an installation, with at every step one step forward and back again."""

    def __init__(self, one: Installation, executor: MigrationExecutor) -> None:
        self.one = one
        self.executor = executor
        self.plan = [step for step, _ in executor.migration_plan(executor.loader.graph.leaf_nodes(), clean_start=True)]
        self.found: list[str] = []

    def states(self) -> list[ProjectState]:
        """Return the state of the models before each migration of the plan."""
        state = ProjectState()
        before = []
        for step in self.plan:
            before.append(state.clone())
            state = step.mutate_state(state, preserve=False)
        return before

    def all_the_way(self, *, only_back: Collection[str] = ()) -> int:
        """Go back as far as it goes; return how many of our own migrations that were.

        Those of `only_back` go no step forward in between. What another package cannot take back stays where it is.
        """
        walked = 0
        for step, state in reversed(list(zip(self.plan, self.states(), strict=True))):
            if not is_reversible(step):
                if is_ours(step):
                    break
                continue
            if is_ours(step) and f"{step.app_label}.{step.name}" not in only_back:
                self.back_and_forth(step, state)
            else:
                self.executor.unapply_migration(state, step)
            walked += is_ours(step)
        return walked

    def back_and_forth(self, step: Migration, state: ProjectState) -> None:
        """Go one step back, forward and back, and keep what that changed of rows and of the shape."""
        name = f"{step.app_label}.{step.name}"
        content, shape = content_of(self.one), read_shape(self.one)
        self.executor.unapply_migration(state.clone(), step)
        without = content_of(self.one)
        self.executor.apply_migration(state.clone(), step)
        again = content_of(self.one)
        self.found += [f"{name}: back changes {table}" for table in changed(content, without)]
        self.found += [f"{name}: forward changes {table}" for table in changed(without, again)]
        # A table that is made anew gets the rights every new table gets; the step after this one sets them.
        anew = tuple(f"rights: right public.{table}" for table in {*content} - {*without})
        self.found += [
            f"{name}: does not come back: {what}"
            for what in differences(shape, read_shape(self.one))
            if not what.startswith(anew) and not is_laid_anew(what)
        ]
        self.executor.unapply_migration(state.clone(), step)


def is_laid_anew(what: str) -> bool:
    """Return whether a difference is a right of the jobs role: `weerzien migrate` lays those anew from its list."""
    return what.startswith("rights: ") and f" {roles.JOBS} " in what


def is_ours(step: Migration) -> bool:
    """Return whether a migration is of this house."""
    return type(step).__module__.startswith("weerzien.")


def is_reversible(step: Migration) -> bool:
    """Return whether each operation of a migration can go back."""
    return all(operation.reversible for operation in step.operations)
