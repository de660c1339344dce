"""The sheets and columns of a municipal workbook as data: headings, codes, and what a row cannot do without.

The reader makes one heading itself: `Opvang` = "verwacht 21-02-2027" becomes "verwacht", with the day in
`Opvang verwacht op`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Kind(StrEnum):
    DAY = "day"
    BIRTH = "birth"
    YES_NO = "yes_no"
    CHOICE = "choice"
    OPEN_CHOICE = "open_choice"
    RECEPTION = "reception"
    HOURS = "hours"
    TEXT = "text"
    NAME = "name"
    BSN = "bsn"
    V_NUMBER = "v_number"
    PERSON = "person"
    FAMILY = "family"
    WHOLE = "whole"
    ANY = "any"


@dataclass(frozen=True, slots=True)
class Column:
    """One heading. `codes` maps what people write, in small letters, to the code that is kept.

    Where the cell of a `required` column is empty or refused, the whole row is refused. `longest` is in characters.
    """

    heading: str
    kind: Kind
    required: bool = False
    codes: Mapping[str, str] = field(default_factory=dict)
    longest: int = 120

    @property
    def allowed(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(self.codes.values()))


@dataclass(frozen=True, slots=True)
class Sheet:
    name: str
    columns: tuple[Column, ...]

    def column(self, heading: str) -> Column:
        """Return the column with this heading. Raises KeyError where there is none."""
        for column in self.columns:
            if column.heading == heading:
                return column
        raise KeyError(heading)


def codes(*values: str, **also: str) -> dict[str, str]:
    """Return a table of codes by what people write, with other spellings added."""
    return {value.casefold(): value for value in values} | {said.replace("_", " "): code for said, code in also.items()}


PERSON_NUMBER, FAMILY_NUMBER = "Persoonsnummer", "Gezinsnummer"
"""The list's own numbers; where Personen has no column for one of them, it is made."""
EXPECTED = "verwacht"
EXPECTED_ON = "Opvang verwacht op"
ADVICE = "Wat moet er gebeuren"
"""The heading that a mending workbook adds; it is ours and says nothing about a family."""

SEX = codes("M", "V", "X", man="M", jongen="M", vrouw="V", meisje="V", onbekend="X")
PART = codes(
    "amv", "referent", "moeder", "vader", "broer", "zus", "kind", "partner", "ongehuwde partner",
    "gezinsmigrant", "overig",
    alleengekomen_jongere="amv", zoon="kind", dochter="kind", echtgenoot="partner", echtgenote="partner",
)  # fmt: skip
TARGET_GROUP = codes("asiel", "hervestiger", "gezinsmigrant")
PERMIT = codes("A", "B", "regulier", reguliere_vergunning="regulier") | {"a-status": "A", "b-status": "B"}
SCHOOL = codes("ISK", "vo", "mbo", "basisschool", "hbo", "wo", bo="basisschool", po="basisschool")
RECEPTION = codes("hotel", "kleinschalig", "opvanggezin", "azc", EXPECTED)
APPLICATION = codes("nareis", "regulier")
DNA = codes("aangeboden", "gedaan", "uitslag")
DECISION = codes(
    "ingewilligd",
    "afgewezen",
    "ingetrokken",
    toegewezen="ingewilligd",
    inwilliging="ingewilligd",
    afwijzing="afgewezen",
)
ROUTE = codes("B1", "Z", "O", onderwijsroute="O") | {"b1-route": "B1", "z-route": "Z", "o-route": "O"}
CONTACT = codes("huisbezoek", "kantoor", "telefoon", "bericht")
INTERPRETER = codes("geen", "telefonische tolk", "sleutelpersoon", "jongere tolkt")
ABSENCE = codes("ongeoorloofd", "ziek", "geoorloofd")
YES_NO = {
    "ja": True, "j": True, "x": True, "yes": True, "waar": True, "true": True, "1": True,
    "nee": False, "n": False, "no": False, "onwaar": False, "false": False, "0": False,
}  # fmt: skip
EMPTY_WORDS = frozenset({"-", "?", "onbekend", "n.v.t.", "nvt", "niet bekend", "leeg"})

