"""What somebody asked of the list: filters in the address, personal terms in the session under an opaque id."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from secrets import token_urlsafe
from typing import Final
from urllib.parse import parse_qsl, urlencode

from django.contrib.sessions.backends.base import SessionBase

from weerzien.early_signals.lists.facts import GROUPS
from weerzien.early_signals.lists.panels import FamiliesPage, FamilyFilters
from weerzien.early_signals.panels import Choice

KEPT = 20
LONGEST = 100
DAY = "dag"


@dataclass(frozen=True, slots=True)
class Filter:
    """One filter: its name in the address, its field, its label, and the words for no choice; `DAY` is typed."""

    name: str
    field: str
    label: str
    everything: str


FILTERS: Final[Mapping[str, tuple[Filter, ...]]] = {
    "Dagen en signalen": (
        Filter("fase", "phase", "Fase", "Alle fasen"),
        Filter("dagen", "days", "Dagen", "Alle dagen"),
        Filter("van", "from_on", "Een dag vanaf", DAY),
        Filter("tot", "until_on", "Een dag tot en met", DAY),
        Filter("streng", "strict", "Soort dag", "Alle soorten dagen"),
        Filter("thema", "theme", "Thema van een dag of signaal", "Alle thema's"),
        Filter("signaal", "signal", "Signalen", "Met en zonder signaal"),
        Filter("urgentie", "urgency", "Urgentie van een signaal", "Elke urgentie"),
        Filter("stilte", "silence", "Laatste contact", "Lang of kort geleden"),
    ),
    "Mensen": (
        Filter("wie", "responsible", "Verantwoordelijk", "Iedereen"),
        Filter("taal", "language", "Taal", "Alle talen"),
        Filter("tolk", "interpreter", "Tolk", "Met en zonder tolk"),
        Filter("agenda", "agenda", "Overleg", "Op de agenda of niet"),
    ),
    "Gegevens": (
        *(Filter(code, "", group.label, group.everything) for code, group in GROUPS.items()),
        Filter("bekend-van", "notified_from", "Vergunning bekendgemaakt vanaf", DAY),
        Filter("bekend-tot", "notified_until", "Vergunning bekendgemaakt tot en met", DAY),
    ),
}
EVERY: Final = tuple(one for group in FILTERS.values() for one in group)
NAMES: Final = ("zoek", *(one.name for one in EVERY), "volgorde", "lijst")
"""What an address of the list may hold; anything else is left away."""
OF_PERMIT: Final = frozenset({"notified_from", "notified_until"})
"""Days that may be typed only by who may choose by permit."""


@dataclass(frozen=True, slots=True)
class FilterField:
    """One filter as a list to choose from, or as a day to type."""

    name: str
    label: str
    everything: str
    chosen: str
    choices: tuple[Choice, ...]
    is_day: bool


@dataclass(frozen=True, slots=True)
class FilterGroup:
    """Filters that belong together, and whether the page shows them at once."""

    label: str
    fields: tuple[FilterField, ...]
    is_open: bool


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
    chosen = {one.field: asked.get(one.name, "")[:LONGEST] for one in EVERY if one.field}
    facts = tuple((code, asked[code][:LONGEST]) for code in GROUPS if asked.get(code))
    return FamilyFilters(text=text, sort=asked.get("volgorde", "") or "dag", facts=facts, **chosen)


def address_pairs(filters: FamilyFilters) -> dict[str, str]:
    """Return what an address says to ask for these filters; never what was typed to search for somebody."""
    facts = dict(filters.facts)
    said = {one.name: getattr(filters, one.field) if one.field else facts.get(one.name, "") for one in EVERY}
    said["volgorde"] = "" if filters.sort == "dag" else filters.sort
    return {name: code for name, code in said.items() if code}


def filter_groups(panel: FamiliesPage) -> list[FilterGroup]:
    """Return the filters to show by group, leaving out those where there is nothing to choose.

    The first group is open, and any other in which something is chosen.
    """
    shown = {
        label: tuple(_field(one, panel) for one in several if _is_shown(one, panel))
        for label, several in FILTERS.items()
    }
    groups = [(label, several) for label, several in shown.items() if several]
    return [
        FilterGroup(label, several, is_open=at == 0 or any(one.chosen for one in several))
        for at, (label, several) in enumerate(groups)
    ]


def _is_shown(one: Filter, panel: FamiliesPage) -> bool:
    if one.everything == DAY:
        return one.field not in OF_PERMIT or "vergunning" in panel.choices
    return bool(panel.choices.get(one.field or one.name))


def _field(one: Filter, panel: FamiliesPage) -> FilterField:
    chosen = getattr(panel.filters, one.field) if one.field else dict(panel.filters.facts).get(one.name, "")
    choices = panel.choices.get(one.field or one.name, ())
    return FilterField(one.name, one.label, one.everything, chosen, choices, one.everything == DAY)


def known_pairs(asked: Mapping[str, str]) -> list[tuple[str, str]]:
    """Return what of an address belongs to the list, without the page."""
    return [(name, asked[name][:LONGEST]) for name in NAMES if asked.get(name)]


def query_without_page(asked: Mapping[str, str]) -> str:
    """Return the query string of this list, without the page, ready to have one more pair put behind it."""
    pairs = known_pairs(asked)
    return urlencode(pairs) + "&" if pairs else ""


def query_of(text: str) -> dict[str, str]:
    """Return what a query string that a form carried along asks of the list, and nothing else."""
    return dict(known_pairs(dict(parse_qsl(text))))
