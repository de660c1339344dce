"""Life domains and the themes under them: one list for rules, observations, signals, plan, agenda and monitor."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType


class LifeDomain(StrEnum):
    """What a life consists of, as a caseworker and a family would divide it."""

    RESIDENCE = "verblijf en procedure"
    HOUSING = "wonen"
    MONEY = "inkomen en geld"
    SCHOOL = "school en werk"
    LANGUAGE = "taal en inburgering"
    HEALTH = "gezondheid"
    FAMILY = "gezin en familie"
    NETWORK = "netwerk en erbij horen"
    DAILY = "dagelijks leven"


class Area(StrEnum):
    """The four areas that ask attention after a rejection: each is a view on the themes. Source: Pharos, infosheet."""

    MENTAL = "mentaal"
    RELATIONS = "gezin en relaties"
    FINANCIAL = "financieel"
    YOUNGSTERS = "jongeren"


DOMAINS: Mapping[str, LifeDomain] = MappingProxyType(
    {
        "ve": LifeDomain.RESIDENCE,
        "wo": LifeDomain.HOUSING,
        "ge": LifeDomain.MONEY,
        "sc": LifeDomain.SCHOOL,
        "ta": LifeDomain.LANGUAGE,
        "he": LifeDomain.HEALTH,
        "fa": LifeDomain.FAMILY,
        "ne": LifeDomain.NETWORK,
        "da": LifeDomain.DAILY,
    }
)
AREAS: Mapping[str, Area] = MappingProxyType(
    {"m": Area.MENTAL, "r": Area.RELATIONS, "f": Area.FINANCIAL, "j": Area.YOUNGSTERS}
)
SOURCES: Mapping[str, str] = MappingProxyType(
    {
        "kis": "KIS: Gezinshereniging van alleengekomen minderjarigen (2021)",
        "pharos": "Pharos: infosheet gezinshereniging",
        "vng": "Handreiking overgang van amv's die 18 worden (2022)",
        "wet": "De regels en termijnen van het regelboek",
        "praktijk": "Praktijk van gezinsregisseurs; niet in een bron gelezen",
    }
)

# Domain, areas (a dot for none), compartment, source, code, and after the bar the words on a page. The code stands in
# rule files and in the database: it never changes. The compartment is that of what is observed on the theme.
TABLE = """
ve .   procedure     wet       aanvraag         | aanvraag en bewijs
ve .   procedure     wet       beslissing       | beslissing, bezwaar en beroep
ve .   procedure     kis       reis             | reis en aankomst
ve .   guardianship  kis       voogdij          | voogdij en overdracht
ve j   guardianship  vng       achttien         | achttien worden
wo .   housing       kis       woning           | een plek om te wonen
wo j   housing       kis       samenwonen       | samenwonen met het gezin
wo .   relations     kis       overlast         | overlast
ge f   income        kis       inkomen          | inkomen
ge f   income        pharos    achterstand      | achterstanden en schulden
ge f   income        pharos    geld-familie     | geld sturen naar familie
ge f   relations     kis       beltegoed        | geen beltegoed om familie te spreken
ge fj  relations     kis       geld-thuis       | ruzie of zorgen om geld thuis
sc j   schooling     kis       school           | school
sc j   schooling     kis       verzuim          | verzuim
sc j   relations     kis       baan-gestopt     | baan of bijbaan gestopt
sc .   income        kis       werk             | werk
ta .   integration   wet       inburgering      | inburgering
ta .   contacts      pharos    taal             | taal en tolk
he m   health        pharos    gezondheid       | lichamelijke gezondheid
he m   health        pharos    psychisch        | psychische klachten
he m   health        kis       trauma           | ingrijpende ervaringen
he m   health        kis       verslaving       | verslaving
he .   health        kis       seksualiteit     | seksualiteit en relaties
he mj  contacts      kis       welzijn          | hoe het met iemand gaat
he m   relations     pharos    wachten          | wachten en onzekerheid
fa r   relations     kis       spanningen       | spanningen tussen ouders en kind
fa rj  contacts      kis       overbelasting    | kind regelt of tolkt voor het gezin
fa rj  relations     kis       huishouden       | zwaar huishouden
fa rj  relations     kis       gezag            | gezag en eigen keuzes
fa rj  relations     pharos    druk-familie     | druk van ouders of familie
fa r   relations     kis       opvoeding        | opvoeden in Nederland
fa r   contacts      pharos    verwachtingen    | verwachtingen van elkaar
fa r   relations     praktijk  veiligheid       | veiligheid thuis
ne m   relations     kis       eenzaamheid      | eenzaamheid
ne j   relations     kis       vrienden         | vrienden en sociale media
ne .   contacts      kis       terugtrekken     | uit beeld raken
ne .   contacts      kis       begeleiding      | contactpersoon en begeleiding
da m   contacts      kis       dagbesteding     | bezigheden overdag
da .   contacts      praktijk  afspraken        | afspraken nakomen
da .   contacts      kis       regelzaken       | zelf regelen
"""


@dataclass(frozen=True, slots=True)
class Theme:
    """One theme. `compartment` is where an observation on it is kept; `areas` are the views it belongs to."""

    code: str
    words: str
    domain: LifeDomain
    compartment: str
    areas: frozenset[Area]
    source: str


def read_themes(table: str) -> Mapping[str, Theme]:
    """Return the themes of a table by code, in its order. Raises ValueError where a code stands in it twice."""
    found: dict[str, Theme] = {}
    for line in table.strip().splitlines():
        told, words = line.split("|")
        domain, areas, compartment, source, code = told.split()
        if code in found:
            raise ValueError(f"theme {code} stands in the table twice")
        found[code] = Theme(
            code,
            words.strip(),
            DOMAINS[domain],
            compartment,
            frozenset(AREAS[letter] for letter in areas if letter != "."),
            SOURCES[source],
        )
    return MappingProxyType(found)


THEMES: Mapping[str, Theme] = read_themes(TABLE)


def themes_of(domain: LifeDomain) -> tuple[Theme, ...]:
    """Return the themes of a life domain, in the order of the table."""
    return tuple(theme for theme in THEMES.values() if theme.domain is domain)


def themes_in(area: Area) -> tuple[Theme, ...]:
    """Return the themes that an area of attention after a rejection looks at, in the order of the table."""
    return tuple(theme for theme in THEMES.values() if area in theme.areas)
