"""Which tables of this app hold what of people."""

from __future__ import annotations

from collections.abc import Mapping

from weerzien.kernel.privacy import Kept, Kind, Personal, declare

TAKING_IN = "een werkboek van een gemeente bekijken en overnemen"
STAGED = Kept(30, "nadat het werkboek is ingelezen of overgenomen; wat weggegooid is: tot de nacht erna")

MODELS: Mapping[str, str] = {"ImportRun": "protected", "ImportRow": "protected"}
FIELDS: Mapping[str, Personal] = {
    **declare(
        "ImportRun",
        Kind.ORDINARY,
        "municipality account file_name state done_count total_count sentence created_at finished_at",
        purpose=TAKING_IN,
        retention=STAGED,
    ),
    # The file and its cells hold whatever the workbook held, numbers and notes too.
    **declare("ImportRun", Kind.SPECIAL, "content column_map remarks", purpose=TAKING_IN, retention=STAGED),
    **declare("ImportRow", Kind.ORDINARY, "run sheet row verdict changed_columns", purpose=TAKING_IN, retention=STAGED),
    **declare("ImportRow", Kind.SPECIAL, "cells messages", purpose=TAKING_IN, retention=STAGED),
}
