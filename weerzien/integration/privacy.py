"""Which tables of this app hold what of people."""

from __future__ import annotations

from collections.abc import Mapping

from weerzien.kernel.privacy import Kind, Personal, declare_fact

MODELS: Mapping[str, str] = {
    "Integration": "protected",
    "Income": "protected",
    "IntegrationDerived": "technical",  # a view of protected tables, with a barrier of its own
}
FIELDS: Mapping[str, Personal] = {
    **declare_fact(
        "Integration",
        Kind.ORDINARY,
        "obliged ss139* intake* pip* route level pvt* map*",
        purpose="de taken van de gemeente uit de Wet inburgering 2021 op tijd doen",
    ),
    **declare_fact("Income", Kind.ORDINARY, "benefit* works", purpose="geldzorgen vroeg zien en een uitkering regelen"),
}
