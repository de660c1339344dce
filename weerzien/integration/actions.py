"""What people write down and correct of civic integration and of income."""

from __future__ import annotations

from weerzien.dossiers.fact_kinds import FactKind, fact_kind
from weerzien.integration.queries import TABLES
from weerzien.integration.rules import check_income, check_integration

INTEGRATIONS, INCOMES = TABLES
KINDS: tuple[FactKind, ...] = (
    fact_kind("inburgering", name="integration.integration", table=INTEGRATIONS, check=check_integration),
    fact_kind("inkomen", name="integration.income", table=INCOMES, check=check_income),
)
