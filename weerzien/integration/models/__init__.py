"""Tables of civic integration and income."""

from weerzien.integration.models.derived import IntegrationDerived
from weerzien.integration.models.income import Income
from weerzien.integration.models.integration import Integration

__all__ = ["Income", "Integration", "IntegrationDerived"]
