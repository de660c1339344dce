"""Which tables of this app hold what of people."""

from __future__ import annotations

from collections.abc import Mapping

from weerzien.kernel.privacy import Kind, Personal, declare

HANDED_OVER = "een gezin van hand tot hand laten gaan, zodat het op geen enkel moment van niemand is"
TAKEN_ALONG = "de ontvanger laten weten wat nodig is om de begeleiding over te nemen"
NUDGED = "wie aan zet is op tijd herinneren, en niet twee keer aan hetzelfde"

MODELS: Mapping[str, str] = {
    "Handover": "protected",
    "FilePart": "protected",
    "HandoverStep": "protected",
    "Nudge": "protected",
}
FIELDS: Mapping[str, Personal] = {
    **declare(
        "Handover",
        Kind.ORDINARY,
        "theme state from_organisation from_account own_ground to_organisation to_account compartments aftercare"
        " answer_by proposed_at sent_on file_version file_hash answered_by accepted_on contact_planned_on contact_on"
        " completed_on closed_on ended_on",
        purpose=HANDED_OVER,
    ),
    # Free words: anything can stand in them.
    **declare("Handover", Kind.SPECIAL, "words asked_back closed_because", purpose=HANDED_OVER),
    **declare("FilePart", Kind.SPECIAL, "content", purpose=TAKEN_ALONG),
    **declare("FilePart", Kind.ORDINARY, "handover compartment content_hash frozen_at", purpose=TAKEN_ALONG),
    **declare(
        "HandoverStep", Kind.ORDINARY, "handover at account organisation what state_after day", purpose=HANDED_OVER
    ),
    **declare("HandoverStep", Kind.SPECIAL, "words", purpose=HANDED_OVER),
    **declare("Nudge", Kind.ORDINARY, "handover account reason day is_escalation made_at", purpose=NUDGED),
}
