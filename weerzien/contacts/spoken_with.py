"""Whom a contact concerns: the youngster where the list names exactly that one, else the whole family."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any
from uuid import UUID

from weerzien.dossiers.intake import Line
from weerzien.dossiers.models.fact import Source
from weerzien.dossiers.queries.names import NamedMember, named_members

YOUNGSTER = "amv"


class Youngsters:
    """The youngsters of families by first name; a name that two members share says nobody."""

    def __init__(self, members: Iterable[NamedMember]) -> None:
        self._called: dict[tuple[UUID, str], set[UUID]] = defaultdict(set)
        self._parts: dict[UUID, str] = {}
        for member in members:
            self._called[member.dossier_id, as_called(member.first_name)].add(member.person_id)
            # The first says it: what is kept goes before what a list says.
            self._parts.setdefault(member.person_id, member.part)

    def subject(self, row: Mapping[str, Any]) -> Mapping[str, Any]:
        """Return the subject of a contact that is written; one that somebody wrote by hand keeps its own."""
        if row.get("source") == Source.HAND:
            return {}
        called = as_called(str(row.get("spoken_with", "")))
        found = self._called.get((row["dossier_id"], called), set()) if called else set()
        person_id = next(iter(found)) if len(found) == 1 else None
        is_youngster = person_id is not None and self._parts[person_id] == YOUNGSTER
        return {"subject_id": person_id if is_youngster else None}


def youngsters_of(lines: Sequence[Line], *, dossier_ids: Collection[UUID]) -> Youngsters:
    """Return the youngsters that these families have or that the list brings; one query."""
    brought = (
        NamedMember(
            line.dossier_id,
            line.person_id,
            str(line.cells.get("Voornaam", "")),
            str(line.cells.get("Rol in gezin", "")),
        )
        for line in lines
        if line.sheet == "Personen" and line.person_id is not None
    )
    return Youngsters((*named_members(dossier_ids), *brought))


def as_called(first_name: str) -> str:
    """Return a name without what people write differently: capitals and blanks."""
    return " ".join(first_name.split()).casefold()
