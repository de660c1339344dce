"""How an app declares its personal facts: of which class each is, what for, and until when it is kept."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """The class of a personal fact. Special: GDPR art. 9, or words in which such facts can stand."""

    ORDINARY = "ordinary"
    SPECIAL = "special"
    IDENTIFYING = "identifying"


@dataclass(frozen=True, slots=True)
class Personal:
    """What is declared of one field. Purpose and retention are Dutch: they are shown to people."""

    kind: Kind
    purpose: str
    retention: str


@dataclass(frozen=True, slots=True)
class Kept:
    """For how many days something is kept, counted from when; the night removes it by the same number."""

    days: int
    since: str

    def __str__(self) -> str:
        return f"tot {self.days} dagen {self.since}"


# No source settles the period yet (Selectielijst gemeenten 2020 is to be looked into), so it says so itself.
WITH_THE_DOSSIER = "tot vijf jaar na het sluiten van het dossier; voorlopige termijn, nog te bevestigen"
ACCOUNTABLE = "kunnen nagaan wie iets heeft vastgelegd, wanneer en uit welke bron"
BOOKKEEPING = (
    "recorded_at recorded_by source source_organisation source_place certainty superseded_by superseded_at"
    " superseded_because"
)


def declare(
    model: str, kind: Kind, fields: str, *, purpose: str, retention: str | Kept = WITH_THE_DOSSIER
) -> dict[str, Personal]:
    """Return the declaration of several fields of a model, given with blanks between them.

    A name that ends in an asterisk is a day, which stands in three columns.
    """
    names = [
        f"{model}.{name[:-1]}_{part}" if part else f"{model}.{name}"
        for name in fields.split()
        for part in (("earliest", "latest", "told") if name.endswith("*") else ("",))
    ]
    return dict.fromkeys(names, Personal(kind, purpose, str(retention)))


def declare_fact(model: str, kind: Kind, fields: str, *, purpose: str) -> dict[str, Personal]:
    """Return the declaration of a kind of fact: its own fields, and the bookkeeping that every fact carries."""
    return {
        **declare(model, kind, fields, purpose=purpose),
        **declare(model, Kind.ORDINARY, BOOKKEEPING, purpose=ACCOUNTABLE),
    }
