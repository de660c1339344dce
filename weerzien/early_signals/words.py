"""The titles of rules, which of them ask something of somebody's role, and values as people read them."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from decimal import Decimal
from functools import cache

from weerzien.access.roles import Role
from weerzien.kernel.days import Day
from weerzien.kernel.words import day_words
from weerzien.rulebook.book import the_rulebook
from weerzien.rulebook.case import Event, Value
from weerzien.rulebook.outcomes import State
from weerzien.rulebook.themes import DOMAINS, THEMES, Theme, themes_of

ROLE_ACTS: Mapping[Role, tuple[str, ...]] = {
    Role.TEAMLEIDER: ("teamleider",),
    Role.GEZINSREGISSEUR: ("gezinsregisseur", "casusregisseur", "vaste contactpersoon"),
    Role.KLANTREGISSEUR_INBURGERING: ("klantregisseur",),
    Role.KLANTMANAGER_INKOMEN: ("klantmanager", "inkomen"),
    Role.MEDEWERKER_HUISVESTING: ("huisvesting",),
    Role.BURGERZAKEN: ("burgerzaken",),
    Role.LEERPLICHT: ("leerplicht", "rmc"),
    Role.WIJKTEAM: ("wijkteam",),
    Role.JEUGDBESCHERMER: ("jeugdbeschermer", "nidos"),
    Role.GEZINSHERENIGINGSFUNCTIONARIS: ("gezinsherenigingsfunctionaris",),
    Role.CONTRACTPARTNER: ("contractpartner", "mentor"),
    Role.VWN_JURIDISCH: ("juridisch", "vluchtelingenwerk"),
    Role.VWN_BEGELEIDER: ("vluchtelingenwerk", "maatschappelijk begeleider", "en begeleider"),
    Role.COA_REGIEVOERDER: ("coa",),
    Role.SCHOOL: ("school",),
}
"""Words by which the rulebook's `wie` names a role."""


def rule_title(rule: str, step: str = "") -> str:
    """Return what a rule, or a step of it, is called on a page; its id where it left the rulebook since."""
    title = _titles().get(rule, rule)
    return f"{title}: {step.replace('_', ' ')}" if step else title


@cache
def _titles() -> Mapping[str, str]:
    return {rule.id: rule.title for rule in the_rulebook().rules}


def theme_words(code: str) -> str:
    """Return what a theme is called; its code where it left the list since."""
    return THEMES[code].words if code in THEMES else code


def theme_of(rule: str) -> Theme | None:
    """Return the theme that a rule is about, None where the rule left the rulebook since."""
    return _themes().get(rule)


@cache
def _themes() -> Mapping[str, Theme]:
    return {rule.id: rule.theme for rule in the_rulebook().rules}


@cache
def rules_by_theme() -> Mapping[str, tuple[str, ...]]:
    """Return by life domain and by theme the rules about it; themes no rule is about are not in it."""
    found: dict[str, tuple[str, ...]] = {}
    for domain_code, domain in DOMAINS.items():
        themes = {theme.code: _rules_about(theme) for theme in themes_of(domain)}
        several = {domain_code: tuple(rule for rules in themes.values() for rule in rules), **themes}
        found |= {code: rules for code, rules in several.items() if rules}
    return found


def _rules_about(theme: Theme) -> tuple[str, ...]:
    return tuple(rule for rule, about in _themes().items() if about == theme)


@cache
def rules_with_signal() -> tuple[str, ...]:
    """Return the rules that may give a signal, in the order of the book."""
    return tuple(
        rule.id
        for rule in the_rulebook().rules
        if any(State.SIGNAL in (step.state, step.after) for version in rule.versions for step in version.steps)
    )


def acting_words(roles: Collection[Role]) -> tuple[str, ...]:
    """Return the words by which a rule may name one of these roles as the one who acts."""
    return tuple(word for role in sorted(roles) for word in ROLE_ACTS.get(role, ()))


def acts_of(roles: Collection[Role]) -> list[str]:
    """Return whoever acts in the rulebook, in its own words, that names one of these roles."""
    words = acting_words(roles)
    return [acts for acts in _acting_in_the_book() if acts_is_one_of(acts, words)]


@cache
def _acting_in_the_book() -> tuple[str, ...]:
    return tuple(sorted({acting.words for rule in the_rulebook().rules for acting in rule.acting}))


def acts_is_one_of(acts: str, words: Collection[str]) -> bool:
    """Return whether the one who acts, as a rule names it, is one of those words."""
    named = acts.casefold()
    return any(word in named for word in words)


def value_words(value: Value) -> str:
    """Return a value as people read it."""
    if isinstance(value, Day):
        return day_words(value)
    if isinstance(value, bool):
        return "ja" if value else "nee"
    if isinstance(value, Event):
        return value.value
    return str(value).replace(".", ",") if isinstance(value, Decimal) else str(value)


def typed_words(value: Value | None) -> str:
    """Return a value as people would type it in a field, empty for none."""
    if value is None:
        return ""
    if isinstance(value, Day):
        return f"{value.earliest:%d-%m-%Y}" if value.is_exact else value.told or day_words(value)
    return value if isinstance(value, str) else value_words(value)
