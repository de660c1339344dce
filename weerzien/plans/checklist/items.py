"""The items of the checklist for turning 18, as they come with the product and as a municipality chose them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from types import MappingProxyType
from typing import Final
from uuid import UUID, uuid5

from weerzien.kernel.ids import AccountId, OrganisationId
from weerzien.kernel.refusals import Refused
from weerzien.rulebook.themes import THEMES, Theme

WORDS_LENGTH: Final = 200
MOST_WEEKS: Final = 104
MOST_ITEMS: Final = 60
CHECKLIST: Final = UUID("5f0f7c9e-3e0c-4a55-9f5c-18b1e0a3d018")
"""The namespace of what a task of the checklist came from."""


class Kind(StrEnum):
    """What an item is about; the order is that of the page."""

    SKILLS = "vaardigheden"
    LANGUAGE = "taal en school"
    TRUSTED_ADULT = "een volwassene die blijft"
    COPING = "hoe het gaat, naast het papierwerk"
    PAPERWORK = "papieren"


class Owner(StrEnum):
    """Who sees to an item when the list begins by itself."""

    COORDINATOR = "gezinsregisseur"
    GUIDE = "begeleider"


OWNER_WORDS: Final[Mapping[Owner, str]] = MappingProxyType(
    {Owner.COORDINATOR: "gezinsregisseur", Owner.GUIDE: "mentor of maatschappelijk begeleider"}
)


class NoItemWords(Refused):
    """Schrijf in een zin wat er in orde moet zijn, in hooguit 200 tekens."""


class NoSuchItemTheme(Refused):
    """Kies een thema uit de lijst. Het thema zegt bij welk deel van het dossier het punt hoort."""


class NoSuchWeeks(Refused):
    """Vul in binnen hoeveel weken na het begin het klaar is: een heel getal van 0 tot en met 104."""


class NoItemReason(Refused):
    """Schrijf op waarom u de lijst wijzigt. Een collega moet dat later kunnen lezen."""


class NothingGiven(Refused):
    """U hebt bij geen enkel punt gekozen wie het doet. Kies bij minstens een punt wie ervoor zorgt."""


class ItemListFull(Refused):
    """De lijst heeft al zestig punten. Zet er eerst een uit."""


@dataclass(frozen=True, slots=True)
class Item:
    """One thing that has to be in order. `fact` is the fact of the rulebook that says so, where there is one.

    `weeks` is within how many weeks after the beginning it is done, `owner` who sees to it where it begins by itself.
    """

    code: str
    kind: Kind
    words: str
    theme: str
    weeks: int
    fact: str = ""
    is_used: bool = True
    since: date | None = None
    owner: Owner = Owner.COORDINATOR

    @property
    def owner_words(self) -> str:
        """Who sees to it, in words."""
        return OWNER_WORDS[self.owner]

    @property
    def compartment(self) -> str:
        """The part of the dossier a task about it stands in."""
        return THEMES[self.theme].compartment

    def due(self, start: date, *, papers_by: date | None = None, today: date) -> date:
        """Return the day by which it is done: so many weeks after the beginning, and never before today.

        What a rule reads is done by the day that rule says, where that comes first.
        """
        day = start + timedelta(weeks=self.weeks)
        return max(today, min(day, papers_by) if self.fact and papers_by else day)

    def origin_for(self, person_id: UUID) -> UUID:
        """Return what a task about this item for one youngster says it came from."""
        return uuid5(CHECKLIST, f"{person_id}:{self.code}")


@dataclass(frozen=True, slots=True)
class GivenItem:
    """An item that somebody is going to see to: who, and by which day."""

    item: Item
    organisation_id: OrganisationId
    person_id: AccountId | None
    due: date


# Kind, theme, weeks, owner, code, and after the bar the words; a fact of the rulebook stands after a second bar. Owner
# g is the coordinator, b whoever guides the youngster: rule V10 gives its papers to the mentor or the support worker.
# Source: KIS, Gezinshereniging van alleengekomen minderjarigen (2021), 3.5 and 4.1: more than paperwork.
TABLE: Final = """
v regelzaken    8  b huishouden     | Kan koken, wassen en het huis op orde houden.
v regelzaken    8  b rondkomen      | Kan een maand rondkomen en weet wat alles kost.
v regelzaken    8  b afspraken      | Maakt zelf een afspraak bij gemeente, school en huisarts.
t taal          8  b brieven        | Begrijpt een brief van de gemeente, of weet wie helpt.
t school        8  b plan-school    | Heeft een plan voor taal, school of werk na de achttiende verjaardag.
a begeleiding   4  g volwassene     | Er is een volwassene bij wie de jongere terechtkan, ook later.
a begeleiding   4  g wie-bel-ik     | De jongere weet wie te bellen als het misgaat, ook 's avonds.
h welzijn       4  g hoe-gaat-het   | Er is gepraat over hoe het gaat, los van papieren.
h welzijn       8  g slaap-en-rust  | Slaapt en eet genoeg en heeft overdag iets om voor op te staan.
h vrienden      8  g mensen         | Kent mensen van de eigen leeftijd.
p regelzaken    4  b zorg           | Heeft een eigen zorgverzekering. | zorgverzekering geregeld
p regelzaken    4  b studie         | Heeft studiefinanciering of een ander inkomen. | studiefinanciering geregeld
p regelzaken    4  b huur           | Heeft een plek om te wonen en weet wat de huur is. | huur geregeld
p regelzaken    4  b toeslagen      | Heeft toeslagen aangevraagd. | toeslagen geregeld
p regelzaken    4  b digid          | Heeft een DigiD. | DigiD geregeld
p regelzaken    4  b bank           | Heeft een eigen bankrekening. | bankrekening geregeld
"""
KINDS: Final[Mapping[str, Kind]] = MappingProxyType(
    {"v": Kind.SKILLS, "t": Kind.LANGUAGE, "a": Kind.TRUSTED_ADULT, "h": Kind.COPING, "p": Kind.PAPERWORK}
)

OWNERS: Final[Mapping[str, Owner]] = MappingProxyType({"g": Owner.COORDINATOR, "b": Owner.GUIDE})


def read_items(table: str) -> tuple[Item, ...]:
    """Return the items of a table, in its order."""
    found = []
    for line in table.strip().splitlines():
        told, words, *fact = (part.strip() for part in line.split("|"))
        kind, theme, weeks, owner, code = told.split()
        found.append(Item(code, KINDS[kind], words, theme, int(weeks), fact[0] if fact else "", owner=OWNERS[owner]))
    return tuple(found)


DEFAULT_ITEMS: Final = read_items(TABLE)


def items_on(chosen: Iterable[Item], day: date) -> tuple[Item, ...]:
    """Return the items of a municipality on a day, by kind: those that come with the product, as it chose them.

    `chosen` in the order in which they were written down: of two for one day the last counts.
    """
    found = {item.code: item for item in DEFAULT_ITEMS}
    facts = {item.code: item.fact for item in DEFAULT_ITEMS}
    for item in sorted(chosen, key=lambda one: one.since or date.min):
        if item.since is None or item.since <= day:
            found[item.code] = replace(item, fact=facts.get(item.code, ""))
    kinds = [*Kind]
    return tuple(sorted(found.values(), key=lambda one: kinds.index(one.kind)))


def start_of(*, transferred: date | None, eighteen: date | None) -> date | None:
    """Return the day on which the checklist begins: the transfer of guardianship or the birthday, the first of both."""
    days = [day for day in (transferred, eighteen) if day is not None]
    return min(days, default=None)


def check_item(*, words: str, theme: str, weeks: int, because: str) -> Theme:
    """Refuse an item that does not say what, of which theme or why; return its theme."""
    if not 0 < len(words) <= WORDS_LENGTH:
        raise NoItemWords
    if theme not in THEMES:
        raise NoSuchItemTheme
    if not 0 <= weeks <= MOST_WEEKS:
        raise NoSuchWeeks
    if not because:
        raise NoItemReason
    return THEMES[theme]
