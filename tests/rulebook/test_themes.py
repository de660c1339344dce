"""The one list of life domains and themes: whole, each theme in a compartment, every rule under one."""

from __future__ import annotations

import pytest

from weerzien.access.roles import Compartment
from weerzien.rulebook.book import the_rulebook
from weerzien.rulebook.themes import THEMES, Area, LifeDomain, read_themes, themes_in, themes_of


def test_every_life_domain_has_themes_and_every_theme_stands_under_one_of_them() -> None:
    by_domain = [theme for domain in LifeDomain for theme in themes_of(domain)]

    assert all(themes_of(domain) for domain in LifeDomain)
    assert sorted(theme.code for theme in by_domain) == sorted(THEMES)


def test_every_rule_names_a_theme_of_the_list() -> None:
    assert [rule.id for rule in the_rulebook().rules if rule.theme is not THEMES.get(rule.theme.code)] == []


def test_every_theme_is_kept_in_a_compartment_that_exists() -> None:
    assert {theme.compartment for theme in THEMES.values()} <= {*Compartment}


def test_what_is_noticed_of_health_and_addiction_is_kept_in_the_care_compartment() -> None:
    health = {code for code, theme in THEMES.items() if theme.compartment == Compartment.HEALTH}

    assert health == {"gezondheid", "psychisch", "trauma", "verslaving", "seksualiteit"}


def test_the_four_areas_after_a_rejection_are_views_that_each_show_something_else() -> None:
    views = [frozenset(theme.code for theme in themes_in(area)) for area in Area]

    assert all(views)
    assert len({*views}) == len(views) == 4


def test_no_two_themes_are_called_the_same() -> None:
    assert len({theme.words for theme in THEMES.values()}) == len(THEMES)


def test_a_theme_that_stands_in_the_table_twice_is_refused() -> None:
    line = "fa r relations kis spanningen | spanningen"

    with pytest.raises(ValueError, match="spanningen stands in the table twice"):
        read_themes(f"{line}\n{line}")
