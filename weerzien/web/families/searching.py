"""What somebody asked of the list: filters in the address, personal terms in the session under an opaque id."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from secrets import token_urlsafe
from urllib.parse import urlencode

from django.contrib.sessions.backends.base import SessionBase

from weerzien.early_signals.panels import Choice, FamiliesPage, FamilyFilters

KEPT = 20
LONGEST = 100
FILTERS = (
    ("fase", "phase", "Fase", "Alle fasen"),
    ("dagen", "days", "Dagen", "Alle dagen"),
    ("signaal", "signal", "Signalen", "Met en zonder signaal"),
    ("stilte", "silence", "Laatste contact", "Lang of kort geleden"),
    ("wie", "responsible", "Verantwoordelijk", "Iedereen"),
    ("taal", "language", "Taal", "Alle talen"),
    ("tolk", "interpreter", "Tolk", "Met en zonder tolk"),
)
"""Per filter: its name in the address, its field, its label, and the words for no choice."""


@dataclass(frozen=True, slots=True)
class FilterField:
    """One filter as a list to choose from."""

    name: str
    label: str
    everything: str
    chosen: str
    choices: tuple[Choice, ...]


def keep_search(session: SessionBase, text: str) -> str:
    """Keep what was typed until the session ends and return the id that stands for it; empty for nothing."""
    typed = " ".join(text.split())[:LONGEST]
    if not typed:
        return ""
    kept: dict[str, str] = session.get("searches", {})
    search_id = token_urlsafe(9)
    session["searches"] = dict([*kept.items(), (search_id, typed)][-KEPT:])
    return search_id


def typed_text(session: SessionBase, search_id: str) -> str:
    """Return what was typed under this id in this session, or nothing."""
    return str(session.get("searches", {}).get(search_id, ""))


def asked_filters(asked: Mapping[str, str], text: str) -> FamilyFilters:
    """Return the filters that an address asks for."""
    chosen = {field: asked.get(name, "")[:LONGEST] for name, field, _, _ in FILTERS}
    return FamilyFilters(text=text, sort=asked.get("volgorde", "") or "dag", **chosen)


def filter_fields(panel: FamiliesPage) -> list[FilterField]:
    """Return the filters to show, leaving out those where there is nothing to choose."""
    fields = [
        FilterField(name, label, everything, getattr(panel.filters, field), getattr(panel.choices, field))
        for name, field, label, everything in FILTERS
    ]
    return [field for field in fields if field.choices]


def query_without_page(asked: Mapping[str, str]) -> str:
    """Return the query string of this list, without the page, ready to have one more pair put behind it."""
    names = ["zoek", *(name for name, *_ in FILTERS), "volgorde"]
    pairs = [(name, asked[name]) for name in names if asked.get(name)]
    return urlencode(pairs) + "&" if pairs else ""
