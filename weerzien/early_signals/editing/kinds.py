"""The kinds of fact of all tracks that people enter by hand, by the word that stands for each in an address."""

from __future__ import annotations

from collections.abc import Mapping
from uuid import UUID

from weerzien.access.actors import Actor
from weerzien.access.matrix import writable_compartments
from weerzien.access.roles import Compartment
from weerzien.contacts import actions as contacts
from weerzien.dossiers import actions as dossiers
from weerzien.dossiers.fact_kinds import FactKind
from weerzien.early_signals.editing import told
from weerzien.guardianship import actions as guardianship
from weerzien.housing import actions as housing
from weerzien.integration import actions as integration
from weerzien.kernel.refusals import NotFound
from weerzien.procedure import actions as procedure
from weerzien.rulebook.dictionary import FactDefinition
from weerzien.schooling import actions as schooling

TRACKS = (dossiers, procedure, housing, guardianship, integration, schooling, contacts)
KINDS: Mapping[str, FactKind] = {kind.code: kind for track in TRACKS for kind in track.KINDS}
OTHERS: Mapping[str, FactKind] = {kind.code: kind for kind in contacts.OTHER_KINDS}
EVERY: Mapping[str, FactKind] = {**told.KINDS, **OTHERS, **KINDS}
"""With what has its own place on the page of a family, and the facts that are told by their name."""
BY_COLUMN: Mapping[tuple[str, str], FactKind] = {
    (kind.table.sheet, column.heading): kind for kind in KINDS.values() for column in kind.columns
}
BY_ROW: Mapping[str, FactKind] = {"onder voogdij": guardianship.GUARDIANSHIP}
"""Facts that a whole row tells by being there."""


def written_by(actor: Actor) -> frozenset[Compartment]:
    """Return the compartments in which the actor's roles may write facts of these kinds, for some family."""
    return writable_compartments(actor.roles) & {kind.compartment for kind in EVERY.values()}


def form_id(code: str, key: UUID) -> str:
    """Return what tells one form from the others on a page: its kind, and the row or what a new one is about."""
    return f"{code}-{key.hex}"


def kind_called(code: str) -> FactKind:
    """Return the kind that an address names. Raises NotFound."""
    if code not in EVERY:
        raise NotFound
    return EVERY[code]


def kind_for(fact: FactDefinition) -> FactKind | None:
    """Return the kind with which people write a fact of the dictionary, None where they cannot by hand.

    A contact is written with a form of its own.
    """
    if fact.column is None:
        return told.BY_FACT.get(fact.name)
    return BY_ROW.get(fact.name) or BY_COLUMN.get(fact.column)
