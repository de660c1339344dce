"""Which tables of this app hold what of people."""

from __future__ import annotations

from collections.abc import Mapping

from weerzien.kernel.privacy import Kind, Personal, declare_fact

A_HOME = "zorgen dat het gezin op tijd een passende plek heeft"

MODELS: Mapping[str, str] = {
    "Stay": "protected",
    "HotelStay": "protected",
    "HousingDerived": "technical",  # a view of protected tables, with a barrier of its own
}
FIELDS: Mapping[str, Personal] = {
    **declare_fact("Stay", Kind.ORDINARY, "in_netherlands municipality_name reception expected* home*", purpose=A_HOME),
    **declare_fact("HotelStay", Kind.ORDINARY, "since*", purpose=A_HOME),
}
