"""Which tables of this app hold what of people."""

from __future__ import annotations

from collections.abc import Mapping

from weerzien.kernel.privacy import Kind, Personal, declare, declare_fact

FOLLOWED = "weten wie wanneer met het gezin sprak, zodat geen gezin uit beeld raakt"
WHO_HELPS = "weten welke hulpverleners om het gezin staan"

NOTICED = "vroeg zien wat een gezin zwaar valt, en de juiste hulp zoeken"
REACHED = "een gezin bereiken zoals het zelf wil, zonder een kind ertussen te zetten"

MODELS: Mapping[str, str] = {
    "Address": "protected",
    "ContactNote": "protected",
    "CopingPhase": "protected",
    "Observation": "protected",
    "Preference": "protected",
    "Professional": "protected",
    "Telephone": "protected",
}
FIELDS: Mapping[str, Personal] = {
    **declare_fact(
        "ContactNote", Kind.ORDINARY, "day* organisation_name kind interpreter language understood", purpose=FOLLOWED
    ),
    **declare("ContactNote", Kind.IDENTIFYING, "worker spoken_with", purpose=FOLLOWED),
    # Free words: anything can stand in them.
    **declare("ContactNote", Kind.SPECIAL, "note", purpose=FOLLOWED),
    **declare_fact("Professional", Kind.ORDINARY, "organisation_name role from* until*", purpose=WHO_HELPS),
    **declare("Professional", Kind.IDENTIFYING, "name", purpose=WHO_HELPS),
    # A theme says what it is about: health, addiction, tension at home.
    **declare_fact("Observation", Kind.SPECIAL, "theme compartment day* how note", purpose=NOTICED),
    **declare_fact("CopingPhase", Kind.SPECIAL, "phase day* words", purpose=NOTICED),
    **declare_fact(
        "Preference", Kind.ORDINARY, "speak_with language interpreter by_way_of not_at note", purpose=REACHED
    ),
    **declare_fact("Telephone", Kind.IDENTIFYING, "number", purpose=REACHED),
    **declare_fact("Address", Kind.IDENTIFYING, "street postcode place", purpose=REACHED),
}
