"""What somebody may do, as the door and the pages ask it."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from weerzien.access.actors import Actor
from weerzien.access.matrix import writable_compartments
from weerzien.access.roles import Compartment, Role


class Ability(StrEnum):
    SEE_FAMILY = "see-family"
    EDIT_IDENTITY = "edit-identity"
    EDIT_NUMBERS = "edit-numbers"
    EDIT_PROCEDURE = "edit-procedure"
    EDIT_GUARDIANSHIP = "edit-guardianship"
    EDIT_HOUSING = "edit-housing"
    EDIT_INCOME = "edit-income"
    EDIT_INTEGRATION = "edit-integration"
    EDIT_SCHOOLING = "edit-schooling"
    EDIT_HEALTH = "edit-health"
    EDIT_RELATIONS = "edit-relations"
    EDIT_CONTACTS = "edit-contacts"
    OPEN_DOSSIER = "open-dossier"
    IMPORT_WORKBOOK = "import-workbook"
    ASSIGN_RESPONSIBILITY = "assign-responsibility"
    GRANT_INVOLVEMENT = "grant-involvement"
    SHIELD_FAMILY = "shield-family"
    MERGE_PERSONS = "merge-persons"
    READ_LOG = "read-log"
    SET_RULES = "set-rules"
    CHAIR_MEETINGS = "chair-meetings"


ROLES_WITH: Mapping[Ability, frozenset[Role]] = {
    Ability.OPEN_DOSSIER: frozenset({Role.GEZINSREGISSEUR}),
    Ability.IMPORT_WORKBOOK: frozenset({Role.GEZINSREGISSEUR}),
    Ability.ASSIGN_RESPONSIBILITY: frozenset({Role.GEZINSREGISSEUR, Role.TEAMLEIDER}),
    Ability.GRANT_INVOLVEMENT: frozenset({Role.GEZINSREGISSEUR}),
    Ability.SHIELD_FAMILY: frozenset({Role.GEZINSREGISSEUR}),
    Ability.MERGE_PERSONS: frozenset({Role.GEZINSREGISSEUR}),
    Ability.READ_LOG: frozenset({Role.PRIVACY_OFFICER}),
    Ability.SET_RULES: frozenset({Role.BEHEERDER}),
    Ability.CHAIR_MEETINGS: frozenset({Role.GEZINSREGISSEUR}),
}
"""Abilities that no compartment gives, for families of the own municipality. PostgreSQL keeps the same list."""

EDITS: Mapping[Ability, Compartment] = {Ability(f"edit-{compartment}"): compartment for compartment in Compartment}


def may(actor: Actor, ability: Ability) -> bool:
    """Return whether the actor's roles give an ability at all; the door decides for which family.

    What no compartment gives, somebody has for a municipality: nobody of a partner has it.
    """
    if ability is Ability.SEE_FAMILY:
        return True
    if ability in EDITS:
        return EDITS[ability] in writable_compartments(actor.roles)
    return actor.municipality_id is not None and not ROLES_WITH[ability].isdisjoint(actor.roles)
