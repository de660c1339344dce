"""The page of the documentation that says who may open which page; written from the table, by hand as it is."""

from __future__ import annotations

import re
from collections.abc import Iterable

from django.urls import get_resolver
from django.urls.resolvers import URLPattern, URLResolver

from tests.matrix.address import Address, Who
from tests.matrix.addresses import ADDRESSES
from tests.matrix.written import ABILITIES, NEVER_SIGNALS, ROLES, WrittenRole

OPEN_TO_ALL = (Who.SOMEBODY, Who.EVERYBODY, Who.DEMO)
REACH = {
    "M": "every family of the municipality, and those they are involved with",
    "I": "families they are involved with; of one where persons are named, only these persons",
    "P": "the persons named in an involvement, nothing about the whole family",
    "A": "no family: counts only",
    "-": "no family",
}
COLUMNS = ("families, days and signals", "write a contact", "import a workbook", "read the log", "set the rules")


def paths(patterns: Iterable[URLPattern | URLResolver], before: str = "/") -> dict[str, str]:
    """Return every address by its name, as a person reads it: what is filled in stands between brackets."""
    found: dict[str, str] = {}
    for pattern in patterns:
        route = before + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            found |= paths(pattern.url_patterns, route)
        else:
            found[pattern.name or route] = re.sub(r"<(?:\w+:)?(\w+?)(?:_id)?>", r"<\1>", route)
    return found


def access_page() -> str:
    """Return who may open which page: by page, and by role."""
    lines = [
        "# Who may open which page", "",
        "<!-- Written by `python -m tests.house.generated`; a test compares it with tests/matrix/addresses.py. -->", "",
        "Every address of weerzien, for who has to account for it. On every run of the tests somebody of each",
        f"[role](roles.md) ({len(ROLES)}) asks each of them, in six relations to a family: none, working for its",
        "municipality, involved with the whole family, involved with one person of it, involved until yesterday, and",
        "working for another municipality. The answer must be the one below, and must hold exactly the fields that the",
        "matrix of roles gives. An address that is not in this table fails the tests.", "",
        "Whoever may not know of a family, an import or the log gets the same answer as for an address that never was:",
        "the same words, the same headers, the same number of questions to the database. Whoever may know of it and",
        "not do this is told so. Both are written down in the log, and nothing changes.", "",
        "## Pages about families", "", *by_page(one for one in ADDRESSES if one.who not in OPEN_TO_ALL),
        "", "## Pages about oneself, and open pages", "",
        "None of these shows anything about a family.", "",
        *by_page(one for one in ADDRESSES if one.who in OPEN_TO_ALL),
        "", "## By role", "", *by_role(),
    ]  # fmt: skip
    return "\n".join(lines) + "\n"


def by_page(rows: Iterable[Address]) -> list[str]:
    """Return a table of addresses: what each is for, who may, and what of people stands on it."""
    known = paths(get_resolver().url_patterns)
    lines = ["| address | asked with | for | open to | shows of people |", "|---|---|---|---|---|"]
    for row in rows:
        path = f"`{known.get(row.name, row.name)}`"
        shows = row.shows.words if row.method == "GET" else "nothing: it sends on to a page"
        lines.append(f"| {path} | {row.method} | {row.what} | {row.who} | {shows} |")
    return lines


def by_role() -> list[str]:
    """Return a table of roles: which families each reaches, and what each may do there."""
    lines = ["| role | " + " | ".join(COLUMNS) + " |", "|---|" + "---|" * len(COLUMNS)]
    for role in ROLES.values():
        contact = {"w": "yes", "o": "yes; reads only the own ones"}.get(role.rights.get("contacts", ""), "no")
        reach = REACH[role.scope] + ("; days, never a signal" if role.code in NEVER_SIGNALS else "")
        cells = [reach, contact, has(role, "import-workbook"), has(role, "read-log"), has(role, "set-rules")]
        lines.append(f"| {role.code} | {' | '.join(cells)} |")
    return lines


def has(role: WrittenRole, ability: str) -> str:
    """Return whether a role has an ability, in words."""
    return "for the own municipality" if role.code in ABILITIES[ability] else "no"
