"""Which tables of this app hold what of people."""

from __future__ import annotations

from collections.abc import Mapping

from weerzien.kernel.privacy import Kind, Personal, declare

IN_TIME = "geen dag missen die het gezin een recht kan kosten, en vroeg zien dat het misgaat"

MODELS: Mapping[str, str] = {"Outcome": "protected", "OutcomeChange": "protected"}
FIELDS: Mapping[str, Personal] = {
    **declare(
        "Outcome",
        Kind.ORDINARY,
        "subject_ref rule step version state kind day strict last_working_day urgency acts ground certainty missing"
        " because reminders until fact_ids compartments first_seen_on evaluated_on",
        purpose=IN_TIME,
    ),
    **declare(
        "OutcomeChange",
        Kind.ORDINARY,
        "subject_ref rule step compartments at cause state_before day_before state_after day_after",
        purpose=IN_TIME,
    ),
}
