"""By which facts families are chosen: what the tracks let be asked, and who may ask it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import chain

from weerzien.access.actors import Actor
from weerzien.access.matrix import visible_compartments, whole_family_compartments
from weerzien.access.questions import Part
from weerzien.access.reaching import is_own
from weerzien.dossiers.queries.choosing import FactGroup, FamilyFact
from weerzien.guardianship import choosing as guardianship
from weerzien.housing import choosing as housing
from weerzien.integration import choosing as integration
from weerzien.procedure import choosing as procedure
from weerzien.schooling import choosing as schooling

TRACKS = (procedure, guardianship, housing, schooling, integration)
GROUPS: Mapping[str, FactGroup] = dict(chain.from_iterable(track.GROUPS.items() for track in TRACKS))
"""Every group by its code, in the order of the page."""


def open_facts(actor: Actor) -> dict[str, dict[str, FamilyFact]]:
    """Return the groups and facts by which this reader may choose; of a closed compartment none.

    What is said by silence needs whole families: who sees some persons cannot tell nothing from hidden.
    """
    read, whole = visible_compartments(actor.roles), whole_family_compartments(actor.roles)
    found = {}
    for code, group in GROUPS.items():
        if group.compartment in read:
            facts = group.facts.items()
            found[code] = {
                name: fact for name, fact in facts if not fact.is_absence or group.compartment in whole
            }  # fmt: skip
    return found


def fact_conditions(facts: tuple[tuple[str, str], ...]) -> Iterator[Part]:
    """Yield what each chosen fact asks of `family.id`."""
    for group, code in facts:
        yield condition_of(GROUPS[group], GROUPS[group].facts[code])


def condition_of(group: FactGroup, fact: FamilyFact, *, family: str = "family.id") -> Part:
    """Return what a fact asks of a family; what is said by silence counts where its whole compartment is read."""
    condition = fact.condition.format(family=family)
    if fact.is_absence:
        condition = f"({condition}) and {whole_read(group.compartment, family)}"
    return Part(f"({condition})")


def whole_read(compartment: str, family: str = "family.id") -> str:
    """Return the condition that the reader reads all rows of a compartment of a family, so that none means none."""
    table, _, column = family.partition(".")
    everywhere = f"(select reaches_everywhere('{compartment}', 'rw'))"
    besides = f"{family} in (select visible_besides('{compartment}', 'rw'))"
    return f"(({everywhere} and {is_own(table, dossier=column)}) or {besides})"
