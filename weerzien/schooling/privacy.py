"""Which tables of this app hold what of people."""

from __future__ import annotations

from collections.abc import Mapping

from weerzien.kernel.privacy import Kind, Personal, declare_fact

MODELS: Mapping[str, str] = {
    "Enrolment": "protected",
    "Absence": "protected",
    "SchoolingDerived": "technical",  # a view of protected tables, with a barrier of its own
}
FIELDS: Mapping[str, Personal] = {
    **declare_fact(
        "Enrolment", Kind.ORDINARY, "school is_full_time has_side_job", purpose="zorgen dat een jongere naar school kan"
    ),
    # A day of illness says something about health, however little.
    **declare_fact(
        "Absence", Kind.SPECIAL, "day* hours kind", purpose="verzuim vroeg zien en met de jongere in gesprek gaan"
    ),
}
