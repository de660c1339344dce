"""Holds the table of addresses against the addresses there are: none without a row, no row without an address."""

from __future__ import annotations

from collections.abc import Iterable

from django.urls import URLPattern, URLResolver

from tests.house.pages import named_views
from tests.matrix.address import Address

WAYS = {"reads": {"GET"}, "writes": {"POST"}, "asks": {"GET", "POST"}}
ADD = "write a row for it in tests/matrix/addresses.py: who may, what it shows of people, what it takes"
REMOVE = "take its row out of tests/matrix/addresses.py"


def check_addresses(patterns: Iterable[URLPattern | URLResolver], table: Iterable[Address]) -> list[str]:
    """Return every address, or way to ask one, that the table does not have, and every row that lost its address."""
    rows = {(row.name, row.method) for row in table}
    views = dict(named_views(patterns))
    found = []
    for name, view in views.items():
        listed = {method for listed_name, method in rows if listed_name == name}
        needed = WAYS.get(view.access, listed or {"GET"})
        found += [f"{name} ({method}) is not in the table: {ADD}" for method in sorted(needed - listed)]
        found += [f"{name} ({method}) is never answered: {REMOVE}" for method in sorted(listed - needed)]
    found += [
        f"{name} ({method}) is no address any more: {REMOVE}" for name, method in sorted(rows) if name not in views
    ]
    return found
