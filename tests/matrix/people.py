"""Somebody of every role in every relation to one family, and what the written matrix gives each of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from tests.matrix.planted import LISTED, RELATED, UNLISTED, Mark
from tests.matrix.written import ABILITIES, NEVER_SIGNALS, READING, ROLES, WrittenRole

HERS, JUDGED, NEIGHBOURS, ELSEWHERE = "hers", "judged", "neighbours", "elsewhere"
"""Two families that everybody has the same relation to, another one of their municipality, and one of another."""
OF_SIGNALS = ("Outcome.signal", "ReportMatch.", "SignalWords.")
RELATED_TO = (HERS, JUDGED)
FAMILIES_OF = {"Meerdijk": (HERS, JUDGED, NEIGHBOURS), "Zandoever": (ELSEWHERE,)}
OWN_MUNICIPALITY = "Meerdijk"


class Relation(StrEnum):
    """What somebody has to do with the family."""

    NONE = "none"
    SAME_MUNICIPALITY = "works for its municipality"
    WHOLE = "involved with the whole family"
    LISTED = "involved with one person of it"
    ENDED = "was involved until yesterday"
    WITHHELD = "it is withheld from, whom it was within reach of"
    OTHER_MUNICIPALITY = "works for another municipality"


INVOLVED = (Relation.WHOLE, Relation.LISTED, Relation.ENDED, Relation.WITHHELD)


@dataclass(frozen=True)
class Somebody:
    """An account with one role and one relation to the family."""

    role: WrittenRole
    relation: Relation
    organisation: str
    account_id: UUID

    def __str__(self) -> str:
        return f"{self.role.code}, {self.relation}"

    @property
    def municipality(self) -> str:
        """Return the municipality somebody works for; empty for people of a partner and at home."""
        return self.organisation if self.organisation in FAMILIES_OF else ""

    def has(self, ability: str) -> bool:
        """Return whether the role has an ability for the municipality somebody works for."""
        return bool(self.municipality) and self.role.code in ABILITIES[ability]

    def reaches(self, family: str, subject: str) -> bool:
        """Return whether a person of a family, or the family as a whole, lies within the scope of the role."""
        if self.relation is Relation.WITHHELD and family in RELATED_TO:
            return False
        is_own = family in FAMILIES_OF.get(self.municipality, ())
        if self.role.scope == "M" and is_own:
            return True
        if family not in RELATED_TO or self.role.scope not in ("M", "I", "P"):
            return False
        if self.relation is Relation.WHOLE:
            return self.role.scope != "P"
        return self.relation is Relation.LISTED and subject == LISTED

    def knows_of(self, family: str) -> bool:
        """Return whether somebody may know that a family exists: there is anything of it within reach."""
        return any(self.reaches(family, subject) for subject in (LISTED, UNLISTED, ""))

    def may(self, mark: Mark, letters: str = READING) -> bool:
        """Return whether the matrix lets somebody see what a mark stands in."""
        if mark.compartments == {RELATED}:
            return self.knows_of(mark.family)
        if mark.field.startswith(OF_SIGNALS) and self.role.code in NEVER_SIGNALS:
            return False
        return mark.compartments <= self.role.compartments(letters) and self.reaches(mark.family, mark.subject)


def everybody() -> Iterator[tuple[WrittenRole, Relation, str]]:
    """Yield every role in every relation, with the organisation somebody then works for."""
    for role in ROLES.values():
        for relation in Relation:
            yield role, relation, organisation_of(role, relation)


def organisation_of(role: WrittenRole, relation: Relation) -> str:
    """Return where somebody works: people of a municipality are involved from where their scope does not reach."""
    if relation is Relation.SAME_MUNICIPALITY or (relation is Relation.WITHHELD and role.scope == "M"):
        return OWN_MUNICIPALITY
    if relation is Relation.OTHER_MUNICIPALITY:
        return "Zandoever"
    if relation is Relation.NONE or role.works_at != "gemeente":
        return "Ketenpartner"
    return "Zandoever" if role.scope == "M" else OWN_MUNICIPALITY
