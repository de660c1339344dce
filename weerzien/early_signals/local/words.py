"""How settings read on a page."""

from __future__ import annotations

from datetime import date

from weerzien.early_signals.local.rules import is_a_choice, own_value, rule_called, unit_words
from weerzien.early_signals.rules import STATE_WORDS, URGENCY_WORDS
from weerzien.kernel.words import date_words
from weerzien.rulebook.settings import SWITCH

SWITCH_LABEL = "regel aan of uit"
NOTHING = "niets"
UNKNOWN_NOW = "kent de regel niet meer"


def label_of(parameter: str) -> str:
    """Return what a parameter is called."""
    return SWITCH_LABEL if parameter == SWITCH else parameter


def value_words(rule_id: str, parameter: str, value: int | None) -> str:
    """Return a value with its unit; of no value, what the rule has itself."""
    if value is None:
        own = own_value(rule_id, parameter)
        return UNKNOWN_NOW if own is None else f"{value_words(rule_id, parameter, own)} (van de regel zelf)"
    if parameter == SWITCH:
        return "aan" if value else "uit"
    rule = rule_called(rule_id)
    defined = rule.parameters.get(parameter) if rule else None
    if defined and is_a_choice(defined):
        return "ja" if value else "nee"
    return f"{value} {unit_words(rule_id, parameter)}".strip()


def said_words(state: str, day: date | None, urgency: str) -> str:
    """Return what a rule says: its state, its day and how urgent it is; nothing where it is silent."""
    if not state:
        return NOTHING
    words = STATE_WORDS[state][0]
    when = f", {date_words(day)}" if day else ""
    return f"{words}{when} (urgentie {URGENCY_WORDS[urgency][0]})"
