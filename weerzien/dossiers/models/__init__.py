"""Tables of families: identity and membership, never behaviour of other apps."""

from weerzien.dossiers.models.coverage import Coverage
from weerzien.dossiers.models.derived import DossiersDerived
from weerzien.dossiers.models.dossier import Dossier, MunicipalPeriod
from weerzien.dossiers.models.episode import Episode
from weerzien.dossiers.models.fact import Fact, current
from weerzien.dossiers.models.household import Household, HouseholdMember
from weerzien.dossiers.models.local_number import LocalNumber
from weerzien.dossiers.models.membership import Membership
from weerzien.dossiers.models.merge import Merge, NotSame
from weerzien.dossiers.models.numbers import PersonNumbers
from weerzien.dossiers.models.person import Person
from weerzien.dossiers.models.personalia import Personalia
from weerzien.dossiers.models.relation import Relation
from weerzien.dossiers.models.responsibility import Responsibility
from weerzien.dossiers.models.told_fact import ToldFact

__all__ = [
    "Coverage",
    "Dossier",
    "DossiersDerived",
    "Episode",
    "Fact",
    "Household",
    "HouseholdMember",
    "LocalNumber",
    "Membership",
    "Merge",
    "MunicipalPeriod",
    "NotSame",
    "Person",
    "PersonNumbers",
    "Personalia",
    "Relation",
    "Responsibility",
    "ToldFact",
    "current",
]
