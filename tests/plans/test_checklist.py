"""The checklist for turning 18: when it begins, what stands on it in a municipality, and what it becomes."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from weerzien.kernel.refusals import Refused
from weerzien.plans.checklist.items import (
    DEFAULT_ITEMS,
    Item,
    Kind,
    NoItemReason,
    NoItemWords,
    NoSuchItemTheme,
    NoSuchWeeks,
    check_item,
    items_on,
    start_of,
)
from weerzien.rulebook.dictionary import FACTS
from weerzien.rulebook.themes import THEMES

TODAY = date(2026, 11, 20)
EARLIER, LATER = TODAY - timedelta(days=1), TODAY + timedelta(days=1)


def test_the_list_is_about_more_than_paperwork() -> None:
    assert {item.kind for item in DEFAULT_ITEMS} == {*Kind}
    assert len({item.code for item in DEFAULT_ITEMS}) == len(DEFAULT_ITEMS)
    assert {item.theme for item in DEFAULT_ITEMS} <= {*THEMES}
    assert {item.fact for item in DEFAULT_ITEMS if item.fact} <= {*FACTS}


def test_the_rule_about_paperwork_and_the_list_name_the_same_things() -> None:
    arranged = {name for name in FACTS if name.endswith(" geregeld") and name.split()[0] in (
        "zorgverzekering", "studiefinanciering", "huur", "toeslagen", "DigiD", "bankrekening"
    )}  # fmt: skip

    assert {item.fact for item in DEFAULT_ITEMS if item.kind is Kind.PAPERWORK} == arranged


@pytest.mark.parametrize(
    ("transferred", "eighteen", "start"),
    [
        (TODAY, LATER, TODAY),
        (LATER, TODAY, TODAY),
        (None, TODAY, TODAY),
        (TODAY, None, TODAY),
        (TODAY, TODAY, TODAY),
        (None, None, None),
    ],
    ids=["transfer first", "birthday first", "no transfer", "no birth date", "both", "neither"],
)
def test_it_begins_at_the_transfer_or_the_birthday_whichever_comes_first(
    transferred: date | None, eighteen: date | None, start: date | None
) -> None:
    assert start_of(transferred=transferred, eighteen=eighteen) == start


def test_an_item_is_done_some_weeks_after_the_beginning_and_never_before_today() -> None:
    item = Item("x", Kind.SKILLS, "x", "taal", 4)

    assert item.due(TODAY, today=TODAY) == TODAY + timedelta(days=28)
    assert item.due(TODAY - timedelta(days=100), today=TODAY) == TODAY


def test_papers_are_done_by_the_day_the_rule_about_them_says() -> None:
    paper, skill = Item("p", Kind.PAPERWORK, "x", "taal", 4, "huur geregeld"), Item("s", Kind.SKILLS, "x", "taal", 4)
    start, by = TODAY + timedelta(days=60), TODAY + timedelta(days=30)

    assert paper.due(start, papers_by=by, today=TODAY) == by
    assert paper.due(TODAY, papers_by=by, today=TODAY) == TODAY + timedelta(days=28)
    assert paper.due(start, papers_by=TODAY - timedelta(days=1), today=TODAY) == TODAY
    assert skill.due(start, papers_by=by, today=TODAY) == start + timedelta(days=28)


def test_of_two_choices_the_last_that_has_begun_counts() -> None:
    first = DEFAULT_ITEMS[0]
    chosen = [
        Item(first.code, first.kind, "Zoals gekozen.", first.theme, 2, since=EARLIER),
        Item(first.code, first.kind, "Komt nog.", first.theme, 2, since=LATER),
        Item("eigen-1", Kind.LANGUAGE, "Van de gemeente.", "taal", 3, since=TODAY),
        Item("eigen-1", Kind.LANGUAGE, "Nog eens gekozen.", "taal", 3, is_used=False, since=TODAY),
    ]
    found = {item.code: item for item in items_on(chosen, TODAY)}

    assert found[first.code].words == "Zoals gekozen."
    assert (found["eigen-1"].words, found["eigen-1"].is_used) == ("Nog eens gekozen.", False)
    assert len(found) == len(DEFAULT_ITEMS) + 1
    assert [item.kind for item in items_on(chosen, TODAY)] == sorted(
        (item.kind for item in found.values()), key=[*Kind].index
    )


def test_a_chosen_item_keeps_the_fact_that_says_it_is_in_order() -> None:
    paper = next(item for item in DEFAULT_ITEMS if item.fact)
    (found,) = [
        item
        for item in items_on([Item(paper.code, paper.kind, "Anders.", paper.theme, 1, since=TODAY)], TODAY)
        if item.code == paper.code
    ]

    assert (found.words, found.fact) == ("Anders.", paper.fact)


@pytest.mark.parametrize(
    ("wrong", "refusal"),
    [
        ({"words": ""}, NoItemWords),
        ({"words": "x" * 201}, NoItemWords),
        ({"theme": "geluk"}, NoSuchItemTheme),
        ({"weeks": -1}, NoSuchWeeks),
        ({"weeks": 105}, NoSuchWeeks),
        ({"because": ""}, NoItemReason),
    ],
    ids=["says nothing", "says too much", "no theme of the list", "before it begins", "too late", "no reason"],
)
def test_an_item_that_says_too_little_is_refused(wrong: dict[str, object], refusal: type[Refused]) -> None:
    sound: dict[str, object] = {"words": "x" * 200, "theme": "taal", "weeks": 104, "because": "overleg"}
    check_item(**sound)  # type: ignore[arg-type]  # a table of words and a number
    with pytest.raises(refusal):
        check_item(**sound | wrong)  # type: ignore[arg-type]  # as above
