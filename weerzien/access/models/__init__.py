"""Tables of organisations, accounts, positions, involvements, and of what is kept from whom."""

from weerzien.access.models.account import Account
from weerzien.access.models.draft import Draft
from weerzien.access.models.fleeting import Fleeting
from weerzien.access.models.involvement import Involvement, InvolvementPerson
from weerzien.access.models.matrix import Grant, RoleAbility
from weerzien.access.models.organisation import Organisation
from weerzien.access.models.position import Position
from weerzien.access.models.shield import Shield

__all__ = [
    "Account",
    "Draft",
    "Fleeting",
    "Grant",
    "Involvement",
    "InvolvementPerson",
    "Organisation",
    "Position",
    "RoleAbility",
    "Shield",
]
