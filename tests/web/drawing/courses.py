"""Any course of a family at all, for what must hold of every drawing."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import UUID

from hypothesis import strategies as st

from weerzien.early_signals.timeline.marks import Course, Flag, Lane, Look, Moment, Stretch, Track

TODAY = date(2026, 11, 20)
WORDS = st.text(alphabet='abcdefghiklmnop MWIJ:<&"…é', min_size=1, max_size=40)
DAYS = st.integers(-1500, 1500).map(lambda days: TODAY + timedelta(days=days))
SOME_DAYS = st.integers(0, 400).map(lambda days: timedelta(days=days))


@st.composite
def moments(draw: st.DrawFn) -> Moment:
    first = draw(DAYS)
    last = first + draw(st.one_of(st.just(timedelta(0)), SOME_DAYS))
    count = draw(st.one_of(st.just(1), st.integers(2, 400)))
    return Moment("m", draw(WORDS), first, last, "toen", "ergens", first > TODAY, count, draw(st.booleans()))


@st.composite
def stretches(draw: st.DrawFn) -> Stretch:
    first = draw(st.one_of(st.none(), DAYS))
    sure_from = first + draw(SOME_DAYS) if first else None
    sure_until = (sure_from or draw(DAYS)) + draw(SOME_DAYS)
    last = draw(st.one_of(st.none(), SOME_DAYS.map(lambda days: sure_until + days)))
    return Stretch("s", draw(WORDS), first, last, sure_from, sure_until, "toen", "ergens")


@st.composite
def flags(draw: st.DrawFn) -> Flag:
    day = draw(DAYS)
    look = draw(st.sampled_from(Look))
    working = draw(st.one_of(st.none(), st.integers(1, 10).map(lambda days: day - timedelta(days=days))))
    maybe = TODAY if look is Look.EXPECTED and day > TODAY else None
    return Flag("f", draw(WORDS), day, working, look, "dan", "regel", UUID(int=1), maybe)


@st.composite
def lanes(draw: st.DrawFn) -> Lane:
    return Lane(
        draw(st.sampled_from(Track)),
        draw(WORDS),
        tuple(draw(st.lists(moments(), max_size=10))),
        tuple(draw(st.lists(stretches(), max_size=5))),
        tuple(draw(st.lists(flags(), max_size=9))),
    )


COURSES = st.lists(lanes(), max_size=10).map(lambda several: Course(UUID(int=1), TODAY, tuple(several)))
