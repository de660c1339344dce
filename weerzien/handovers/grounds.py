"""On what ground somebody is responsible for what they hand over."""

from __future__ import annotations

from typing import Final
from uuid import UUID

from weerzien.access.questions import asked
from weerzien.handovers.rules import OwnGround, Theme

GROUND: Final = "select own_ground_of(%(dossier)s, %(person)s, %(theme)s)"


def own_ground(dossier_id: UUID, *, person_id: UUID | None, theme: Theme) -> OwnGround:
    """Return the ground of whoever acts, today; one query."""
    ((found,),) = asked(GROUND, {"dossier": dossier_id, "person": person_id, "theme": theme.value})
    return OwnGround(found)
