"""Which tables of this app hold what of people."""

from __future__ import annotations

from collections.abc import Mapping

from weerzien.kernel.privacy import Kept, Kind, Personal, declare

TAKING_IN = "een werkboek van een gemeente bekijken en overnemen"
STAGED = Kept(30, "nadat het werkboek is ingelezen of overgenomen; wat weggegooid is: tot de nacht erna")

READING_ALIKE = "het werkboek van een gemeente de volgende keer lezen zoals iemand het heeft verbeterd"
UNTIL_FORGOTTEN = "tot iemand van de organisatie de kolommen laat vergeten"

MODELS: Mapping[str, str] = {
    "ImportRun": "protected",
    "ImportRow": "protected",
    "ImportConflict": "protected",
    "RememberedColumns": "protected",
}
FIELDS: Mapping[str, Personal] = {
    **declare(
        "ImportRun",
        Kind.ORDINARY,
        "municipality account file_name state done_count total_count sentence stop_asked created_at finished_at",
        purpose=TAKING_IN,
        retention=STAGED,
    ),
    # The file and its cells hold whatever the workbook held, numbers and notes too.
    **declare(
        "ImportRun",
        Kind.SPECIAL,
        "content column_map remarks legend chosen",
        purpose=TAKING_IN,
        retention=STAGED,
    ),
    **declare("ImportRow", Kind.ORDINARY, "run sheet row verdict changed_columns", purpose=TAKING_IN, retention=STAGED),
    **declare("ImportRow", Kind.SPECIAL, "cells messages", purpose=TAKING_IN, retention=STAGED),
    **declare(
        "ImportConflict",
        Kind.ORDINARY,
        "run sheet row heading told_by told_at told_in choice",
        purpose=TAKING_IN,
        retention=STAGED,
    ),
    **declare("ImportConflict", Kind.SPECIAL, "here there", purpose=TAKING_IN, retention=STAGED),
    **declare(
        "RememberedColumns",
        Kind.ORDINARY,
        "organisation headings_hash sheet_name ours columns account recorded_at",
        purpose=READING_ALIKE,
        retention=UNTIL_FORGOTTEN,
    ),
}
