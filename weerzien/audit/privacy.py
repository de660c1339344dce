"""Which tables of this app hold what of people."""

from __future__ import annotations

from collections.abc import Mapping

from weerzien.kernel.privacy import Kind, Personal, declare

PURPOSE = "kunnen nagaan wie welk gezin heeft ingezien of gewijzigd, en misbruik opsporen"
UNCHANGED = "kunnen aantonen dat de regels van het logboek niet gewijzigd of weggehaald zijn"
FIVE_YEARS = "vijf jaar (WEERZIEN_AUDIT_YEARS); voorlopige termijn, nog te bevestigen"
WITH_THE_CHAIN = "zolang de keten bestaat: alleen nummers en controlegetallen, zonder de regel wijzen ze niemand aan"

MODELS: Mapping[str, str] = {
    "Line": "protected",
    "Seal": "protected",
    "Waiting": "protected",
    "Removal": "protected",
}
FIELDS: Mapping[str, Personal] = {
    **declare(
        "Line",
        Kind.ORDINARY,
        "at kind action account_id organisation_id municipality_id dossier_ids subject_id fields",
        purpose=PURPOSE,
        retention=FIVE_YEARS,
    ),
    **declare(
        "Seal",
        Kind.ORDINARY,
        "line_id municipality_id sequence line_at line_hash previous_hash hash key_id sealed_at",
        purpose=UNCHANGED,
        retention=WITH_THE_CHAIN,
    ),
    **declare("Waiting", Kind.ORDINARY, "line_id municipality_id", purpose=UNCHANGED, retention="tot de verzegeling"),
    **declare(
        "Removal",
        Kind.ORDINARY,
        "municipality_id before removed_at line_count key_id hash",
        purpose=UNCHANGED,
        retention=WITH_THE_CHAIN,
    ),
}
