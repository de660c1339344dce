"""What may be asked of the list of families: the choices of each filter, in the words of the page."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import asdict, fields, replace
from datetime import date
from typing import Any
from uuid import UUID

from weerzien.early_signals.lists.panels import FamilyFilters
from weerzien.early_signals.panels import Choice
from weerzien.early_signals.rules import SILENCE, URGENCY_RANK, URGENCY_WORDS
from weerzien.early_signals.words import rule_title, rules_by_theme, rules_with_signal
from weerzien.rulebook.outcomes import Urgency
from weerzien.rulebook.themes import DOMAINS, THEMES

AHEAD_DAYS = 14
LATE, URGENT, SOON = "te-laat", "dringend", "14-dagen"
WITHIN_DAYS: Mapping[str, int] = {"7-dagen": 7, SOON: AHEAD_DAYS, "30-dagen": 30, "90-dagen": 90}
DAYS: Mapping[str, str] = {
    LATE: "een dag is verstreken",
    URGENT: "dringend: hoog of kritiek",
    **{code: f"te laat of binnen {days} dagen" for code, days in WITHIN_DAYS.items()},
}
STRICT: Mapping[str, str] = {"ja": "alleen dagen die niet schuiven"}
ANY_SIGNAL = "ja"
URGENCIES: Mapping[str, str] = {
    urgency: f"{URGENCY_WORDS[urgency][0]} of hoger" for urgency in (Urgency.MIDDLE, Urgency.HIGH, Urgency.CRITICAL)
}
RESPONSIBLE: Mapping[str, str] = {"ik": "ik ben verantwoordelijk", "niemand": "niemand is verantwoordelijk"}
PERSON, ORGANISATION = "persoon-", "organisatie-"
"""What stands before the id of who is responsible."""
SILENT_DAYS: Mapping[str, int] = {"4-weken": 28, "8-weken": 56, "12-weken": 84, "26-weken": 182}
SILENT: Mapping[str, str] = {
    "ja": "al acht weken niet gesproken",
    **{code: f"{days // 7} weken of langer geen contact" for code, days in SILENT_DAYS.items()},
}
INTERPRETER: Mapping[str, str] = {"ja": "tolk nodig", "nee": "geen tolk nodig"}
AGENDA: Mapping[str, str] = {"ja": "op de agenda", "nee": "niet op de agenda"}
SORTS: Mapping[str, str] = {
    "dag": "eerste dag eerst",
    "naam": "naam",
    "contact": "langst geen contact eerst",
    "nummer": "nummer",
}
FIXED: Mapping[str, Mapping[str, str]] = {
    "days": DAYS,
    "strict": STRICT,
    "urgency": URGENCIES,
    "interpreter": INTERPRETER,
    "sort": SORTS,
}
"""Filters of which everybody may choose each code."""
TYPED_DAYS = ("from_on", "until_on", "notified_from", "notified_until")


def signal_choices() -> Mapping[str, str]:
    """Return what may be chosen of signals: any, or those of one rule; silence has a filter of its own."""
    return {ANY_SIGNAL: "een signaal", **{rule: rule_title(rule) for rule in rules_with_signal() if rule != SILENCE}}


def theme_choices() -> Mapping[str, str]:
    """Return the life domains and, after each, its themes; those that some rule is about."""
    words = {**DOMAINS, **{code: f"{theme.domain}: {theme.words}" for code, theme in THEMES.items()}}
    return {code: words[code] for code in rules_by_theme()}


def known_codes(filters: FamilyFilters) -> FamilyFilters:
    """Return the filters without codes that do not exist, so that an old or mistyped address shows everything."""
    known: Mapping[str, Collection[str]] = {
        **FIXED,
        "signal": {ANY_SIGNAL, *rules_with_signal()},
        "theme": rules_by_theme(),
    }
    kept = {name: code for name, codes in known.items() if (code := getattr(filters, name)) in codes}
    days = {name: typed_day(getattr(filters, name)) for name in TYPED_DAYS}
    empty = dict.fromkeys(known, "")
    return replace(
        filters,
        **{**empty, "sort": "dag", **kept, **days},
        text=filters.text.strip(),
        responsible=filters.responsible if is_responsible(filters.responsible) else "",
    )


def typed_day(typed: str) -> str:
    """Return an ISO date as it was typed, empty where it is none."""
    return typed if as_day(typed) else ""


def as_day(typed: str) -> date | None:
    """Return the day that was typed, None where there is none."""
    try:
        return date.fromisoformat(typed)
    except ValueError:
        return None


def is_responsible(code: str) -> bool:
    """Return whether a code says who is responsible: me, nobody, or a person or organisation by its id."""
    return code in RESPONSIBLE or responsible_id(code) is not None


def responsible_id(code: str) -> UUID | None:
    """Return the id of the person or organisation in a code, None where it names neither."""
    for before in (PERSON, ORGANISATION):
        if code.startswith(before):
            try:
                return UUID(code.removeprefix(before))
            except ValueError:
                return None
    return None


def urgencies_from(code: str) -> list[str]:
    """Return an urgency and those above it."""
    return [urgency for urgency, rank in URGENCY_RANK.items() if rank >= URGENCY_RANK[code]]


def empty_words(filters: FamilyFilters) -> str:
    """Return what to say where no family is found."""
    if filters == FamilyFilters(sort=filters.sort):
        return "Er zijn nog geen gezinnen. Neem een werkboek over, dan staan ze hier binnen een paar minuten."
    if filters.text:
        return "Geen gezin gevonden. Zoek op het begin van een naam, op het nummer of op een geboortedatum."
    return "Geen gezin past bij deze keuze. Haal een filter weg om meer gezinnen te zien."


def as_choices(words: Mapping[str, str]) -> tuple[Choice, ...]:
    """Return codes with their words as a list to choose from."""
    return tuple(Choice(code, text) for code, text in words.items())


def language_choices(languages: Sequence[str]) -> tuple[Choice, ...]:
    """Return languages as a list to choose from."""
    return as_choices({language: language for language in languages})


def as_kept(filters: FamilyFilters) -> dict[str, Any]:
    """Return filters as a list keeps them: codes only, nothing that was typed to search for somebody."""
    kept = asdict(replace(filters, text=""))
    return {name: value for name, value in kept.items() if value}


def from_kept(kept: Mapping[str, Any]) -> FamilyFilters:
    """Return the filters that a list kept; what it does not know any more is left away."""
    names = {field.name for field in fields(FamilyFilters)} - {"text", "facts"}
    given = {name: str(value) for name, value in kept.items() if name in names}
    return FamilyFilters(**given, facts=_pairs(kept.get("facts", ())))


def _pairs(kept: Iterable[Iterable[str]]) -> tuple[tuple[str, str], ...]:
    return tuple((group, code) for group, code in kept)
