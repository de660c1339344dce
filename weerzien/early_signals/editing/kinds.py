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
from weerzien.guardianship import episodes as guardianship_episodes
from weerzien.housing import actions as housing
from weerzien.housing import episodes as housing_episodes
from weerzien.integration import actions as integration
from weerzien.integration import episodes as integration_episodes
from weerzien.kernel.refusals import NotFound
from weerzien.procedure import actions as procedure
from weerzien.procedure import episodes as procedure_episodes
from weerzien.rulebook.dictionary import FactDefinition
from weerzien.schooling import actions as schooling
from weerzien.schooling import episodes as schooling_episodes

TRACKS = (dossiers, procedure, housing, guardianship, integration, schooling, contacts)
KINDS: Mapping[str, FactKind] = {kind.code: kind for track in TRACKS for kind in track.KINDS}
WITH_EPISODES = (
    procedure_episodes,
    guardianship_episodes,
    housing_episodes,
    integration_episodes,
    schooling_episodes,
)
EPISODES: Mapping[str, FactKind] = {kind.code: kind for track in WITH_EPISODES for kind in track.EPISODES}
"""What begins, may end and has an outcome: somebody may have several of each."""
OTHERS: Mapping[str, FactKind] = {kind.code: kind for kind in contacts.OTHER_KINDS}
EVERY: Mapping[str, FactKind] = {**told.KINDS, **OTHERS, **KINDS, **EPISODES}
"""With what has its own place on the page of a family, and the facts that are told by their name."""
TOLD_BY_EPISODE = frozenset(tells.fact for kind in EPISODES.values() for tells in kind.tells)
OFFERED: tuple[FactKind, ...] = (
    *EPISODES.values(),
    *(kind for kind in told.OFFERED if kind.fact and kind.fact.name not in TOLD_BY_EPISODE - {"bezwaar ingediend"}),
)
"""What somebody may choose to fill in that has no line of its own while nothing is known.

An episode says more than the word of a fact alone; only that no objection was filed can be said by the fact alone.
"""
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
