"""What the code of the last release needs of a database, and whether a newer one still gives it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from tests.upgrade.shape import Shape

WIDER = {("smallint", "integer"), ("smallint", "bigint"), ("integer", "bigint"), ("date", "timestamp with time zone")}
SIZED = re.compile(r"character varying\((\d+)\)")


def unserved(old: Shape, new: Shape) -> list[str]:
    """Return everything that the old release may stumble over in the new shape, a sentence each."""
    tables = {column["of"] for column in old["columns"].values()}
    return sorted(
        [
            *columns_that_changed(old, new),
            *columns_that_ask(old, new, tables),
            *constraints_that_ask(old, new),
            *guards_that_changed(old, new, tables),
            *functions_that_changed(old, new),
            *(f"{right}: is taken away" for right in set(old["rights"]) - set(new["rights"])),
        ]
    )


def columns_that_changed(old: Shape, new: Shape) -> Iterator[str]:
    """Yield what is gone, tightened or of another type."""
    for name, before in old["columns"].items():
        after = new["columns"].get(name)
        if after is None:
            yield f"column {name}: is gone"
            continue
        if not fits(before["type"], after["type"]):
            yield f"column {name}: was {before['type']}, is {after['type']}"
        if before["nullable"] and not after["nullable"]:
            yield f"column {name}: may no longer be empty"
        if before["default"] and not after["default"] and not after["nullable"]:
            yield f"column {name}: has lost its default"


def columns_that_ask(old: Shape, new: Shape, tables: set[str]) -> Iterator[str]:
    """Yield new columns that an insert by the old release does not fill."""
    for name, column in new["columns"].items():
        is_new = name not in old["columns"] and column["of"] in tables and not column["view"]
        if is_new and not column["nullable"] and not column["default"]:
            yield f"column {name}: is new and must be filled; give it a db_default, or let it be empty for one release"


def constraints_that_ask(old: Shape, new: Shape) -> Iterator[str]:
    """Yield constraints that ask more of rows that the old release writes, and those it resolves conflicts by."""
    for name, after in new["constraints"].items():
        before = old["constraints"].get(name)
        on_old = {f"{after['of']}.{column}" for column in after["columns"]} & set(old["columns"])
        if before is None and on_old:
            yield f"constraint {name}: is new on columns of the last release"
        elif before is not None and before["says"] != after["says"]:
            yield f"constraint {name}: says something else"
    for name, before in old["constraints"].items():
        if name not in new["constraints"] and before["kind"] in ("u", "p", "x"):
            yield f"constraint {name}: is gone, and the last release may count on it"
    for name, index in new["unique"].items():
        tables = {column["of"] for column in old["columns"].values()}
        if index["of"] in tables and old["unique"].get(name) != index:
            yield f"unique index {name}: is new or says something else"
    yield from (f"unique index {name}: is gone" for name in set(old["unique"]) - set(new["unique"]))


def guards_that_changed(old: Shape, new: Shape, tables: set[str]) -> Iterator[str]:
    """Yield policies and triggers on tables of the old release that may keep from it what it could do."""
    for name, before in old["policies"].items():
        after = new["policies"].get(name)
        if after is None and not before["narrows"]:
            yield f"policy {name}: is gone"
        elif after is not None and after != before:
            yield f"policy {name}: says something else"
    for name, policy in new["policies"].items():
        if name not in old["policies"] and policy["narrows"] and policy["of"] in tables:
            yield f"policy {name}: is new and narrows"
    for name, trigger in new["triggers"].items():
        if trigger["of"] in tables and old["triggers"].get(name) != trigger:
            yield f"trigger {name}: is new or says something else"


def functions_that_changed(old: Shape, new: Shape) -> Iterator[str]:
    """Yield functions that cannot be called any more as the old release does."""
    for name, before in old["functions"].items():
        after: dict[str, Any] = new["functions"].get(name, {})
        if not after:
            yield f"function {name}: is gone"
        elif after["result"] != before["result"]:
            yield f"function {name}: gives {after['result']}, gave {before['result']}"


def fits(before: str, after: str) -> bool:
    """Return whether whatever was written as one type can be written as another."""
    if before == after or (before, after) in WIDER:
        return True
    size = SIZED.fullmatch(before)
    wider = SIZED.fullmatch(after)
    return bool(size and (after in ("text", "character varying") or (wider and int(wider[1]) >= int(size[1]))))
