"""What may be known of school where its rows may not be read."""

from __future__ import annotations

from weerzien.dossiers.models.derived import DerivedValue


class SchoolingDerived(DerivedValue):
    """Of schooling: `is_full_time`."""

    class Meta(DerivedValue.Meta):
        db_table = "schooling_derived"
