"""All derived facts by name."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from weerzien.rulebook.derived.absence import ABSENCE
from weerzien.rulebook.derived.adulthood import ADULTHOOD
from weerzien.rulebook.derived.applications import APPLICATIONS
from weerzien.rulebook.derived.burden import BURDEN
from weerzien.rulebook.derived.decisions import DECISIONS
from weerzien.rulebook.derived.definition import DerivedFact
from weerzien.rulebook.derived.families import FAMILIES
from weerzien.rulebook.derived.municipality import MUNICIPALITY
from weerzien.rulebook.derived.newcomers import NEWCOMERS
from weerzien.rulebook.derived.persons import PERSONS
from weerzien.rulebook.derived.sponsors import SPONSORS
from weerzien.rulebook.derived.tensions import TENSIONS
from weerzien.rulebook.derived.together import TOGETHER
from weerzien.rulebook.derived.told import TOLD
from weerzien.rulebook.derived.wellbeing import WELLBEING
from weerzien.rulebook.disclosures import with_disclosures

EVERY = (
    *PERSONS,
    *ADULTHOOD,
    *APPLICATIONS,
    *DECISIONS,
    *SPONSORS,
    *FAMILIES,
    *ABSENCE,
    *TOLD,
    *TOGETHER,
    *NEWCOMERS,
    *WELLBEING,
    *BURDEN,
    *TENSIONS,
    *MUNICIPALITY,
)
DERIVED_FACTS: Mapping[str, DerivedFact] = MappingProxyType(with_disclosures({fact.name: fact for fact in EVERY}))
