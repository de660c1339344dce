"""Truths and days of many rows as arrays, and what is reckoned with them: the same as `values` does for one."""

from __future__ import annotations

from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

Mask = NDArray[np.bool_] | bool
"""One yes or no for every row; a plain bool holds for all of them and costs nothing."""
Numbers = NDArray[Any] | int | float
Places = NDArray[np.intp]

NONE: Final = 2**30
"""Stands where a day is not known: later than every day."""


class Truth:
    """True, false or unknown for every row: surely yes, surely no, or neither."""

    __slots__ = ("no", "yes")

    def __init__(self, yes: Mask, no: Mask) -> None:
        self.yes = yes
        self.no = no

    @property
    def opposite(self) -> Truth:
        return Truth(self.no, self.yes)

    @property
    def known(self) -> Mask:
        return either(self.yes, self.no)

    def taken(self, places: Places) -> Truth:
        """Return the truths of some rows."""
        return Truth(taken(self.yes, places), taken(self.no, places))


class Days:
    """Days that may be uncertain, as numbers; both ends are NONE where a day is not known.

    `latest` is the same array as `earliest` where all are exact.
    """

    __slots__ = ("_known", "earliest", "latest")

    def __init__(self, earliest: Numbers, latest: Numbers, known: Mask | None = None) -> None:
        self.earliest = earliest
        self.latest = latest
        self._known = known

    @property
    def is_exact(self) -> bool:
        return self.earliest is self.latest

    @property
    def known(self) -> Mask:
        if self._known is None:
            self._known = as_mask(self.earliest < NONE)
        return self._known

    def taken(self, places: Places) -> Days:
        """Return the days of some rows."""
        earliest = taken_numbers(self.earliest, places)
        latest = earliest if self.is_exact else taken_numbers(self.latest, places)
        return Days(earliest, latest, self._known if self._known is True else None)


Values = Truth | Days | Numbers
"""Of a fact that is yes or no, a day, a number (nan: unknown), or a word by its code (0: unknown)."""

TRUE: Final = Truth(yes=True, no=False)
FALSE: Final = Truth(yes=False, no=True)
UNKNOWN: Final = Truth(yes=False, no=False)
NO_DAYS: Final = Days(NONE, NONE)
NO_WORD: Final = 0


def both(first: Mask, second: Mask) -> Mask:
    """Return where both hold."""
    if isinstance(first, bool):
        return second if first else False
    if isinstance(second, bool):
        return first if second else False
    return first & second


def either(first: Mask, second: Mask) -> Mask:
    """Return where one of the two holds."""
    if isinstance(first, bool):
        return True if first else second
    if isinstance(second, bool):
        return True if second else first
    return first | second


def inverse(mask: Mask) -> Mask:
    """Return where something does not hold."""
    return not mask if isinstance(mask, bool) else ~mask


def all_of(*truths: Truth) -> Truth:
    """Return whether all hold: false as soon as one is false, else unknown where one is unknown."""
    yes: Mask = True
    no: Mask = False
    for truth in truths:
        yes, no = both(yes, truth.yes), either(no, truth.no)
    return Truth(yes, no)


def any_of(*truths: Truth) -> Truth:
    """Return whether one holds: true as soon as one is true, else unknown where one is unknown."""
    return all_of(*(truth.opposite for truth in truths)).opposite


def settled_where(known: Mask, yes: Mask) -> Truth:
    """Return a truth that is known where `known`, and is `yes` there."""
    return Truth(both(known, yes), both(known, inverse(yes)))


def taken(mask: Mask, places: Places) -> Mask:
    """Return a mask for some rows."""
    return mask if isinstance(mask, bool) else mask.take(places)


def taken_numbers(numbers: Numbers, places: Places) -> Numbers:
    """Return numbers for some rows."""
    return numbers.take(places) if isinstance(numbers, np.ndarray) else numbers


def taken_values(values: Values, places: Places) -> Values:
    """Return values for some rows."""
    return values.taken(places) if isinstance(values, Truth | Days) else taken_numbers(values, places)


def where(mask: Mask, then: Numbers, otherwise: Numbers) -> Numbers:
    """Return the one where a mask holds, the other elsewhere."""
    if isinstance(mask, bool):
        return then if mask else otherwise
    if is_whole(then) and is_whole(otherwise):
        return chosen_bits(mask, np.asarray(then, np.int32), np.asarray(otherwise, np.int32))
    return np.where(mask, then, otherwise)


def is_whole(numbers: Numbers) -> bool:
    """Return whether these are whole numbers of 32 bits: days and codes of words."""
    return isinstance(numbers, int) or (isinstance(numbers, np.ndarray) and numbers.dtype == np.int32)


def chosen_bits(mask: NDArray[np.bool_], then: NDArray[np.int32], otherwise: NDArray[np.int32]) -> NDArray[np.int32]:
    """Return the one or the other bit by bit: where masks have no pattern nine times as fast as to branch."""
    every_bit = np.negative(mask.view(np.int8), dtype=np.int32)
    found: NDArray[np.int32] = np.bitwise_and(np.bitwise_xor(then, otherwise), every_bit)
    return np.bitwise_xor(found, otherwise, out=found)


def days_where(mask: Mask, then: Days, otherwise: Days = NO_DAYS) -> Days:
    """Return the one where a mask holds, the other elsewhere."""
    if isinstance(mask, bool):
        return then if mask else otherwise
    earliest = where(mask, then.earliest, otherwise.earliest)
    is_exact = then.is_exact and otherwise.is_exact
    return Days(earliest, earliest if is_exact else where(mask, then.latest, otherwise.latest))


def truth_where(mask: Mask, then: Truth, otherwise: Truth) -> Truth:
    """Return the one where a mask holds, the other elsewhere."""
    if isinstance(mask, bool):
        return then if mask else otherwise
    rest = inverse(mask)
    yes = either(both(mask, then.yes), both(rest, otherwise.yes))
    return Truth(yes, either(both(mask, then.no), both(rest, otherwise.no)))


def known_of(values: Values) -> Mask:
    """Return where there is a value."""
    if isinstance(values, Truth | Days):
        return values.known
    if isinstance(values, np.ndarray) and values.dtype.kind == "f":
        return ~np.isnan(values)
    return as_mask(values == values) if isinstance(values, float) else as_mask(values != NO_WORD)


def as_mask(found: Any) -> Mask:
    """Return a comparison of arrays or of single values as a mask."""
    return found if isinstance(found, np.ndarray) else bool(found)


def filled(values: Numbers, size: int, kind: Any) -> NDArray[Any]:
    """Return values as an array, also where one holds for all rows."""
    return np.full(size, values, kind) if not isinstance(values, np.ndarray) or values.ndim == 0 else values


def mask_array(mask: Mask, size: int) -> NDArray[np.bool_]:
    """Return a mask as an array, also where one holds for all rows."""
    return np.full(size, mask) if isinstance(mask, bool) else mask


def places_of(mask: Mask, size: int) -> Places:
    """Return the places at which a mask holds."""
    if isinstance(mask, bool):
        return np.arange(size) if mask else np.empty(0, np.intp)
    return np.flatnonzero(mask)


def spread_numbers(numbers: Numbers, places: Places, size: int) -> Numbers:
    """Return numbers of some places for so many rows; NONE elsewhere."""
    found = np.full(size, NONE, np.int32)
    found[places] = numbers
    return found


def spread_mask(mask: Mask, places: Places, size: int) -> Mask:
    """Return a mask of some places for so many rows; it does not hold elsewhere."""
    if mask is False:
        return False
    found = np.zeros(size, np.bool_)
    found[places] = mask
    return found
