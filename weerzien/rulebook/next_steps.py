"""What may help where a theme asks attention, with the passage it comes from: somebody chooses, nothing is done."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from weerzien.rulebook.themes import SOURCES, THEMES

# Theme, source and place in it; then what may be done, and below it the words of the source that it rests on. What is
# not read in a source says so: it comes from practice and quotes nobody.
TABLE: Final = """
overbelasting  kis      3.4        | Regel een tolk voor gesprekken met de ouders.
  > Het risico van overbelasting ligt echter op de loer
overbelasting  kis      4.1        | Vraag VluchtelingenWerk om de ouders te helpen met wat de jongere nu regelt.
  > verzuimen omdat zij hun ouders helpen
overbelasting  kis      3.4        | Spreek de instantie aan die de jongere belt en niet een ouder.
  > woningcorporaties hebben de neiging om zodra de ouders er zijn
verzuim        kis      3.4        | Voer met school en de jongere een gesprek, en vraag hoe het thuis is.
  > absentie van school of schooluitval
verzuim        kis      4.2        | Betrek de verzuimcoördinator en volg hoe het op school gaat.
  > voortgang in het onderwijs en het welbevinden van de
spanningen     kis      3.3        | Bespreek met de partners de Meergezinsgroep of de Pubergroep.
  > kunnen spanningen in het gezin hoog oplopen
spanningen     kis      4.2        | Zoek in de gids wat hier past, met leeftijd en aanbod in de buurt.
  > Gids Preventieve Interventies
spanningen     praktijk -          | Is het niet veilig, volg dan vandaag de meldcode.
welzijn        kis      3.6        | Plan een gesprek over hoe het gaat, ook als er nu niets speelt.
  > doorgaans pas later manifesteren
wachten        kis      3.1        | Voer het gesprek over wachten, met de gesprekstool.
  > erg verantwoordelijk voor een succesvol verloop van de procedure
achterstand    pharos   financieel | Meld het gezin bij schuldhulp en bespreek de druk van familie.
  > aanmaning van de woningbouwvereniging
geld-familie   pharos   financieel | Bespreek hoe zwaar het sturen van geld weegt, en wat kan.
  > zich verplicht voelt om geld terug te sturen
dagbesteding   kis      3.4        | Stel iets voor uit het aanbod in de wijk, met een sleutelpersoon.
  > vaak veel thuis, zonder zinvolle bezigheden
terugtrekken   kis      3.6        | Zoek het gezin op met een sleutelpersoon, en vraag of informatie begrepen is.
  > dat zij zich dan terugtrekken
begeleiding    pharos   tip-5      | Spreek af wie de vaste contactpersoon is, en zeg het gezin wie dat is.
  > zoveel mogelijk een vaste contactpersoon
overlast       kis      4.1        | Bespreek met de corporatie wat er speelt, en wie met een ouder gaat praten.
  > verslavingsproblematiek en overlast bij woningcorporaties
verslaving     kis      4.1        | Vraag de GGD of de verslavingszorg mee te denken.
  > verslavingsproblematiek en overlast bij woningcorporaties
"""
ENTRY: Final = re.compile(r"^(\S+) +(\S+) +(\S+) +\| (.+)(?:\n  > (.+))?$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class NextStep:
    """Something that may be done, and where it comes from. Without a `passage` it is not read in a source."""

    theme: str
    words: str
    source: str
    place: str
    passage: str


def read_next_steps(table: str) -> Mapping[str, tuple[NextStep, ...]]:
    """Return the steps of a table by theme, in its order. Raises ValueError for a theme there is none of."""
    found: dict[str, list[NextStep]] = {}
    for entry in ENTRY.finditer(table):
        theme, source, place, words, passage = entry.groups("")
        if theme not in THEMES:
            raise ValueError(f"there is no theme {theme}")
        found.setdefault(theme, []).append(NextStep(theme, words, SOURCES[source], place_words(place), passage))
    return MappingProxyType({theme: tuple(steps) for theme, steps in found.items()})


def place_words(place: str) -> str:
    """Return where in a source something stands; nothing for a source without places."""
    if place == "-":
        return ""
    return f"paragraaf {place}" if place[0].isdigit() else place.replace("-", " ")


NEXT_STEPS: Final = read_next_steps(TABLE)
