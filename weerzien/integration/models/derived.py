"""What may be known of integration and income where their rows may not be read."""

from __future__ import annotations

from weerzien.dossiers.models.derived import DerivedValue


class IntegrationDerived(DerivedValue):
    """Of integration: `route` and `has_pip`; of income: `has_benefit`."""

    class Meta(DerivedValue.Meta):
        db_table = "integration_derived"
