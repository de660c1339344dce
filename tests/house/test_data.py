"""Tables, and twins that see each check fail."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import psycopg
from django.db.migrations import Migration, RunSQL
from django.db.migrations.loader import MigrationLoader

from tests.house import data
from tests.house.tree import holds
from weerzien.access.models import Organisation, Position


@dataclass
class Declared:
    kind: str
    purpose: str
    retention: str


def test_every_table_is_protected_reference_or_technical() -> None:
    holds([
        f"{app.label}.{fault}"
        for app in data.our_apps()
        for fault in data.check_models_listed(app.get_models(), data.declared(app)[0])
    ])  # fmt: skip


def test_a_table_that_is_not_listed_is_seen() -> None:
    assert data.check_models_listed([Organisation, Position], {"Position": "secret", "Ghost": "technical"}) == [
        "Organisation: not listed",
        "Ghost: listed, but there is no such model",
        "Position: 'secret' is no kind of table",
    ]


def test_every_personal_field_has_class_purpose_and_retention() -> None:
    holds([
        f"{app.label}.{fault}"
        for app in data.our_apps()
        for fault in data.check_fields_declared(app.get_models(), *data.declared(app))
    ])  # fmt: skip


def test_a_personal_field_without_purpose_is_seen() -> None:
    fields: dict[str, Any] = {
        "Organisation.name": Declared("ordinary", " ", "2 jaar"),
        "Organisation.size": Declared("secret", "doel", "2 jaar"),
    }

    assert data.check_fields_declared([Organisation, Position], {"Organisation": "protected"}, fields) == [
        "Organisation.kind: no class, purpose and retention",
        "Organisation.name: no purpose",
        "Organisation.size: declared, but there is no such field",
        "Organisation.size: 'secret' is no class of personal fact",
    ]


def test_every_protected_table_has_its_fence(owner: psycopg.Connection[Any]) -> None:
    tables = [
        model._meta.db_table
        for app in data.our_apps()
        for model in app.get_models()
        if data.declared(app)[0].get(model.__name__) == "protected"
    ]

    assert len(tables) > 20
    holds(data.check_fences(tables, owner))


def test_a_table_without_a_fence_is_seen(owner: psycopg.Connection[Any]) -> None:
    assert data.check_fences(["django_migrations", "no_such_table"], owner) == [
        "django_migrations: row-level security is not forced",
        "no_such_table: not in the database",
    ]


def test_every_migration_can_be_taken_back() -> None:
    loader = MigrationLoader(None, ignore_no_migrations=True)
    ours = {app.label for app in data.our_apps()}

    holds(data.check_reversible(migration for (label, _), migration in loader.disk_migrations.items() if label in ours))


def test_a_migration_that_cannot_be_taken_back_is_seen() -> None:
    migration = Migration("0009_burn", "dossiers")
    migration.operations = [RunSQL("drop table x", "create table x ()"), RunSQL("drop table y")]

    assert data.check_reversible([migration]) == ["dossiers.0009_burn: RunSQL cannot be taken back"]
