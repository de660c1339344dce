"""What may be asked of the list of families: the choices of each filter, in the words of the page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from weerzien.early_signals.panels import Choice, FamilyFilters, FilterChoices
from weerzien.early_signals.rules import SILENCE
from weerzien.early_signals.words import rule_title, rules_with_signal

AHEAD_DAYS = 14
LATE, URGENT, SOON = "te-laat", "dringend", "14-dagen"
DAYS: Mapping[str, str] = {
    LATE: "een dag is verstreken",
    URGENT: "dringend: hoog of kritiek",
    SOON: f"te laat of binnen {AHEAD_DAYS} dagen",
}
ANY_SIGNAL = "ja"
RESPONSIBLE: Mapping[str, str] = {"ik": "ik ben verantwoordelijk", "niemand": "niemand is verantwoordelijk"}
SILENT: Mapping[str, str] = {"ja": "al acht weken niet gesproken"}
INTERPRETER: Mapping[str, str] = {"ja": "tolk nodig", "nee": "geen tolk nodig"}
SORTS: Mapping[str, str] = {
    "dag": "eerste dag eerst",
    "naam": "naam",
    "contact": "langst geen contact eerst",
    "nummer": "nummer",
}


def choices_for(phases: Mapping[str, str], languages: Sequence[str]) -> FilterChoices:
    """Return what may be chosen in each filter; phases and languages are those that this reader may know of."""
    signals = {ANY_SIGNAL: "een signaal", **{rule: rule_title(rule) for rule in rules_with_signal() if rule != SILENCE}}
    return FilterChoices(
        phase=_choices(phases),
        days=_choices(DAYS),
        signal=_choices(signals),
        silence=_choices(SILENT),
        responsible=_choices(RESPONSIBLE),
        language=_choices({language: language for language in languages}),
        interpreter=_choices(INTERPRETER),
        sort=_choices(SORTS),
    )


def tidy(filters: FamilyFilters, phases: Mapping[str, str]) -> FamilyFilters:
    """Return the filters without codes that do not exist, so that an old or mistyped address shows everything."""
    known = {
        "phase": phases,
        "days": DAYS,
        "signal": {ANY_SIGNAL, *rules_with_signal()},
        "silence": SILENT,
        "responsible": RESPONSIBLE,
        "interpreter": INTERPRETER,
        "sort": SORTS,
    }
    kept = {name: code if (code := getattr(filters, name)) in codes else "" for name, codes in known.items()}
    return FamilyFilters(
        text=filters.text.strip(),
        phase=kept["phase"],
        days=kept["days"],
        signal=kept["signal"],
        silence=kept["silence"],
        responsible=kept["responsible"],
        language=filters.language,
        interpreter=kept["interpreter"],
        sort=kept["sort"] or "dag",
    )


def empty_words(filters: FamilyFilters) -> str:
    """Return what to say where no family is found."""
    if filters == FamilyFilters(sort=filters.sort):
        return "Er zijn nog geen gezinnen. Neem een werkboek over, dan staan ze hier binnen een paar minuten."
    if filters.text:
        return "Geen gezin gevonden. Zoek op het begin van een naam, op het nummer of op een geboortedatum."
    return "Geen gezin past bij deze keuze. Haal een filter weg om meer gezinnen te zien."


def _choices(words: Mapping[str, str]) -> tuple[Choice, ...]:
    return tuple(Choice(code, text) for code, text in words.items())
