"""After the facts of a workbook are taken: who is what of whom, and who lives together, that follow from them."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, datetime
from uuid import UUID

from weerzien.access.actors import Actor
from weerzien.dossiers.kinship import relate
from weerzien.dossiers.living_together import share_homes
from weerzien.housing.queries import homes_of
from weerzien.procedure.queries import sponsors_of


def relate_families(dossier_ids: Collection[UUID], *, actor: Actor, today: date, at: datetime) -> None:
    """Write the relations and households of these families; a constant number of statements.

    They follow from other cells, so a preview says nothing about them.
    """
    relate(sponsors_of(dossier_ids), dossier_ids=dossier_ids, actor=actor, today=today, at=at)
    share_homes(homes_of(dossier_ids), dossier_ids=dossier_ids, actor=actor, at=at)
