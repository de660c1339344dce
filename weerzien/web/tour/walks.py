"""What there is to see in the demo for each role: a walk over its own pages."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from weerzien.access.roles import Role


@dataclass(frozen=True, slots=True)
class Stop:
    """`page` is the name of one of our own addresses."""

    page: str
    title: str
    look: str


RULES: Final = Stop(
    "rulebook",
    "Lees de regels die rekenen",
    "Elke dag en elk signaal komt uit een regel. De zin die u leest is de regel zelf, met de wet erbij.",
)
REPORT: Final = Stop(
    "reports",
    "Meld wat u ziet",
    "Kent u een gezin en maakt u zich zorgen? Meld het hier. U leest dat het is opgepakt, en niets over het gezin.",
)
TASKS: Final = Stop(
    "my_tasks",
    "Zie wat u beloofde",
    "Taken en overdrachten die op u wachten staan bij elkaar, met de dag en de reden.",
)
WALKS: Final[Mapping[Role, tuple[Stop, ...]]] = {
    Role.GEZINSREGISSEUR: (
        Stop(
            "today",
            "Begin bij Vandaag",
            "Links staat welke dag het eerst komt. Kies “Waarom deze dag?”: u leest de regel, de gegevens en de wet.",
        ),
        Stop(
            "families",
            "Zoek een naam zoals u hem hoort",
            "Een typfout of een ander schrift maakt niet uit. Kies daarna filters en kolommen, en bewaar de lijst.",
        ),
        Stop(
            "new_family",
            "Voer een gezin in",
            "Kies een van de vijf deuren. Weerzien zoekt eerst of de persoon er al is, en begint dan de goede sporen.",
        ),
        Stop(
            "signals",
            "Pak een signaal op",
            "Lees waarom het er staat en wie het meldde. Laat het wachten of sluit het af, met wat er is gedaan.",
        ),
        Stop(
            "meetings",
            "Open het overleg",
            "De agenda is al gemaakt. Loop de gezinnen langs en spreek af wie wat doet, en wanneer.",
        ),
    ),
    Role.KLANTREGISSEUR_INBURGERING: (
        Stop(
            "today",
            "Begin bij Vandaag",
            "Hier staan de dagen van de inburgering: de uitnodiging, de brede intake en het PIP.",
        ),
        Stop(
            "families",
            "Open een gezin",
            "U vult het bericht van DUO, de intake, het PIP, de leerroute en de onderdelen in. De procedure kent u op "
            "hoofdlijnen, meer niet.",
        ),
        TASKS,
        RULES,
    ),
    Role.VWN_BEGELEIDER: (
        Stop(
            "families",
            "Kijk welke gezinnen u begeleidt",
            "U ziet alleen deze gezinnen. Leg bij een van hen een contact vast: met wie, in welke taal, en of het is "
            "begrepen.",
        ),
        Stop(
            "signals",
            "Schrijf op wat u opvalt",
            "Kies in een gezin “Iets opgevallen” en een thema. Twee bronnen maken samen een signaal.",
        ),
        Stop(
            "handovers",
            "Neem een overdracht aan",
            "Een jeugdbeschermer draagt een jongere aan u over. Lees wat u moet weten en neem het aan.",
        ),
        REPORT,
    ),
    Role.JEUGDBESCHERMER: (
        Stop(
            "families",
            "Kijk welke jongeren u hebt",
            "U ziet de jongeren onder uw voogdij. Van hun gezin ziet u alleen wat daarbij hoort.",
        ),
        Stop(
            "today",
            "Wie wordt 18, en welke dag komt eerst?",
            "Op de 18e verjaardag stopt de voogdij. Kies “Waarom deze dag?” en zie wat er dan moet zijn geregeld.",
        ),
        Stop(
            "handovers",
            "Draag een jongere warm over",
            "Lees na wat de ontvanger ziet, verstuur het, en volg tot het eerste gesprek is geweest.",
        ),
        TASKS,
        REPORT,
    ),
    Role.SCHOOL: (
        Stop(
            "families",
            "Kijk welke leerlingen u hebt",
            "Van hen ziet u de naam en wat u zelf vastlegt. Vul verzuim in, of hoe het gaat in de klas.",
        ),
        REPORT,
        TASKS,
    ),
    Role.PRIVACY_OFFICER: (
        Stop(
            "reading_log",
            "Lees wie er keek",
            "Elke blik in een gezin staat in het logboek: wie, wanneer en waarom. Een gezin openen kunt u niet.",
        ),
        RULES,
    ),
    Role.BEHEERDER: (
        Stop(
            "rulebook",
            "Stel een regel in voor uw gemeente",
            "Kies een regel met “instelbaar” en een andere waarde. De voorproef telt eerst hoeveel gezinnen het raakt.",
        ),
        Stop(
            "checklist",
            "Bekijk de checklist voor 18 jaar",
            "Hier staat wat op orde moet zijn als een jongere 18 wordt. U kiest wat uw gemeente gebruikt.",
        ),
    ),
}


def walk_of(roles: Iterable[Role]) -> tuple[Stop, ...]:
    """Return the walk of the first of these roles that has one; else what everybody may read."""
    return next((WALKS[role] for role in sorted(roles) if role in WALKS), (RULES,))
