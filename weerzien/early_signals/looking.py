"""The rulebook looks at families: their facts in, what it says of each and when to look again out."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from weerzien.early_signals.case import read_cases
from weerzien.kernel.ids import DossierId
from weerzien.rulebook.next_look import Looked, look


def looked_at(dossier_ids: Sequence[DossierId], *, on: date) -> dict[DossierId, Looked]:
    """Return what the rulebook says of each of these families on a day; as many queries for many as for one.

    Must run where all their facts may be read.
    """
    return {pk: look(case, on=on) for pk, case in read_cases(dossier_ids).items()}
