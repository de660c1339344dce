"""What people write down and correct of where somebody lives."""

from __future__ import annotations

from weerzien.dossiers.fact_kinds import FactKind, fact_kind
from weerzien.housing.queries import TABLES
from weerzien.housing.rules import check_stay

STAYS, HOTELS = TABLES
KINDS: tuple[FactKind, ...] = (
    fact_kind("verblijf", name="housing.stay", table=STAYS, check=check_stay),
    fact_kind("hotel", name="housing.hotel-stay", table=HOTELS, check=check_stay),
)
