"""By what of school a list of families is chosen."""

from __future__ import annotations

from collections.abc import Mapping

from weerzien.access.roles import Compartment
from weerzien.dossiers.queries.choosing import FactGroup, FamilyFact, has
from weerzien.schooling.models import Enrolment
from weerzien.schooling.rules import SCHOOLS

TABLE = Enrolment._meta.db_table

GROUPS: Mapping[str, FactGroup] = {
    "school": FactGroup(
        "School",
        "Elke school",
        Compartment.SCHOOLING,
        {
            **{
                code.lower(): FamilyFact(words, has(TABLE, f"held.school = '{code}'"))
                for code, words in SCHOOLS.items()
            },
            "geen": FamilyFact("geen school bekend", "not " + has(TABLE, "held.school <> ''"), is_absence=True),
        },
    )
}
