"""Which tables of this app hold what of people."""

from __future__ import annotations

from collections.abc import Mapping

from weerzien.kernel.privacy import Kind, Personal, declare, declare_fact

FOLLOWED = "weten wie wanneer met het gezin sprak, zodat geen gezin uit beeld raakt"
WHO_HELPS = "weten welke hulpverleners om het gezin staan"

MODELS: Mapping[str, str] = {"ContactNote": "protected", "Professional": "protected"}
FIELDS: Mapping[str, Personal] = {
    **declare_fact("ContactNote", Kind.ORDINARY, "day* organisation_name kind interpreter", purpose=FOLLOWED),
    **declare("ContactNote", Kind.IDENTIFYING, "worker spoken_with", purpose=FOLLOWED),
    # Free words: anything can stand in them.
    **declare("ContactNote", Kind.SPECIAL, "note", purpose=FOLLOWED),
    **declare_fact("Professional", Kind.ORDINARY, "organisation_name role from* until*", purpose=WHO_HELPS),
    **declare("Professional", Kind.IDENTIFYING, "name", purpose=WHO_HELPS),
}
