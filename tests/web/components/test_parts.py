"""What the parts work out before they show anything."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from django import forms

from weerzien.early_signals import rules
from weerzien.web.components.parts import EMPTY_ICONS, NOTICE_ICONS, error_links, page_numbers, working_day_words
from weerzien.web.components.tags import field
from weerzien.web.gallery.samples import STATES, URGENCIES, SampleForm, line

TODAY = date(2026, 11, 21)
WEB = Path(__file__).parents[3] / "weerzien" / "web"
RULEBOOK = WEB.parent / "rulebook"
ABBREVIATION = re.compile(r"\b(?!BWBR)[A-Z]{2,}\d*\b")
NOT_SHORT = {"dna", "den", "bosch", "nh"}  # known better by its letters than by its words, and places of examples


@pytest.mark.parametrize(
    ("page", "count", "shown"),
    [
        (1, 1, [1]),
        (1, 2, [1, 2]),
        (1, 9, [1, 2, None, 9]),
        (5, 9, [1, None, 4, 5, 6, None, 9]),
        (9, 9, [1, None, 8, 9]),
        (3, 4, [1, 2, 3, 4]),
    ],
    ids=["one page", "two pages", "the first of many", "in the middle", "the last", "no gap of nothing"],
)
def test_pages_show_the_first_the_last_and_those_around(page: int, count: int, shown: list[int | None]) -> None:
    assert page_numbers(page, count) == shown


def test_every_abbreviation_of_the_rulebook_has_its_words_on_the_page() -> None:
    explained = (WEB / "components" / "frame_abbreviations.html").read_text(encoding="utf-8").lower()

    used = {
        short.lower()
        for file in (*RULEBOOK.glob("rules/*.yaml"), RULEBOOK / "dictionary.yaml")
        for short in ABBREVIATION.findall(file.read_text(encoding="utf-8"))
    }

    assert [short for short in sorted(used - NOT_SHORT) if not re.search(rf"<dt>[^<]*\b{short}\b", explained)] == []


def test_errors_link_to_their_fields() -> None:
    form = SampleForm({"day": "gisteren", "how": "telefoon"})
    form.add_error(None, "Dit kan niet.")

    assert error_links(form) == [("", "Dit kan niet."), ("id_day", "Voer een geldige datum in.")]


def test_a_browser_is_asked_to_remember_nothing_that_is_typed_about_others() -> None:
    class Form(forms.Form):
        name = forms.CharField()
        own = forms.CharField(widget=forms.TextInput(attrs={"autocomplete": "username"}))
        how = forms.ChoiceField(choices=[("a", "a")])

    shown = [str(field(Form()[name])["control"]) for name in ("name", "own", "how")]

    told = [re.findall(r'autocomplete="([^"]*)"', control) for control in shown]
    assert told == [["off"], ["username"], []]


@pytest.mark.parametrize(
    ("days_left", "working_day", "words"),
    [
        (3, TODAY + timedelta(days=3), ""),
        (3, TODAY + timedelta(days=2), "laatste werkdag"),
        (0, TODAY - timedelta(days=1), "laatste werkdag was"),
        (-2, TODAY - timedelta(days=3), ""),
        (3, None, ""),
    ],
    ids=["the day is one", "before the day", "it has passed", "the day has passed", "none"],
)
def test_a_last_working_day_is_named_where_it_is_another_day(days_left: int, working_day: date, words: str) -> None:
    told = line(TODAY, STATES[0], URGENCIES[0], days_left=days_left)

    assert working_day_words(replace(told, last_working_day=working_day)) == words


def test_every_icon_that_is_asked_for_is_drawn() -> None:
    drawn = set(re.findall(r'symbol id="([\w-]+)"', (WEB / "static" / "icons.svg").read_text(encoding="utf-8")))
    pages = "\n".join(path.read_text(encoding="utf-8") for path in WEB.rglob("*.html"))
    asked = {*re.findall(r'{% icon "([\w-]+)"', pages), *re.findall(r'icon="([\w-]+)"', pages)}
    words = (rules.STATE_WORDS, rules.URGENCY_WORDS, rules.CERTAINTY_WORDS)
    asked |= {icon for table in words for _, icon in table.values()}

    assert asked | {*NOTICE_ICONS.values(), *EMPTY_ICONS.values()} <= drawn
