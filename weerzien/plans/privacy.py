"""Which tables of this app hold what of people."""

from __future__ import annotations

from collections.abc import Mapping

from weerzien.kernel.privacy import ACCOUNTABLE, Kept, Kind, Personal, declare

DOING = "afspreken wie wat voor het gezin doet, op welke grond en voor welke dag, en zien dat het gebeurt"

REMINDING = "wie een taak heeft er op tijd aan herinneren, en niet twee keer aan dezelfde"
REMINDED = Kept(30, "na de dag waarop de taak klaar moest zijn")

LISTED = "kunnen nagaan wie de checklist van een gemeente wijzigde, wanneer en waarom"
AS_LONG_AS_USED = "zolang de gemeente weerzien gebruikt; taken van vroeger rusten erop"

MODELS: Mapping[str, str] = {
    "ChecklistItem": "protected",
    "Task": "protected",
    "TaskMove": "protected",
    "TaskReminder": "protected",
}
FIELDS: Mapping[str, Personal] = {
    **declare("Task", Kind.SPECIAL, "what ground theme ended_words", purpose=DOING),
    **declare(
        "Task",
        Kind.ORDINARY,
        "organisation account due_on remind_on compartment origin origin_id state ended_on",
        purpose=DOING,
    ),
    **declare("Task", Kind.ORDINARY, "made_by made_at handed_by ended_at ended_by", purpose=ACCOUNTABLE),
    **declare("TaskMove", Kind.SPECIAL, "because", purpose=DOING),
    **declare(
        "TaskMove",
        Kind.ORDINARY,
        "task from_organisation from_account to_organisation to_account moved_by moved_at batch_id",
        purpose=ACCOUNTABLE,
    ),
    **declare(
        "TaskReminder",
        Kind.ORDINARY,
        "task account day due_on made_at",
        purpose=REMINDING,
        retention=REMINDED,
    ),
    **declare(
        "ChecklistItem",
        Kind.ORDINARY,
        "municipality code kind words theme weeks owner is_used since because set_by set_at",
        purpose=LISTED,
        retention=AS_LONG_AS_USED,
    ),
}
