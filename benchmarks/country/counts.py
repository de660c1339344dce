"""Counts what was made and says where it is not what was promised."""

from __future__ import annotations

from typing import Any, Final

import psycopg

from benchmarks.country.shape import Shape

COUNTED: Final = {
    "municipalities": "select count(*) from access_organisation where kind = 'municipality'",
    "largest": "select max(n) from (select count(*) n from dossiers_municipalperiod group by municipality_id) sizes",
    "families": "select count(*) from dossiers_dossier where closed_on is null",
    "persons": "select count(*) from dossiers_membership where superseded_by_id is null",
    "contacts": "select count(*) from contacts_contactnote where superseded_by_id is null",
}
ALSO: Final = {
    "lines": "select count(*) from audit_line",
    "facts": "select sum(n_live_tup)::bigint from pg_stat_user_tables where relname ~"
    " '^(dossiers|procedure|guardianship|housing|integration|schooling|contacts)_'",
    "outcomes": "select count(*) from early_signals_outcome",
    "without_outcome": "select count(*) from dossiers_dossier d where not exists"
    " (select from early_signals_outcome o where o.dossier_id = d.id)",
    "involvements": "select count(*) from access_involvement",
    "partner_roles": "select count(distinct role) from access_position where role not in"
    " ('gezinsregisseur', 'privacy-officer')",
    "gigabytes": "select round(pg_database_size(current_database()) / 1e9, 2)::float",
}


class NotAsPromised(AssertionError):
    """Raised where the country is not the one that was asked for."""


def count(owner: psycopg.Connection[Any]) -> dict[str, float]:
    """Return how many there are of everything that the report names."""
    found = {}
    for name, question in {**COUNTED, **ALSO}.items():
        row = owner.execute(question).fetchone()  # type: ignore[call-overload]  # our own words
        found[name] = row[0] if row and row[0] is not None else 0
    return found


def check(found: dict[str, float], shape: Shape) -> None:
    """Raise NotAsPromised where a number differs from the shape; there may be more lines than asked for, never less."""
    wanted = {name: getattr(shape, name) for name in COUNTED}
    wrong = [f"{name}: {found[name]}, not {number}" for name, number in wanted.items() if found[name] != number]
    if found["lines"] < shape.lines:
        wrong.append(f"lines: {found['lines']}, not {shape.lines}")
    if wrong:
        raise NotAsPromised("; ".join(wrong))
