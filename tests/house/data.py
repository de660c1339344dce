"""Checks of tables: every model and personal field declared, protected tables fenced, migrations that can go back."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from importlib import import_module
from importlib.util import find_spec
from typing import Any

import psycopg
from django.apps import AppConfig, apps
from django.db.migrations import Migration
from django.db.models import Field, Model

KINDS = {"protected", "reference", "technical"}
CLASSES = {"ordinary", "special", "identifying"}
NO_CONTENT = {"id", "dossier", "subject"}


def our_apps() -> list[AppConfig]:
    """Return the apps of this project."""
    return [config for config in apps.get_app_configs() if config.name.startswith("weerzien.")]


def our_models() -> list[type[Model]]:
    """Return every table of this project."""
    return [model for config in our_apps() for model in config.get_models()]


def declared(app: AppConfig) -> tuple[Mapping[str, str], Mapping[str, Any]]:
    """Return what the privacy.py of an app declares of its models and fields; nothing where there is none."""
    name = f"{app.name}.privacy"
    if find_spec(name) is None:
        return {}, {}
    module = import_module(name)
    return module.MODELS, module.FIELDS


def check_models_listed(models: Iterable[type[Model]], listed: Mapping[str, str]) -> list[str]:
    """Return every model that is not listed as protected, reference or technical, and every listed ghost."""
    names = {model.__name__ for model in models}
    found = [f"{name}: not listed" for name in sorted(names - set(listed))]
    found += [f"{name}: listed, but there is no such model" for name in sorted(set(listed) - names)]
    found += [f"{name}: '{kind}' is no kind of table" for name, kind in sorted(listed.items()) if kind not in KINDS]
    return found


def check_fields_declared(
    models: Iterable[type[Model]], listed: Mapping[str, str], fields: Mapping[str, Any]
) -> list[str]:
    """Return every field of a protected model without a class, purpose and retention, and every declared ghost."""
    found = []
    known = set()
    for model in models:
        if listed.get(model.__name__) != "protected":
            continue
        for field in model._meta.concrete_fields:
            name = f"{model.__name__}.{field.name}"
            known.add(name)
            if needs_declaring(field) and name not in fields:
                found.append(f"{name}: no class, purpose and retention")
    for name, personal in sorted(fields.items()):
        if name not in known:
            found.append(f"{name}: declared, but there is no such field")
        found += [f"{name}: {fault}" for fault in faults_of(personal)]
    return found


def needs_declaring(field: Field[Any, Any]) -> bool:
    """Say whether a field says something about a person: the key and the row's place in the dossier do not."""
    return field.name not in NO_CONTENT


def faults_of(personal: Any) -> list[str]:
    """Return what is missing in what is declared of one field."""
    faults = []
    if str(personal.kind) not in CLASSES:
        faults.append(f"'{personal.kind}' is no class of personal fact")
    faults += [f"no {part}" for part in ("purpose", "retention") if not str(getattr(personal, part)).strip()]
    return faults


def check_fences(tables: Iterable[str], connection: psycopg.Connection[Any]) -> list[str]:
    """Return every table without forced row-level security, and every one without a policy for the web role."""
    found = []
    for table in sorted(tables):
        row = connection.execute(
            "select c.relrowsecurity and c.relforcerowsecurity,"
            " exists (select 1 from pg_policy p where p.polrelid = c.oid)"
            " from pg_class c where c.relname = %s and c.relkind = 'r'",
            [table],
        ).fetchone()
        if row is None:
            found.append(f"{table}: not in the database")
        elif not row[0]:
            found.append(f"{table}: row-level security is not forced")
        elif not row[1]:
            found.append(f"{table}: no policy, so nobody sees anything")
    return found


def check_reversible(migrations: Iterable[Migration]) -> list[str]:
    """Return every migration with a step that cannot be taken back."""
    return [
        f"{migration.app_label}.{migration.name}: {type(operation).__name__} cannot be taken back"
        for migration in migrations
        for operation in migration.operations
        if not operation.reversible
    ]
