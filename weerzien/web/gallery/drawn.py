"""Invented drawings for the gallery: every sign and every kind of stretch once."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import UUID

from weerzien.early_signals.network.ties import Circle, NetworkPanel, Standing, Tie
from weerzien.early_signals.timeline.marks import LOOK_WORDS, Course, Flag, Lane, Look, Moment, Stretch, Track
from weerzien.kernel.words import date_words

NOBODY = UUID(int=1)


def course(today: date) -> Course:
    """Return a course with every sign around a day."""
    lasting = (
        stretch(today, "Begin niet bekend", None, 60),
        stretch(today, "Loopt nog", -300, None),
        stretch(today, "Duurde", -420, -330),
    )
    happened = (moment(today, "Gebeurd", -400), moment(today, "Ongeveer toen", -260, days=60))
    counted = (moment(today, "3 contacten", -90, count=3), moment(today, "12 contacten", -30, count=12))
    flags = tuple(flag(today, look, 30 + 45 * place) for place, look in enumerate(Look))
    lanes = (
        Lane(Track.PROCEDURE, "Sami", moments=happened),
        Lane(Track.GUARDIANSHIP, "Sami", stretches=lasting),
        Lane(Track.HOUSING, "Leyla, Omar en Sara", flags=flags),
        Lane(Track.CONTACTS, "Het hele gezin", moments=(*counted, moment(today, "Huisbezoek gepland", 12))),
    )
    return Course(NOBODY, today, lanes)


def empty_course(today: date) -> Course:
    """Return a course in which nothing happened yet."""
    return Course(NOBODY, today, ())


def network(today: date) -> NetworkPanel:
    """Return a network in which somebody stands in every way."""
    far = ("gemeente Voorbeeld", "Nidos", "VluchtelingenWerk", "Huisartsenpraktijk")
    circles = tuple(
        Circle(organisation, (tie(today, standing, organisation),), standing)
        for standing, organisation in zip(Standing, far, strict=True)
    )
    return NetworkPanel(NOBODY, "M-00012", "gezin Voorbeeld", 4, today, circles, hides=False)


def nobody_around(today: date) -> NetworkPanel:
    """Return a network in which nobody is known."""
    return NetworkPanel(NOBODY, "M-00012", "gezin Voorbeeld", 4, today, (), hides=False)


def tie(today: date, standing: Standing, organisation: str) -> Tie:
    """Return somebody invented who stands in a certain way around a family."""
    going = today + timedelta(days=20) if standing is Standing.LEAVING else None
    return Tie(
        key=f"voorbeeld-{standing}",
        name="Kim Voorbeeld",
        organisation=organisation,
        role="begeleider",
        about="voor het hele gezin",
        ground="",
        since_on=today,
        since=f"sinds {date_words(today)}",
        contact_on=today,
        contact="laatste contact vandaag",
        until=going,
        leaves=f"vertrekt over 20 dagen, {date_words(going)}" if going else "",
        standing=standing,
    )


def moment(today: date, title: str, ago: int, *, days: int = 0, count: int = 1) -> Moment:
    """Return something that happened so many days from today, on a day between so many days."""
    first, last = today + timedelta(days=ago), today + timedelta(days=ago + days)
    return Moment(f"m{ago}{title[:2]}", title, first, last, date_words(first), "Personen rij 2", ago > 0, count)


def stretch(today: date, title: str, begun: int | None, ends: int | None) -> Stretch:
    """Return something that lasts between two days counted from today; None is not known."""
    first = today + timedelta(days=begun) if begun is not None else None
    last = today + timedelta(days=ends) if ends is not None else None
    return Stretch(
        f"s{title[:2]}", title, first, last, first, min(last or today, today), title.lower(), "Voogdij rij 2"
    )


def flag(today: date, look: Look, ahead: int) -> Flag:
    """Return a coming day that looks a certain way."""
    day = today + timedelta(days=ahead)
    expected = today if look is Look.EXPECTED else None
    earlier = day - timedelta(days=12) if look is Look.LIMIT else None
    words = LOOK_WORDS[look]
    return Flag(f"f{look}", words.capitalize(), day, earlier, look, date_words(day), words, UUID(int=ahead), expected)
