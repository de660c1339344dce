"""Which tables of this app hold what of people."""

from __future__ import annotations

from collections.abc import Mapping

from weerzien.kernel.privacy import Kept, Kind, Personal, declare

IN_TIME = "geen dag missen die het gezin een recht kan kosten, en vroeg zien dat het misgaat"

REMINDING = "wie verantwoordelijk is op tijd herinneren aan een dag die nadert, en niet twee keer aan dezelfde"
PASSED = Kept(30, "na de dag waar de herinnering over ging")
MAILED = Kept(30, "nadat de herinnering is gemaakt")

MODELS: Mapping[str, str] = {
    "Outcome": "protected",
    "OutcomeChange": "protected",
    "Evaluation": "protected",
    "Reminder": "protected",
    "ReminderMail": "protected",
}
FIELDS: Mapping[str, Personal] = {
    **declare(
        "Outcome",
        Kind.ORDINARY,
        "subject_ref rule step version state kind day strict last_working_day urgency acts ground certainty missing"
        " because reminders until fact_ids compartments first_seen_on evaluated_on lasting_municipality",
        purpose=IN_TIME,
    ),
    **declare(
        "OutcomeChange",
        Kind.ORDINARY,
        "subject_ref rule step compartments at cause state_before day_before state_after day_after",
        purpose=IN_TIME,
    ),
    **declare("Evaluation", Kind.ORDINARY, "evaluated_on again_on rulebook", purpose=IN_TIME),
    **declare(
        "Reminder",
        Kind.ORDINARY,
        "subject_ref rule step account day due_on made_at",
        purpose=REMINDING,
        retention=PASSED,
    ),
    **declare(
        "ReminderMail",
        Kind.ORDINARY,
        "account municipality made_on reminder_count taken_on sent_at",
        purpose=REMINDING,
        retention=MAILED,
    ),
}
