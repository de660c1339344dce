"""Role x scope x compartment: what each role may see and do. A migration puts the same table into PostgreSQL."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from weerzien.access.roles import ROLE_WORDS, Compartment, Role
from weerzien.rulebook.needs import derived_value_of


class Scope(StrEnum):
    """Over whom a role's rights reach."""

    MUNICIPALITY = "M"  # all families of the own municipality
    FAMILY = "I"  # the whole family of an own involvement
    PERSONS = "P"  # only the persons listed in an own involvement
    AGGREGATES = "A"  # counts, never a person
    NOBODY = "-"


class Right(StrEnum):
    """What a role may do in a compartment; a compartment that is not listed is closed."""

    WRITE = "w"  # read and write
    READ = "r"
    DERIVED = "l"  # a derived value only
    OWN = "o"  # own entries only


READING = frozenset({Right.READ, Right.WRITE})
WHOLE = frozenset({Scope.MUNICIPALITY, Scope.FAMILY})
PERSONS_TOO = WHOLE | {Scope.PERSONS}

# The order of the letters is the order of Compartment: identity, numbers, procedure, guardianship, housing, income,
# integration, schooling, health, relations, contacts. A dot is a closed compartment.
TABLE = """
role                           scope  id nu pr gu ho in it sc he re co
gezinsregisseur                M      w  r  w  w  w  l  r  r  l  w  w
teamleider                     M      r  .  r  r  r  l  r  r  .  r  r
klantregisseur-inburgering     M      r  r  l  .  r  l  w  l  l  .  o
klantmanager-inkomen           M      r  r  .  .  r  w  l  .  .  .  o
medewerker-huisvesting         M      l  .  l  .  w  .  .  .  l  .  o
burgerzaken                    M      r  r  l  .  r  .  .  .  .  .  .
leerplicht                     P      r  .  .  .  .  .  .  w  .  .  o
wijkteam                       I      r  .  l  r  r  l  .  r  w  w  w
jeugdbeschermer                P      r  .  w  w  r  .  .  r  l  w  w
gezinsherenigingsfunctionaris  I      r  r  w  r  .  .  .  .  .  .  o
contractpartner                P      r  .  .  r  .  .  .  r  l  o  w
opvanggezin                    P      l  .  .  .  .  .  .  r  .  o  o
vwn-juridisch                  I      r  .  w  .  .  .  .  .  .  .  o
vwn-begeleider                 I      r  .  l  r  r  l  l  r  l  w  w
vwn-vrijwilliger               I      l  .  .  .  .  .  .  .  .  .  o
coa-regievoerder               I      r  r  l  .  w  .  .  .  l  .  o
school                         P      l  .  .  .  .  .  .  o  .  .  o
zorg                           P      l  .  .  .  .  .  .  .  w  .  o
woningcorporatie               I      l  .  .  .  l  .  .  .  .  .  o
sleutelpersoon                 I      l  .  .  .  .  .  .  .  .  .  o
tolk                           I      l  .  .  .  .  .  .  .  .  .  .
gezinslid                      P      r  .  l  l  r  .  r  r  .  .  o
beleidsmedewerker              A      .  .  .  .  .  .  .  .  .  .  .
privacy-officer                -      .  .  .  .  .  .  .  .  .  .  .
beheerder                      -      .  .  .  .  .  .  .  .  .  .  .
"""


@dataclass(frozen=True, slots=True)
class RoleRights:
    """One line of the matrix."""

    role: Role
    scope: Scope
    rights: Mapping[Compartment, Right]


def read_table(table: str) -> dict[Role, RoleRights]:
    """Return the lines of a table by role; raise ValueError on a line that does not have a right per compartment."""
    lines: dict[Role, RoleRights] = {}
    for line in table.strip().splitlines()[1:]:
        role, scope, *letters = line.split()
        rights = {
            compartment: Right(letter)
            for compartment, letter in zip(Compartment, letters, strict=True)
            if letter != "."
        }
        lines[Role(role)] = RoleRights(Role(role), Scope(scope), rights)
    return lines


MATRIX: Mapping[Role, RoleRights] = read_table(TABLE)


def compartments_with(roles: Iterable[Role], rights: frozenset[Right]) -> frozenset[Compartment]:
    """Return the compartments in which at least one of the roles has one of the rights."""
    return frozenset(
        compartment for role in roles for compartment, right in MATRIX[role].rights.items() if right in rights
    )


def visible_compartments(roles: Iterable[Role]) -> frozenset[Compartment]:
    """Return the compartments whose rows the roles may read, within the scope of each."""
    return compartments_with(roles, READING)


def whole_family_compartments(roles: Iterable[Role]) -> frozenset[Compartment]:
    """Return the compartments in which the roles read all rows of a family, not those of listed persons only."""
    return visible_compartments(role for role in roles if MATRIX[role].scope in WHOLE)


def wholly_writable_compartments(roles: Iterable[Role]) -> frozenset[Compartment]:
    """Return the compartments in which the roles may write whatever there is, and not own entries alone."""
    return compartments_with(roles, frozenset({Right.WRITE}))


def writable_compartments(roles: Iterable[Role]) -> frozenset[Compartment]:
    """Return the compartments in which the roles may write, be it only entries of their own."""
    return compartments_with(roles, frozenset({Right.WRITE, Right.OWN}))


def known_needs(roles: Iterable[Role]) -> frozenset[str]:
    """Return what the roles may know, as outcomes name what they ask: compartments they read, and derived values."""
    every = tuple(roles)
    knowing = compartments_with(every, READING | {Right.DERIVED})
    return visible_compartments(every) | {derived_value_of(compartment) for compartment in knowing}


def derived_compartments(roles: Iterable[Role]) -> frozenset[Compartment]:
    """Return the compartments of which the roles may know the derived value and no rows."""
    return compartments_with(roles, frozenset({Right.DERIVED})) - visible_compartments(roles)


def readers_of(compartment: Compartment, *, scopes: Collection[Scope]) -> tuple[str, ...]:
    """Return in words the roles of these scopes that read the rows of a compartment within their reach."""
    return tuple(
        ROLE_WORDS[role]
        for role, line in MATRIX.items()
        if line.scope in scopes and line.rights.get(compartment) in READING
    )
