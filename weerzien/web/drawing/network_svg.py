"""The drawing of a family's network, written down as SVG out of its layout."""

from __future__ import annotations

from collections.abc import Iterator

from weerzien.early_signals.network.ties import STANDING_WORDS, Standing
from weerzien.web.drawing.boxes import Box, shortened
from weerzien.web.drawing.network import HEAD, LETTER, LINE, PAD, Card, Layout, Person
from weerzien.web.drawing.svg import number, path, rect, text, words_in

SIGN = 5.0
HOW_TO_READ = "Per organisatie een lijst van mensen. Alles staat ook in een tabel."


def written(layout: Layout, *, family: str, about: str) -> str:
    """Return the whole drawing: a title, a description, and a list of people for every organisation."""
    name, box = layout.measures.name, layout.room
    parts = (
        f'<svg class="wz-tl wz-net wz-tl--{name}" role="group" aria-labelledby="wz-net-title-{name} wz-net-desc-{name}"'
        f' viewBox="-2 -2 {number(box.width + 4)} {number(box.height + 4)}">',
        f'<title id="wz-net-title-{name}">Netwerk van {words_in(family)}</title>',
        f'<desc id="wz-net-desc-{name}">{words_in(about)} {HOW_TO_READ}</desc>',
        *(line_part(card, layout) for card in layout.cards),
        *family_part(layout, family, about),
        *(part for card in layout.cards for part in card_part(card)),
        "</svg>",
    )
    return "".join(parts)


def line_part(card: Card, layout: Layout) -> str:
    """Return the line between the family and an organisation: dashed where somebody goes, dotted where all went."""
    (x, y), (to_x, to_y) = card.line
    kind = f"wz-net-line wz-net-line--{card.circle.standing}"
    if layout.measures.sides == 1:
        return path(kind, f"M{number(x)} {number(y)}V{number(to_y)}H{number(to_x)}")
    half = number((x + to_x) / 2)
    return path(
        kind, f"M{number(x)} {number(y)}C{half} {number(y)} {half} {number(to_y)} {number(to_x)} {number(to_y)}"
    )


def family_part(layout: Layout, family: str, about: str) -> Iterator[str]:
    """Give the family itself."""
    box = layout.family
    middle = box.x + box.width / 2
    yield rect("wz-net-family", box, radius=14)
    lines = [shortened(words, LETTER * 1.25, box.width - 2 * PAD) for words in (family, *about.split(". ")[:1])]
    for place, words in enumerate(lines):
        kind = "wz-net-family-words" if place else "wz-net-family-name"
        yield text(kind, middle, box.y + box.height / 2 + (place * 2 - 1) * 10 + 5, words.rstrip("."))


def card_part(card: Card) -> Iterator[str]:
    """Give one organisation with its people."""
    room = card.room
    yield f'<g class="wz-net-card wz-net-card--{card.circle.standing}">'
    yield rect("wz-net-ground", room, radius=12)
    yield text("wz-net-organisation", room.x + PAD, room.y + 21, card.words)
    yield path("wz-net-rule", f"M{number(room.x)} {number(room.y + HEAD)}h{number(room.width)}")
    yield f'<g role="list" aria-label="{words_in(card.circle.organisation)}">'
    yield from (person_part(person) for person in card.people)
    yield "</g>"
    if card.earlier:
        words = f"en nog {card.earlier} van eerder"
        yield text("wz-net-more", room.x + PAD + 16, room.bottom - PAD - 3, words)
    yield "</g>"


def person_part(person: Person) -> str:
    """Return one person as an item: a link to their row in the table, with the sign of how they stand."""
    tie, room = person.tie, person.room
    said = words_in(f"{'. '.join(person.lines)}. {STANDING_WORDS[tie.standing]}.")
    lines = [
        text(
            "wz-net-name" if not place else "wz-net-leaves" if words == tie.leaves else "wz-net-words",
            room.x + 16,
            room.y + 12.5 + place * LINE,
            words,
        )
        for place, words in enumerate(person.lines)
    ]
    ground = rect("wz-tl-hit", Box(room.x - 4, room.y - 3, room.width + 8, room.height + 4), radius=6)
    return (
        f'<g role="listitem"><a class="wz-tl-mark" href="#p{tie.key}"><title>{said}</title>{ground}'
        f"{sign(tie.standing, room.x + SIGN, room.y + 8)}{''.join(lines)}</a></g>"
    )


def sign(standing: Standing, x: float, y: float) -> str:
    """Return how somebody stands around the family: here, on the way out, on the way in, gone."""
    at, down = number(x), number(y)
    ring = f'<circle class="wz-tl-open" cx="{at}" cy="{down}" r="{number(SIGN - 0.5)}"/>'
    match standing:
        case Standing.NOW:
            return f'<circle class="wz-tl-dot" cx="{at}" cy="{down}" r="{number(SIGN)}"/>'
        case Standing.LEAVING:
            return path("wz-net-out", f"M{number(x - 5)} {number(y - 5)}l10 5l-10 5z")
        case Standing.AHEAD:
            return ring
        case Standing.PAST:
            return ring + path("wz-net-gone", f"M{number(x - 3)} {number(y - 3)}l6 6m0 -6l-6 6")
