"""Hold families for a while, so that nobody changes them under the hands of the night."""

from __future__ import annotations

from collections.abc import Sequence

from weerzien.dossiers.models import Dossier
from weerzien.kernel.ids import DossierId


def hold_free_families(dossier_ids: Sequence[DossierId]) -> list[DossierId]:
    """Lock those of these families that are free until this transaction ends, and return them.

    A family that somebody holds is passed over and never waited for: who waits while holding others may hold up a
    person for ever.
    """
    rows = (
        Dossier.objects.filter(pk__in=dossier_ids)
        .order_by("id")
        .select_for_update(of=("self",), skip_locked=True)
        .values_list("id", flat=True)
    )
    return [DossierId(pk) for pk in rows]
