"""Which tables of this app hold what of people."""

from __future__ import annotations

from collections.abc import Mapping

from weerzien.kernel.privacy import Kind, Personal, declare_fact

IN_TIME = "de dagen van de procedure bewaken en het gezin daarin bijstaan"

MODELS: Mapping[str, str] = {
    "Permit": "protected",
    "Application": "protected",
    "Step": "protected",
    "ProcedureDerived": "technical",  # a view of protected tables, with a barrier of its own
}
FIELDS: Mapping[str, Personal] = {
    **declare_fact("Permit", Kind.ORDINARY, "kind target_group asylum_applied* notified*", purpose=IN_TIME),
    **declare_fact("Application", Kind.ORDINARY, "sponsor kind sequence", purpose=IN_TIME),
    **declare_fact("Step", Kind.ORDINARY, "application kind day* value", purpose=IN_TIME),
}
