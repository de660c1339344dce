"""The drawing of a network: whoever stands around a family, nothing overlaps and all lies inside."""

from __future__ import annotations

from datetime import date
from itertools import combinations
from xml.etree import ElementTree

from hypothesis import given, settings
from hypothesis import strategies as st

from weerzien.early_signals.network.ties import Circle, Standing, Tie
from weerzien.web.drawing.network import NARROW, WIDE, Measures, laid_out, shown_of
from weerzien.web.drawing.network_svg import written

TODAY = date(2026, 11, 20)
WORDS = st.text(alphabet='abcdefgh MWIJ<&"…é', max_size=60)
SVG = "{http://www.w3.org/2000/svg}"


@st.composite
def ties(draw: st.DrawFn) -> Tie:
    return Tie(
        key="k",
        name=draw(WORDS),
        organisation="Organisatie",
        role=draw(WORDS),
        about=draw(WORDS),
        ground="",
        since_on=TODAY,
        since=draw(WORDS),
        contact_on=None,
        contact=draw(WORDS),
        until=None,
        leaves=draw(WORDS),
        standing=draw(st.sampled_from(Standing)),
    )


CIRCLES = st.lists(
    st.lists(ties(), min_size=1, max_size=5).map(lambda several: Circle("Org & co", tuple(several), Standing.NOW)),
    max_size=9,
)
ANY = {"circles": CIRCLES, "measures": st.sampled_from((WIDE, NARROW))}


@settings(max_examples=40, deadline=None)
@given(**ANY)
def test_no_card_is_drawn_over_another_or_over_the_family(circles: list[Circle], measures: Measures) -> None:
    layout = laid_out(circles, measures)

    for one, other in combinations([layout.family, *(card.room for card in layout.cards)], 2):
        assert not one.overlaps(other)


@settings(max_examples=40, deadline=None)
@given(**ANY)
def test_everybody_stands_on_a_card_inside_the_drawing(circles: list[Circle], measures: Measures) -> None:
    layout = laid_out(circles, measures)

    assert layout.room.holds(layout.family)
    for card in layout.cards:
        assert layout.room.holds(card.room)
        assert [person.tie for person in card.people] == list(shown_of(card.circle))
        assert len(card.people) + card.earlier == len(card.circle.ties)
        for one in card.people:
            assert card.room.holds(one.room)
        for one, another in combinations(card.people, 2):
            assert not one.room.overlaps(another.room)


@settings(max_examples=20, deadline=None)
@given(**ANY)
def test_it_is_a_list_of_links_for_every_organisation(circles: list[Circle], measures: Measures) -> None:
    drawing = written(laid_out(circles, measures), family="Gezin <b>", about="3 personen. 2 om het gezin heen.")

    tree = ElementTree.fromstring(drawing.replace("<svg ", '<svg xmlns="http://www.w3.org/2000/svg" ', 1))
    lists = tree.findall(f".//{SVG}g[@role='list']")
    assert len(lists) == len(circles)
    assert len(tree.findall(f".//{SVG}g[@role='listitem']/{SVG}a/{SVG}title")) == sum(
        len(shown_of(circle)) for circle in circles
    )
