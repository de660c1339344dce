"""Facts that are told by their name in the dictionary: how a value is kept in a day and a word, and read from them."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal, InvalidOperation
from typing import Final

from weerzien.dossiers.rules import Around, Cells, NothingFilledIn, NotOffered, check_days
from weerzien.kernel.days import Day
from weerzien.kernel.refusals import Refused
from weerzien.rulebook.case import Event, Known, Value
from weerzien.rulebook.dictionary import FactDefinition

DAY, WORD, TOLD_BY = "Dag", "Waarde", "Bron"
"""What the table of told facts calls its columns."""
HAPPENED: Final = "ja"
YES_NO: Mapping[str, bool] = {"ja": True, "nee": False}
SAID: Mapping[str, Event] = {event.value: event for event in Event}
HIGHEST = 10_000


class NoNumber(Refused):
    """Dit is geen getal dat kan kloppen. Typ een getal van 0 tot en met 10.000, bijvoorbeeld 2 of 2,5."""

    field = "word"


def kept_cells(fact: FactDefinition, known: Known) -> dict[str, Value]:
    """Return the cells in which a told value is kept; an empty one takes the place of what stood there."""
    told_by: dict[str, Value] = {TOLD_BY: known.source} if known.source else {}
    value = known.value
    if isinstance(value, Day) or (isinstance(value, Event) and fact.type == "dag"):
        return {DAY: value, WORD: known.word, **told_by}
    if fact.type == "dag":
        return {DAY: "", WORD: known.word or HAPPENED, **told_by}
    return {DAY: "", WORD: word_for(value), **told_by}


def word_for(value: Value) -> str:
    """Return the word in which a value that is no day is kept."""
    if isinstance(value, bool):
        return next(word for word, truth in YES_NO.items() if truth is value)
    return value.value if isinstance(value, Event) else str(value)


def known_of(fact: FactDefinition, values: Mapping[str, Known]) -> Known | None:
    """Return what a row of told facts says, None where it says nothing (any more)."""
    day, word, told_by = (values.get(heading) for heading in (DAY, WORD, TOLD_BY))
    behind = day or word
    if behind is None:
        return None
    beside = str(word.value) if word else ""
    value = day.value if day else value_of(fact, beside)
    if value is None:
        return None
    return Known(
        value,
        behind.place,
        behind.fact_id,
        behind.certainty,
        word=beside if fact.type == "dag" and beside != HAPPENED else "",
        source=str(told_by.value) if told_by else "",
    )


def value_of(fact: FactDefinition, word: str) -> Value | None:
    """Return the value that a word alone stands for, None where it is no value of this fact."""
    if fact.type == "dag":
        return True
    if word in SAID:
        return SAID[word]
    if fact.type == "ja/nee":
        return YES_NO.get(word)
    return number_in(word) if fact.type == "getal" else word


def number_in(word: str) -> Decimal | None:
    """Return a number, None where it is none."""
    try:
        number = Decimal(word.replace(",", "."))
    except InvalidOperation:
        return None
    return number if number.is_finite() else None


def check_told(fact: FactDefinition, cells: Cells, around: Around) -> None:
    """Refuse a day that cannot be, a word the dictionary does not offer, what is no number, and a source of nothing."""
    if not cells.get("day") and not cells.get("word") and not {"day", "word"} & {*around.typed}:
        raise NothingFilledIn
    check_days(cells, around, may_lie_ahead=() if fact.kind == "gebeurtenis" else ("day",))
    word = cells.get("word")
    if not isinstance(word, str) or not word or word in SAID:
        return
    if fact.unit or fact.type == "getal":
        number = number_in(word)
        if number is None or not 0 <= number <= HIGHEST:
            raise NoNumber
    elif fact.values and word not in fact.values:
        raise NotOffered(around.headings["word"])
