"""What may be known of a procedure where its rows may not be read."""

from __future__ import annotations

from weerzien.dossiers.models.derived import DerivedValue


class ProcedureDerived(DerivedValue):
    """Of procedure: `phase` in one word, and the days `arrival` and `registration`."""

    class Meta(DerivedValue.Meta):
        db_table = "procedure_derived"
