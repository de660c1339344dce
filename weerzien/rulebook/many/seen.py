"""A fact of many rows as it looks on a day: its value, whether it is settled, whether anybody said anything."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

import numpy as np

from weerzien.rulebook.dictionary import FactDefinition
from weerzien.rulebook.many.arrays import (
    NO_DAYS,
    NO_WORD,
    NONE,
    TRUE,
    UNKNOWN,
    Days,
    Mask,
    Numbers,
    Places,
    Truth,
    Values,
    as_mask,
    both,
    either,
    inverse,
    known_of,
    taken,
    taken_values,
    where,
)
from weerzien.rulebook.many.columns import DENIED, DENIED_WORD, FIRST_WORD, NO, SILENT, UNDATED, UNSURE, YES

T = TypeVar("T")
Later = Callable[[], T]


class Seen:
    """A fact of every row. `value` and `settled` mean what they do in `views`; each is found when it is asked for.

    `behind`: somebody said something of it. `is_named`: there is a cell for it, be it with the word "onbekend".
    """

    __slots__ = ("_behind", "_is_named", "_settled", "_value")

    def __init__(
        self,
        value: Values | Later[Values],
        settled: Truth | Later[Truth],
        *,
        behind: Mask | Later[Mask] = True,
        is_named: Mask | Later[Mask] = True,
    ) -> None:
        self._value = value
        self._settled = settled
        self._behind = behind
        self._is_named = is_named

    @property
    def value(self) -> Values:
        if callable(self._value):
            self._value = self._value()
        return self._value

    @property
    def settled(self) -> Truth:
        if callable(self._settled):
            self._settled = self._settled()
        return self._settled

    @property
    def behind(self) -> Mask:
        if callable(self._behind):
            self._behind = self._behind()
        return self._behind

    @property
    def is_named(self) -> Mask:
        if callable(self._is_named):
            self._is_named = self._is_named()
        return self._is_named

    @property
    def days(self) -> Days:
        """Return the value of a fact that is a day."""
        assert isinstance(self.value, Days)
        return self.value

    @property
    def answers(self) -> Truth:
        """Return the value of a fact that is yes or no."""
        assert isinstance(self.value, Truth)
        return self.value

    @property
    def words(self) -> Numbers:
        """Return the value of a fact that is a word or a number."""
        assert not isinstance(self.value, Truth | Days)
        return self.value

    def taken(self, places: Places) -> Seen:
        """Return the fact for some of the rows."""
        return Seen(
            lambda: taken_values(self.value, places),
            lambda: self.settled.taken(places),
            behind=lambda: taken(self.behind, places),
            is_named=lambda: taken(self.is_named, places),
        )


def known_fact(value: Values) -> Seen:
    """Return a derived fact that is settled where it has a value."""
    return Seen(value, lambda: Truth(known_of(value), no=False))


def never_told(definition: FactDefinition, covered: Mask) -> Seen:
    """Return a fact that was told of nobody: silence means "no" for a covered event only."""
    value: Values = NO_WORD
    if definition.type == "dag":
        value = NO_DAYS
    elif definition.type == "ja/nee":
        value = UNKNOWN
    elif definition.type == "getal":
        value = np.nan
    is_event = definition.kind == "gebeurtenis"
    return Seen(value, Truth(yes=False, no=is_event and covered), behind=False, is_named=False)


def told_days(days: Days, covered: Mask, *, on: int | None, greatest: int) -> Seen:
    """Return days as they were told; of events, `on` is the day that is looked at: what lies ahead has not happened.

    No day, and no word instead of one, is greater than `greatest`.
    """
    told, has_words = days.earliest, greatest > SILENT

    def said(word: int) -> Mask:
        return as_mask(told == word) if has_words else False

    def is_named() -> Mask:
        return as_mask(told != SILENT)

    def behind() -> Mask:
        return both(is_named(), inverse(said(UNSURE)))

    if on is None:
        value = Days(np.minimum(told, NONE), np.minimum(days.latest, NONE)) if has_words else days
        settled = Truth(either(value.known, said(UNDATED)), said(DENIED))
        return Seen(value, settled, behind=behind, is_named=is_named)

    def happened() -> Truth:
        yes = either(as_mask(days.latest <= on), said(UNDATED))
        if (covered is True or days.known is True) and not has_words:
            return Truth(yes, as_mask(told > on))
        ahead = both(as_mask(told > on), as_mask(told < NONE))
        silent = both(as_mask(told == SILENT), covered)
        return Truth(yes, either(ahead, either(said(DENIED), silent)))

    return Seen(lambda: until(days, on), happened, behind=behind, is_named=is_named)


def until(days: Days, on: int) -> Days:
    """Return days as far as they may have come."""
    begun = as_mask(days.earliest <= on)
    earliest = where(begun, days.earliest, NONE)
    return Days(earliest, earliest if days.is_exact else where(begun, days.latest, NONE))


def event_on(days: Days, on: int) -> Seen:
    """Return days as events: happened, not yet, or unknown while a day is uncertain; unknown where there is none."""
    yes = as_mask(days.latest <= on)
    return Seen(until(days, on), Truth(yes, both(days.known, as_mask(days.earliest > on))))


def told_words(told: Numbers, covered: Mask, *, all_known: bool) -> Seen:
    """Return words as they were told; for words that are no event `covered` is never."""
    if all_known:
        return Seen(told, TRUE)
    known, denied = as_mask(told >= FIRST_WORD), as_mask(told == DENIED_WORD)

    def settled() -> Truth:
        return Truth(known, either(denied, both(as_mask(told == NO_WORD), covered)))

    return Seen(
        lambda: where(known, told, NO_WORD),
        settled,
        behind=lambda: either(known, denied),
        is_named=lambda: as_mask(told != NO_WORD),
    )


def told_answers(told: Numbers) -> Seen:
    """Return answers, yes or no, as they were told."""
    answers = Truth(as_mask(told == YES), as_mask(told == NO))
    denied = as_mask(told == DENIED_WORD)
    return Seen(
        answers,
        lambda: Truth(answers.known, denied),
        behind=lambda: either(answers.known, denied),
        is_named=lambda: as_mask(told != NO_WORD),
    )


def told_numbers(told: Numbers) -> Seen:
    """Return numbers as they were told."""
    known = known_of(told)
    return Seen(told, Truth(known, no=False), behind=known, is_named=known)
