"""Which tables of this app hold what of people."""

from __future__ import annotations

from collections.abc import Mapping

from weerzien.kernel.privacy import ACCOUNTABLE, Kind, Personal, declare

SHOWN_TO_WHO_NEEDS = "een stuk dat het gezin nodig heeft, bewaren voor wie daarmee aan het werk is"
UNTIL_REMOVED = (
    "tot iemand het document verwijdert, en anders tot vijf jaar na het sluiten van het dossier; voorlopige termijn,"
    " nog te bevestigen"
)

MODELS: Mapping[str, str] = {"Document": "protected", "Content": "protected"}
FIELDS: Mapping[str, Personal] = {
    # A title is free words, and in which part a document is kept can say something about health.
    **declare("Document", Kind.SPECIAL, "title compartment", purpose=SHOWN_TO_WHO_NEEDS),
    **declare("Document", Kind.ORDINARY, "kind size_bytes scan", purpose=SHOWN_TO_WHO_NEEDS),
    **declare("Document", Kind.SPECIAL, "removed_because", purpose=ACCOUNTABLE),
    **declare(
        "Document", Kind.ORDINARY, "recorded_at recorded_by recorded_for removed_at removed_by", purpose=ACCOUNTABLE
    ),
    # Anything can stand in a document; the name of its file is in here too.
    **declare(
        "Content", Kind.SPECIAL, "document key_id ciphertext", purpose=SHOWN_TO_WHO_NEEDS, retention=UNTIL_REMOVED
    ),
}
