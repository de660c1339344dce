"""What may help: each step is about a theme, and names where it comes from."""

from __future__ import annotations

import pytest

from weerzien.rulebook.next_steps import NEXT_STEPS, NextStep, place_words, read_next_steps
from weerzien.rulebook.themes import SOURCES, THEMES

EVERY = [step for steps in NEXT_STEPS.values() for step in steps]


def test_every_line_of_the_table_is_read() -> None:
    assert len(EVERY) == 17
    assert NEXT_STEPS.keys() <= THEMES.keys()


@pytest.mark.parametrize("step", EVERY, ids=lambda step: step.words)
def test_a_step_says_what_to_do_and_where_that_comes_from(step: NextStep) -> None:
    assert step.words.endswith(".")
    assert step.source in SOURCES.values()
    assert bool(step.passage) == bool(step.place) == (step.source != SOURCES["praktijk"])


def test_a_theme_there_is_none_of_is_no_table() -> None:
    with pytest.raises(ValueError, match="no theme weer"):
        read_next_steps("weer kis 3.4 | Doe iets.\n  > een passage\n")


def test_places_read_as_words() -> None:
    assert [place_words(place) for place in ("-", "3.4", "tip-5")] == ["", "paragraaf 3.4", "tip 5"]
