"""The kinds of fact of all tracks that people enter by hand, by the word that stands for each in an address."""

from __future__ import annotations

from collections.abc import Mapping
from uuid import UUID

from weerzien.access.actors import Actor
from weerzien.access.matrix import writable_compartments
from weerzien.access.roles import Compartment
from weerzien.dossiers import actions as dossiers
from weerzien.dossiers.fact_kinds import FactKind
from weerzien.guardianship import actions as guardianship
from weerzien.housing import actions as housing
from weerzien.integration import actions as integration
from weerzien.kernel.refusals import NotFound
from weerzien.procedure import actions as procedure
from weerzien.schooling import actions as schooling

TRACKS = (dossiers, procedure, housing, guardianship, integration, schooling)
KINDS: Mapping[str, FactKind] = {kind.code: kind for track in TRACKS for kind in track.KINDS}


def written_by(actor: Actor) -> frozenset[Compartment]:
    """Return the compartments in which the actor's roles may write facts of these kinds, for some family."""
    return writable_compartments(actor.roles) & {kind.table.compartment for kind in KINDS.values()}


def form_id(code: str, key: UUID) -> str:
    """Return what tells one form from the others on a page: its kind, and the row or what a new one is about."""
    return f"{code}-{key.hex}"


def kind_called(code: str) -> FactKind:
    """Return the kind that an address names. Raises NotFound."""
    if code not in KINDS:
        raise NotFound
    return KINDS[code]
