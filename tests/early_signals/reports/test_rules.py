"""What may be sent about a family, and what is refused with a sentence."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from uuid import uuid4

import pytest

from weerzien.early_signals.reports.rules import (
    NAME_LENGTH,
    NUMBER_LENGTH,
    OLDEST_DAYS,
    TOLD_SENTENCES,
    TOLD_WORDS,
    WORDS_LENGTH,
    NamesNobody,
    NewReport,
    NoBecause,
    NoMunicipality,
    NoTheme,
    NothingReplied,
    NothingSaid,
    NothingTold,
    NotThatDay,
    Told,
    check_because,
    check_reply,
    check_report,
    check_told,
    told_line,
)
from weerzien.kernel.refusals import Refused

TODAY = date(2026, 11, 20)
HERE = uuid4()
GOOD = NewReport(HERE, "verzuim", "Zij was drie dagen niet op school.", TODAY, "Luwam Tesfay", date(2010, 3, 4))


@pytest.mark.parametrize(
    "changed",
    [
        pytest.param({}, id="a name and a birth date"),
        pytest.param({"name": "", "born": None, "number": "M1"}, id="a number"),
        pytest.param({"noticed_on": TODAY - timedelta(days=OLDEST_DAYS)}, id="a year ago"),
        pytest.param(
            {"words": "w" * WORDS_LENGTH, "name": "n" * NAME_LENGTH, "number": "1" * NUMBER_LENGTH}, id="long"
        ),
        pytest.param({"born": TODAY}, id="born today"),
    ],
)
def test_who_says_what_about_whom_on_which_theme_may_send_it(changed: dict[str, object]) -> None:
    assert check_report(replace(GOOD, **changed), today=TODAY) == HERE  # type: ignore[arg-type]  # parametrised


@pytest.mark.parametrize(
    ("changed", "refusal"),
    [
        pytest.param({"municipality_id": None}, NoMunicipality, id="to nobody"),
        pytest.param({"theme": "weer"}, NoTheme, id="a theme there is none of"),
        pytest.param({"words": "  "}, NothingSaid, id="nothing said"),
        pytest.param({"words": "w" * (WORDS_LENGTH + 1)}, NothingSaid, id="too much said"),
        pytest.param({"name": ""}, NamesNobody, id="a birth date alone"),
        pytest.param({"born": None}, NamesNobody, id="a name alone"),
        pytest.param({"name": "n" * (NAME_LENGTH + 1)}, NamesNobody, id="a name that is none"),
        pytest.param({"number": "1" * (NUMBER_LENGTH + 1)}, NamesNobody, id="a number that is none"),
        pytest.param({"noticed_on": TODAY + timedelta(days=1)}, NotThatDay, id="tomorrow"),
        pytest.param({"noticed_on": TODAY - timedelta(days=OLDEST_DAYS + 1)}, NotThatDay, id="too long ago"),
        pytest.param({"born": TODAY + timedelta(days=1)}, NotThatDay, id="born tomorrow"),
    ],
)
def test_anything_else_is_refused(changed: dict[str, object], refusal: type[Refused]) -> None:
    with pytest.raises(refusal):
        check_report(replace(GOOD, **changed), today=TODAY)  # type: ignore[arg-type]  # parametrised


def test_blanks_around_and_within_what_is_typed_do_not_count() -> None:
    assert replace(GOOD, name="  Luwam   Tesfay ").name == "Luwam Tesfay"


@pytest.mark.parametrize("words", ["", "x" * (WORDS_LENGTH + 1)])
def test_a_reason_a_question_and_a_reply_say_something_and_not_too_much(words: str) -> None:
    with pytest.raises(NoBecause):
        check_because(words)
    with pytest.raises(NothingTold):
        check_told(Told.QUESTION, words)
    with pytest.raises(NothingReplied):
        check_reply(words)


def test_a_sentence_is_enough_and_what_only_thanks_needs_none() -> None:
    check_because("Niet van ons.")
    check_told(Told.QUESTION, "Hoe vaak?")
    check_told(Told.THANKED, "")
    check_reply("Elke week.")
    with pytest.raises(NothingTold):
        check_told(Told.NOTHING, "Iets.")


def test_a_sender_reads_one_of_a_few_words_and_for_each_a_sentence_that_is_the_same_for_everybody() -> None:
    assert {*TOLD_WORDS} == {*Told}
    assert {*TOLD_SENTENCES} == {*Told} - {Told.NOTHING}
    assert [told_line(told, "Dank.") for told in (Told.NOTHING, Told.THANKED)] == [
        "Dank.", "Bedankt voor uw melding. Dank.",
    ]  # fmt: skip
