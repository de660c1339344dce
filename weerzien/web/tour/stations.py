"""The families of the tour, by their number in the demo's workbook, and what to look at."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Station:
    """`number` is the family's in the list of the demo's municipality, `part` where on its page to begin."""

    number: str
    title: str
    look: str
    part: str = ""


STATIONS: Final = (
    Station(
        "M0001",
        "De termijn loopt",
        "Een jongen van vijftien kreeg een maand geleden zijn vergunning. Kies bij de aanvraag “Waarom deze "
        "dag?”: u leest de regel, de gegevens en de wet waar de dag op rust.",
        "dagen",
    ),
    Station(
        "M0002",
        "Vandaag is de laatste dag",
        "Nareis moet vandaag worden aangevraagd. De dag schuift niet op, ook niet in het weekend. Vraag bij "
        "“Wat als?” wat er verandert als de aanvraag morgen komt.",
        "dagen",
    ),
    Station(
        "M0011",
        "De wet veranderde onderweg",
        "Deze aanvraag lag er al toen op 12 juni 2026 de wet veranderde. Kijk welke regel geldt, en welke dag "
        "die keuze bepaalt.",
        "dagen",
    ),
    Station(
        "M0015",
        "Afgewezen, en niemand was erbij",
        "Drie weken geleden kwam de afwijzing. Kijk wat de eerste weken daarna hoort te gebeuren en wie dat doet.",
        "signalen",
    ),
    Station(
        "M0017",
        "Net geland",
        "Moeder en twee broers kwamen eergisteren aan en slapen in een hotel. Kijk welke dagen er vanaf de "
        "aankomst gaan lopen.",
        "dagen",
    ),
    Station(
        "M0026",
        "Niemand nam het over",
        "De rechter besliste twee weken geleden en de voogd nam afscheid. Kijk wie volgens weerzien nu iets moet doen.",
        "signalen",
    ),
    Station(
        "M0030",
        "Zo hoort het te gaan",
        "Een warme overdracht, een plan voor de moeder, en een huis op tien minuten met de bus van oude "
        "vrienden. Vraag “Tot wanneer?” om te zien wat er nog komt.",
        "contacten",
    ),
    Station(
        "M0037",
        "Het meisje dat vertaalt en kookt",
        "Zij gaat mee naar elk loket en doet het huishouden. Haar bijbaan stopte en school ziet haar steeds "
        "minder. Twee bronnen geven samen één signaal: kijk waarom het er staat.",
        "signalen",
    ),
    Station(
        "M0042",
        "Vandaag achttien",
        "De voogdij eindigt om middernacht, wat er ook geregeld is. Kijk wat er op tijd had moeten gebeuren.",
        "dagen",
    ),
    Station(
        "M0044",
        "De vader alleen thuis",
        "Eén kind werkt, één kind gaat naar school, zijn vrouw mag niet komen. Kijk hoelang niemand met hem sprak.",
        "contacten",
    ),
    Station(
        "M0050",
        "Een gezin zonder één dag",
        "In de lijst stond alleen een naam. Open “Wat ontbreekt?”: u ziet welke gegevens nodig zijn en wie ze "
        "kan weten.",
    ),
    Station(
        "M0053",
        "Uitgenodigd uit een kamp",
        "Voor dit hervestigde gezin stond het huis klaar toen het vliegtuig landde. De eerste dagen gaan over "
        "het huis en de inburgering, niet over nareis.",
        "dagen",
    ),
    Station(
        "M0054",
        "Gekomen voor de liefde",
        "Gezinsmigranten komen de gemeente zelden onder ogen. Ook voor haar lopen er tien weken tot het plan.",
        "dagen",
    ),
)
