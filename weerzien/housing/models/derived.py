"""What may be known of housing where its rows may not be read."""

from __future__ import annotations

from weerzien.dossiers.models.derived import DerivedValue


class HousingDerived(DerivedValue):
    """Of housing: `lease_day`, since when somebody has a home."""

    class Meta(DerivedValue.Meta):
        db_table = "housing_derived"
