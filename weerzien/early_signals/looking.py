"""The rulebook looks at families: their facts in, what it says of each and when to look again out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from weerzien.early_signals.case import each_case
from weerzien.kernel.ids import DossierId
from weerzien.rulebook.case import Case
from weerzien.rulebook.next_look import Looked, look
from weerzien.rulebook.settings import Settings


def looked_at(
    dossier_ids: Sequence[DossierId], *, on: date, settings: Mapping[DossierId, Settings]
) -> dict[DossierId, Looked]:
    """Return what the rulebook says of each of these families on a day; as many queries for many as for one.

    `settings` are those of each family's municipality. Must run where all their facts may be read.
    """
    return looked_in(each_case(dossier_ids), on=on, settings=settings)


def looked_in(
    cases: Iterable[tuple[DossierId, Case]], *, on: date, settings: Mapping[DossierId, Settings]
) -> dict[DossierId, Looked]:
    """Return what the rulebook says of families whose facts were read, as each of them comes; no queries."""
    return {pk: look(case, on=on, settings=settings[pk]) for pk, case in cases}
