"""Hold families for a while, so that nobody changes them under the hands of the night."""

from __future__ import annotations

from collections.abc import Sequence

from weerzien.access.questions import asked
from weerzien.kernel.ids import DossierId

HOLD = "select id from dossiers_dossier where id = any(%(ids)s) order by id for update skip locked"


def hold_free_families(dossier_ids: Sequence[DossierId]) -> list[DossierId]:
    """Lock those of these families that are free until this transaction ends, and return them.

    A family that somebody holds is passed over and never waited for: who waits while holding others may hold up a
    person for ever.
    """
    return [DossierId(pk) for (pk,) in asked(HOLD, {"ids": list(dossier_ids)})]
