"""The controlled Dutch: a sentence that is read says the same when it is shown, and days are judged on both ends."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from weerzien.kernel.days import Day
from weerzien.rulebook.case import LONG_AGO, Event
from weerzien.rulebook.dictionary import FACTS
from weerzien.rulebook.sentences import Names, SentenceReader, WrongSentence
from weerzien.rulebook.tree import AllOf, AnyOf, Choose, Comparison, Fact, Happened, Not, Today, Unit
from weerzien.rulebook.values import all_of, any_of, chosen, compare, earlier, moved, negation, same, shifted
from weerzien.rulebook.words import node_words, value_words

READER = SentenceReader(facts=FACTS, parameters=["wachttijd"], days=["laatste dag"], conditions=["herenigd"])
RULE = Names(
    {"wachttijd": Unit.MONTHS}, {"laatste dag": Fact("woning sinds")}, {"herenigd": Happened(Fact("ingereisd"))}
)
EARLY, LATE = date(2026, 1, 1), date(2026, 3, 1)
WIDE = Day(EARLY, LATE)


@pytest.mark.parametrize(
    "sentence",
    [
        "geboortedatum is bekend",
        "geboortedatum is onbekend",
        "PIP dagtekening is gebeurd",
        "PIP dagtekening is niet gebeurd",
        "inburgeringsplichtig is ja",
        "doelgroep is asiel",
        "rol in gezin is een van amv, referent",
        "beschermingsvorm van de referent is B",
        "rol in gezin van het gezinslid is kind",
        "geboortedatum is voor vandaag",
        "geboortedatum is op of voor vandaag",
        "geboortedatum is op of na vandaag",
        "start 10 weken (SS139) + 70 dagen is na vandaag",
        "uren verzuim is minstens 16",
        "uren verzuim is hoogstens 16",
        "uren verzuim is meer dan wachttijd",
        "uren verzuim is minder dan 3",
    ],
)
def test_a_condition_is_shown_as_it_was_written(sentence: str) -> None:
    assert node_words(READER.read(sentence, "condition", RULE)) == sentence


@pytest.mark.parametrize(
    "sentence",
    [
        "geboortedatum",
        "vandaag",
        "PIP dagtekening + wachttijd",
        "PIP dagtekening + 3 jaar - 2 weken",
        "PIP dagtekening - 5 werkdagen",
        "de vroegste van PIP dagtekening + 3 maanden en woning sinds",
    ],
)
def test_a_day_is_shown_as_it_was_written(sentence: str) -> None:
    assert node_words(READER.read(sentence, "expression", RULE)) == sentence


@pytest.mark.parametrize(
    ("sentence", "shown"),
    [
        ("doelgroep is niet asiel", "niet: doelgroep is asiel"),
        ("herenigd geldt", "ingereisd is gebeurd"),
        ("herenigd geldt niet", "ingereisd is niet gebeurd"),
        ('rol in gezin is "ongehuwde partner"', "rol in gezin is ongehuwde partner"),
        ("laatste dag + 1 dag is na 2026-06-12", "woning sinds + 1 dagen is na 12 juni 2026"),
    ],
)
def test_other_ways_to_write_it_are_shown_in_full(sentence: str, shown: str) -> None:
    assert node_words(READER.read(sentence, "condition", RULE)) == shown


def test_several_conditions_are_shown_as_one_sentence() -> None:
    one, other = Happened(Fact("ingereisd")), Not(Happened(Fact("beschikking")))

    assert node_words(AllOf((one, AnyOf((one, other))))) == (
        "ingereisd is gebeurd en (ingereisd is gebeurd of beschikking is niet gebeurd)"
    )
    assert node_words(AnyOf((AllOf((one, other)), Not(AllOf((one, other)))))) == (
        "((ingereisd is gebeurd en beschikking is niet gebeurd) of "
        "niet: (ingereisd is gebeurd en beschikking is niet gebeurd))"
    )
    assert node_words(Choose(one, Today(), Fact("woning sinds"))) == (
        "vandaag als ingereisd is gebeurd, anders woning sinds"
    )


@pytest.mark.parametrize(
    ("sentence", "said"),
    [
        ("geboortedag is bekend", "Bedoelt u 'geboortedatum'"),
        ("geboortedatum was bekend", "niet vanaf 'was bekend'"),
        ("geboortedatum is", "ik begrijp 'geboortedatum is' niet"),
        ("vandaag is gebeurd", "een feit en geen berekening"),
    ],
)
def test_a_sentence_that_is_not_in_the_language_says_where_it_goes_wrong(sentence: str, said: str) -> None:
    with pytest.raises(WrongSentence, match=said):
        READER.read(sentence, "condition", RULE)


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (None, "onbekend"),
        (Day.on(EARLY), "1 januari 2026"),
        (WIDE, "tussen 1 januari 2026 en 1 maart 2026"),
        (Day(LONG_AGO, LATE), "uiterlijk 1 maart 2026"),
        (True, "ja"),
        (False, "nee"),
        (Event.NOT_HAPPENED, "niet gebeurd"),
        (Decimal("7.50"), "7,5"),
        (Decimal(20), "20"),
        (16, "16"),
        ("ISK", "ISK"),
    ],
)
def test_values_in_words(value: Any, shown: str) -> None:
    assert value_words(value) == shown


@pytest.mark.parametrize(
    ("day", "before", "on_or_before", "on_or_after", "after"),
    [
        (date(2025, 12, 31), False, False, True, True),
        (EARLY, False, None, True, None),
        (date(2026, 2, 1), None, None, None, None),
        (LATE, None, True, None, False),
        (date(2026, 3, 2), True, True, False, False),
    ],
)
def test_a_wide_day_is_judged_on_both_ends(
    day: date, before: bool | None, on_or_before: bool | None, on_or_after: bool | None, after: bool | None
) -> None:
    expected = {
        Comparison.BEFORE: before,
        Comparison.ON_OR_BEFORE: on_or_before,
        Comparison.ON_OR_AFTER: on_or_after,
        Comparison.AFTER: after,
    }

    assert {each: compare(WIDE, each, (Day.on(day),)) for each in expected} == expected


def test_unknown_is_never_no() -> None:
    assert all_of((True, None)) is None
    assert all_of((False, None)) is False
    assert any_of((False, None)) is None
    assert any_of((True, None)) is True
    assert negation(None) is None
    assert compare(None, Comparison.AT_LEAST, (3,)) is None
    assert same(None, "A") is None
    assert same("isk", "ISK") is True


def test_days_are_moved_by_every_unit() -> None:
    assert [moved(date(2026, 10, 20), 2, unit) for unit in Unit] == [
        date(2026, 10, 22),
        date(2026, 10, 22),
        date(2026, 11, 3),
        date(2026, 12, 20),
        date(2028, 10, 20),
    ]
    assert shifted(WIDE, 1, Unit.MONTHS) == Day(date(2026, 2, 1), date(2026, 4, 1))
    assert shifted(None, 1, Unit.MONTHS) is None


def test_the_earlier_of_two_days_and_a_choice_that_is_open() -> None:
    late = Day.on(date(2026, 2, 1))

    assert earlier(WIDE, late) == Day(EARLY, date(2026, 2, 1))
    assert earlier(None, late) == late
    assert earlier(None, None) is None
    assert chosen(True, WIDE, late) == WIDE
    assert chosen(False, WIDE, late) == late
    assert chosen(None, Day.on(EARLY), Day.on(LATE)) == WIDE
    assert chosen(None, 3, 3) == 3
    assert chosen(None, None, late) is None
