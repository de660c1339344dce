"""Which run is meant, and for which municipality somebody may import."""

from __future__ import annotations

from uuid import UUID

from weerzien.access.abilities import Ability, may
from weerzien.access.actors import Actor
from weerzien.exchange.models import ImportRun
from weerzien.exchange.rules import MayNotImport
from weerzien.kernel.ids import OrganisationId
from weerzien.kernel.refusals import NotFound


def importing_municipality(actor: Actor) -> OrganisationId:
    """Return the municipality somebody may import for. Raises MayNotImport."""
    if actor.municipality_id is None or not may(actor, Ability.IMPORT_WORKBOOK):
        raise MayNotImport
    return actor.municipality_id


def locked_run(run_id: UUID) -> ImportRun:
    """Return a run of the one who acts, locked. Raises NotFound."""
    run = ImportRun.objects.select_for_update(of=("self",)).filter(id=run_id).first()
    if run is None:
        raise NotFound
    return run
