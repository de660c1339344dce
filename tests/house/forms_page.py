"""The page that says of everything that happens to a family on which form it is written down."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from tests.house.rulebook_page import MADE
from weerzien.access.matrix import writable_compartments
from weerzien.access.roles import Role
from weerzien.dossiers.fact_kinds import FactKind
from weerzien.early_signals.editing.kinds import EPISODES, EVERY, KINDS, OFFERED

CHECKLIST = (
    "checklist-18-klaar zorgverzekering-geregeld studiefinanciering-geregeld huur-geregeld toeslagen-geregeld"
    " digid-geregeld bankrekening-geregeld"
)
WRITTEN_ON: Mapping[str, Mapping[str, str]] = {
    "Wie": {
        "Persoon, taal en tolk": "persoonsgegevens plaats burgerlijke-staat echtscheiding",
    },
    "Procedure": {
        "Vergunning": "vergunning afgeleide-vergunning voorbereiding-nareis-gedaan",
        "Aanvraag per persoon": "aanvraag ingediend ontvangst-ind",
        "Brief met een eigen dag": "brief herstel-verzuim aanvulling-verzonden afwijzing-bekendgemaakt-op",
        "Document: gevraagd, te krijgen, ontvangen, niet te krijgen met reden": "document",
        "DNA-onderzoek": "dna dna-afname dna-uitslag vervolgonderzoek-aangeboden-of-gevraagd",
        "Ambassade: welk land, moet reizen": (
            "land-van-de-ambassade ambassade-gekozen-op afspraak-ambassade naar-ambassade risicogesprek-gevoerd"
            " verblijfsland"
        ),
        "Besluit: ingewilligd, afgewezen, ingetrokken, opgeschort": "besluit",
        "Bezwaar en beroep": "bezwaar-beroep bezwaar-ingediend",
        "Visum (mvv)": "mvv",
        "Reis en wat zij kost": "ticket vlucht reiskosten reisfonds",
        "Afspraak in Zevenaar": "zevenaar",
        "Aankomst": "ingereisd",
        "Inschrijving": "brp",
    },
    "Voogdij": {
        "Voogd, verzoek aan de rechtbank, beschikking, overdracht, vertrek": "voogdij",
        "Woonvorm van de jongere met periode": "woonvorm",
        "Verlengde opvang en de keuze van de jongere": "verlengde-opvang keuze-verlengde-opvang",
        "Naar 18": (
            "op-de-lijst-voor-18 overgang-naar-18-besproken overgangsvergadering besluit-wonen-en-inkomen"
            f" nazorg-na-18 brief-rechten-bij-18 {CHECKLIST}"
        ),
    },
    "Wonen": {
        "Koppeling aan een gemeente": "koppeling verblijf",
        "Tussentijds verblijf": "tussenverblijf",
        "Hotel": "hotel",
        "Woning": "verblijf woning-status profiel-besproken vervolghuisvesting-geregeld grootste-beschikbare-woning",
        "Huurcontract": "huur huurcontract",
        "Samenwonen": (
            "gekozen-start-samenwonen keuze-samenwonen verwachte-samenvoeging eigen-adres-jongere"
            " herbeoordeling-samenwonen"
        ),
        "Vrijstelling": "vrijstelling-samenwonen",
        "Maatwerk (zelfstandig, apart, in de eigen gemeente), met het belang van de jongere": "maatwerk",
    },
    "Inburgering en inkomen": {
        "Bericht van DUO": "duo-bericht inburgering melding-duo resultaat-duo start-inburgeringsplicht",
        "Brede intake": "inburgering uitnodiging-gezinsmigrant",
        "PIP met zijn controles": "inburgering pip-telt-als-eerste pip-overgenomen resultaten-naar-duo",
        "Leerroute": "inburgering intensiteit-b1-route andere-leerroute-gewenst",
        "Extra gegevens": (
            "toets-vrijstelling vrijstellende-opleiding vestiging-in-de-gemeente vorige-gemeente nieuwe-gemeente"
        ),
        "PVT en MAP": "inburgering",
        "Inkomen": (
            "inkomen bijstand-aangevraagd eigen-geld-jongere budgetgesprek partner-verliest-werk"
            " inkomensrisico-besproken betalingsachterstand geld-naar-familie-als-druk"
        ),
    },
    "School": {
        "Inschrijving en wissel van school (ISK naar regulier)": (
            "schoolloopbaan school inschrijving-school uitschrijving-school werk-gestopt"
        ),
        "Voortgang en welbevinden": "voortgang",
        "Verzuim": "verzuim gesprek-verzuim-gevoerd",
    },
    "Contact": {
        "Telefoon": "telefoon",
        "Adres": "adres",
        "Hoe iemand het verwerkt": "verwerking",
    },
}
"""By part of the file, and what happens, the words of the forms on which it is written down."""


def forms_of(codes: str) -> Iterator[FactKind]:
    """Yield the kinds of fact with these words; fail on a word that no form has."""
    for code in codes.split():
        assert code in EVERY, f"no form is called {code}"
        yield EVERY[code]


def forms_page() -> str:
    """Return on which form everything is written down, where it opens, and who may."""
    lines = [
        "# What is written down on which form", "", MADE,
        "Every form opens in place on the page of the family, under *Gegevens*, and is a page of its own without",
        "JavaScript. **line**: it has a line with each member; **kiezen**: it is chosen under *Iets anders*.",
        "Contacts, and what is seen or said in them, have forms of their own.",
    ]  # fmt: skip
    for part, things in WRITTEN_ON.items():
        lines += ["", f"## {part}", "", "| what | forms | opens by | roles that write it |", "|---|---|---|---|"]
        lines += [row_of(thing, tuple(forms_of(codes))) for thing, codes in things.items()]
    return "\n".join(lines) + "\n"


def row_of(thing: str, kinds: tuple[FactKind, ...]) -> str:
    """Return one row of the table."""
    opens = sorted({"line" if kind.code in KINDS else "kiezen" for kind in kinds}, reverse=True)
    parts = {kind.compartment for kind in kinds}
    roles = [str(role) for role in Role if writable_compartments({role}) & parts]
    return f"| {thing} | {', '.join(kind.label for kind in kinds)} | {', '.join(opens)} | {', '.join(roles)} |"


def unlisted() -> list[str]:
    """Return every form of a track that the page does not name, and every named form that nobody can open."""
    named = {code for things in WRITTEN_ON.values() for codes in things.values() for code in codes.split()}
    opened = KINDS.keys() | {kind.code for kind in OFFERED}
    return sorted({*KINDS, *EPISODES} - named) + sorted(named - opened)
