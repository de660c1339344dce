"""By what of civic integration and income a list of families is chosen."""

from __future__ import annotations

from collections.abc import Mapping

from weerzien.access.roles import Compartment
from weerzien.dossiers.queries.choosing import FactGroup, FamilyFact, has
from weerzien.integration.models import Income, Integration
from weerzien.integration.rules import ROUTES

TABLE, INCOMES = Integration._meta.db_table, Income._meta.db_table

GROUPS: Mapping[str, FactGroup] = {
    "inburgering": FactGroup(
        "Inburgering",
        "Elke stand van de inburgering",
        Compartment.INTEGRATION,
        {
            "pip": FamilyFact("iemand heeft een PIP", has(TABLE, "held.pip_earliest is not null")),
            "geen-pip": FamilyFact(
                "iemand is plichtig en heeft geen PIP", has(TABLE, "held.obliged and held.pip_earliest is null")
            ),
            "geen-intake": FamilyFact(
                "iemand is plichtig en had geen brede intake",
                has(TABLE, "held.obliged and held.intake_earliest is null"),
            ),
            **{code.lower(): FamilyFact(words, has(TABLE, f"held.route = '{code}'")) for code, words in ROUTES.items()},
        },
    ),
    "inkomen": FactGroup(
        "Inkomen",
        "Elk inkomen",
        Compartment.INCOME,
        {
            "bijstand": FamilyFact("krijgt bijstand", has(INCOMES, "held.benefit_earliest is not null")),
            "werk": FamilyFact("iemand werkt", has(INCOMES, "held.works")),
        },
    ),
}
