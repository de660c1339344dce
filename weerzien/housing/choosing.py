"""By what of its home a list of families is chosen."""

from __future__ import annotations

from collections.abc import Mapping

from weerzien.access.roles import Compartment
from weerzien.dossiers.queries.choosing import FactGroup, FamilyFact, has
from weerzien.housing.models import HotelStay, Stay

STAYS, HOTELS = Stay._meta.db_table, HotelStay._meta.db_table
HOME = has(STAYS, "held.home_earliest is not null")

GROUPS: Mapping[str, FactGroup] = {
    "woning": FactGroup(
        "Woning",
        "Met en zonder woning",
        Compartment.HOUSING,
        {
            "woning": FamilyFact("heeft een woning", HOME),
            "hotel": FamilyFact("in een hotel", has(HOTELS, "held.since_earliest is not null")),
            "opvang": FamilyFact("in de opvang", has(STAYS, "held.reception <> '' and held.home_earliest is null")),
            "geen": FamilyFact("geen woning bekend", f"not {HOME}", is_absence=True),
        },
    )
}
