"""Which tables of this app hold what of people."""

from __future__ import annotations

from collections.abc import Mapping

from weerzien.kernel.privacy import ACCOUNTABLE, Kind, Personal, declare

DOING = "afspreken wie wat voor het gezin doet, op welke grond en voor welke dag, en zien dat het gebeurt"

MODELS: Mapping[str, str] = {"Task": "protected", "TaskMove": "protected"}
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
}
