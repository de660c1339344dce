"""Which tables of this app hold what of people."""

from __future__ import annotations

from collections.abc import Mapping

from weerzien.kernel.privacy import Kind, Personal, declare

MODELS: Mapping[str, str] = {"Line": "protected"}
FIELDS: Mapping[str, Personal] = declare(
    "Line",
    Kind.ORDINARY,
    "at kind action account_id organisation_id municipality_id dossier_ids subject_id fields",
    purpose="kunnen nagaan wie welk gezin heeft ingezien of gewijzigd, en misbruik opsporen",
    retention="vijf jaar; voorlopige termijn, nog te bevestigen",
)
