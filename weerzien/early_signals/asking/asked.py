"""A family as somebody may ask the rulebook about it: the facts this reader may read, and nothing else; decision 29."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache
from uuid import UUID

from weerzien.access.context import evaluating
from weerzien.dossiers.queries.families import FamilyHead, family_heads
from weerzien.dossiers.queries.readable import read_whole
from weerzien.early_signals.case import read_cases
from weerzien.early_signals.local.in_force import settings_for
from weerzien.kernel.ids import DossierId
from weerzien.rulebook.book import the_rulebook
from weerzien.rulebook.case import Case, Key
from weerzien.rulebook.evaluate import evaluate
from weerzien.rulebook.outcomes import Outcome
from weerzien.rulebook.settings import Settings


@dataclass(frozen=True, slots=True)
class AskedFamily:
    """A family with the facts that its reader may read; `open_to` are the compartments read of everybody in it.

    Questions are answered about rules of which every fact lies in these: there the facts are complete, so the answer
    is true; and it is made of what the reader may read, so it tells nothing else.
    """

    head: FamilyHead
    case: Case
    settings: Settings
    open_to: frozenset[str]
    today: date

    @property
    def dossier_id(self) -> UUID:
        """The family."""
        return self.head.dossier_id

    @property
    def rules(self) -> frozenset[str]:
        """The rules this reader may ask about."""
        return frozenset(rule for rule, needs in compartments_by_rule().items() if needs <= self.open_to)

    def outcomes(self, case: Case, *, on: date) -> tuple[Outcome, ...]:
        """Return what the rulebook says on a day, as far as this reader may ask."""
        return self.shown(evaluate(case, on=on, settings=self.settings))

    def shown(self, outcomes: Iterable[Outcome]) -> tuple[Outcome, ...]:
        """Return the outcomes that rest on nothing but what is open to this reader."""
        return tuple(one for one in outcomes if one.compartments <= self.open_to)

    def name_of(self, person: Key | None) -> str:
        """Return the first name of somebody, empty for the whole family or where it may not be read."""
        return self.head.first_name_of(person if isinstance(person, UUID) else None)


def asked_family(dossier_id: UUID, *, today: date) -> AskedFamily:
    """Return a family as the one who acts may ask about it; seven queries.

    Read as its reader and not as the rulebook reads it: what is hidden is not there, so no question can find it out.
    What its municipality set in the rules is about nobody, and read as the rulebook does.
    """
    pk = DossierId(dossier_id)
    head = family_heads([pk], today=today)[pk]
    with evaluating([pk]):
        settings = settings_for([pk], on=today)[pk]
    return AskedFamily(head, read_cases([pk])[pk], settings, frozenset(read_whole(pk)), today)


@cache
def compartments_by_rule() -> dict[str, frozenset[str]]:
    """Return by rule about a family the compartments of everything that it may look at, in whatever version."""
    return {
        ready.rule.id: frozenset(
            part for version in ready.versions for step in version.steps for part in step.compartments
        )
        for ready in the_rulebook().ready
        if ready.rule.subject.value != "gemeente"
    }