PERSONS = Sheet(
    "Personen",
    (
        Column(FAMILY_NUMBER, Kind.FAMILY, required=True, longest=40),
        Column(PERSON_NUMBER, Kind.PERSON, required=True, longest=40),
        Column("Achternaam", Kind.NAME),
        Column("Voornaam", Kind.NAME),
        Column("Geslacht", Kind.CHOICE, codes=SEX),
        Column("Geboortedatum", Kind.BIRTH),
        Column("BSN", Kind.BSN),
        Column("V-nummer", Kind.V_NUMBER),
        Column("Nationaliteit", Kind.TEXT, longest=60),
        Column("Taal", Kind.TEXT, longest=60),
        Column("Tolk nodig", Kind.YES_NO),
        Column("Rol in gezin", Kind.CHOICE, codes=PART),
        Column("Doelgroep", Kind.CHOICE, codes=TARGET_GROUP),
        Column("Vergunning", Kind.CHOICE, codes=PERMIT),
        Column("Asielaanvraag", Kind.DAY),
        Column("Vergunning bekendgemaakt", Kind.DAY),
        Column("In Nederland", Kind.YES_NO),
        Column("Gemeente", Kind.TEXT, longest=80),
        Column("Woning sinds", Kind.DAY),
        Column("Opvang", Kind.RECEPTION, codes=RECEPTION, longest=40),
        Column("School", Kind.OPEN_CHOICE, codes=SCHOOL, longest=40),
        Column("Volledig dagonderwijs", Kind.YES_NO),
        Column("Bijbaan", Kind.YES_NO),
    ),
)
APPLICATIONS = Sheet(
    "Aanvragen",
    (
        Column("Gezinsnummer", Kind.FAMILY, longest=40),
        Column("Referent", Kind.PERSON, required=True, longest=40),
        Column("Gezinslid", Kind.PERSON, required=True, longest=40),
        Column("Soort aanvraag", Kind.CHOICE, codes=APPLICATION),
        Column("Ingediend", Kind.DAY),
        Column("Ontvangst IND", Kind.DAY),
        Column("Herstel verzuim tot", Kind.DAY),
        Column("DNA-onderzoek", Kind.OPEN_CHOICE, codes=DNA, longest=40),
        Column("Besluit", Kind.CHOICE, codes=DECISION),
        Column("Datum besluit", Kind.DAY),
        Column("MVV afgegeven", Kind.DAY),
        Column("Ticket geboekt", Kind.DAY),
        Column("Vlucht", Kind.DAY),
        Column("Afspraak Zevenaar", Kind.DAY),
        Column("Ingereisd", Kind.DAY),
        Column("BRP-inschrijving", Kind.DAY),
        Column("Hotel sinds", Kind.DAY),
    ),
)
GUARDIANSHIP = Sheet(
    "Voogdij",
    (
        Column("Jongere", Kind.PERSON, required=True, longest=40),
        Column("Voogd", Kind.TEXT, longest=80),
        Column("Verzoek rechtbank", Kind.DAY),
        Column("Beschikking", Kind.DAY),
        Column("Overgedragen aan", Kind.TEXT, longest=80),
        Column("Overdracht geaccepteerd", Kind.DAY),
        Column("Vertrokken", Kind.DAY),
    ),
)
INTEGRATION = Sheet(
    "Inburgering",
    (
        Column("Persoon", Kind.PERSON, required=True, longest=40),
        Column("Inburgeringsplichtig", Kind.YES_NO),
        Column("Start 10 weken (SS139)", Kind.DAY),
        Column("Brede intake", Kind.DAY),
        Column("PIP dagtekening", Kind.DAY),
        Column("Leerroute", Kind.CHOICE, codes=ROUTE),
        Column("Niveau", Kind.TEXT, longest=10),
        Column("PVT", Kind.DAY),
        Column("MAP", Kind.DAY),
        Column("Bijstand sinds", Kind.DAY),
        Column("Werk", Kind.YES_NO),
    ),
)
CONTACTS = Sheet(
    "Contacten",
    (
        Column("Datum", Kind.DAY, required=True),
        Column("Gezinsnummer", Kind.FAMILY, required=True, longest=40),
        Column("Medewerker", Kind.NAME),
        Column("Organisatie", Kind.TEXT),
        Column("Soort", Kind.OPEN_CHOICE, codes=CONTACT, longest=20),
        Column("Gesproken met", Kind.TEXT),
        Column("Tolk", Kind.OPEN_CHOICE, codes=INTERPRETER, longest=40),
        Column("Notitie", Kind.TEXT, longest=4000),
    ),
)
ABSENCES = Sheet(
    "Verzuim",
    (
        Column("Leerling", Kind.PERSON, required=True, longest=40),
        Column("Datum", Kind.DAY, required=True),
        Column("Uren", Kind.HOURS, required=True),
        Column("Soort", Kind.CHOICE, codes=ABSENCE),
    ),
)
PROFESSIONALS = Sheet(
    "Betrokkenen",
    (
        Column("Gezinsnummer", Kind.FAMILY, required=True, longest=40),
        Column("Naam", Kind.NAME, required=True),
        Column("Organisatie", Kind.TEXT),
        Column("Rol", Kind.TEXT, longest=60),
        Column("Van", Kind.DAY),
        Column("Tot", Kind.DAY),
    ),
)
FACTS = Sheet(
    "Feiten",
    (
        Column("Gezinsnummer", Kind.FAMILY, longest=40),
        Column("Persoonsnummer", Kind.PERSON, longest=40),
        Column("Feit", Kind.TEXT, required=True),
        Column("Waarde", Kind.ANY, longest=4000),
        Column("Datum", Kind.DAY),
        Column("Bron", Kind.TEXT),
    ),
)
SETTINGS = Sheet(
    "Instellingen",
    (
        Column("Regel", Kind.TEXT, required=True),
        Column("Parameter", Kind.TEXT, required=True),
        Column("Waarde", Kind.WHOLE, required=True),
        Column("Vanaf", Kind.DAY),
    ),
)
SHEETS = (PERSONS, APPLICATIONS, GUARDIANSHIP, INTEGRATION, CONTACTS, ABSENCES, PROFESSIONALS, FACTS, SETTINGS)
"""In the order in which they are read: a row comes after the rows that it leans on."""
