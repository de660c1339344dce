"""By what of guardianship a list of families is chosen."""

from __future__ import annotations

from collections.abc import Mapping

from weerzien.access.roles import Compartment
from weerzien.dossiers.queries.choosing import FactGroup, FamilyFact, has
from weerzien.guardianship.models import Guardianship

TABLE = Guardianship._meta.db_table
ANY = has(TABLE, "true")

GROUPS: Mapping[str, FactGroup] = {
    "voogd": FactGroup(
        "Voogdij",
        "Met en zonder voogd",
        Compartment.GUARDIANSHIP,
        {
            "voogd": FamilyFact(
                "er is een voogd", has(TABLE, "held.guardian <> '' and held.departed_earliest is null")
            ),
            "verzoek": FamilyFact(
                "verzoek loopt bij de rechtbank",
                has(TABLE, "held.requested_earliest is not null and held.ordered_earliest is null"),
            ),
            "overdracht": FamilyFact(
                "overdracht nog niet geaccepteerd",
                has(TABLE, "held.handed_to <> '' and held.accepted_earliest is null"),
            ),
            "geen": FamilyFact("geen voogdij bekend", f"not {ANY}", is_absence=True),
        },
    )
}
