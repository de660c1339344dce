"""How a youngster lives under guardianship and after it, each with its period."""

from __future__ import annotations

from weerzien.access.roles import Compartment
from weerzien.dossiers.episodes import episode_kind, listed, note, outcome, since, until, what
from weerzien.dossiers.fact_kinds import FactKind

GUARDIANSHIP = Compartment.GUARDIANSHIP
FORMS = listed(
    "opvanggezin", "kinderwoongroep", "kleinschalige wooneenheid", "kleine wooneenheid", "beschermde opvang",
    "proces-opvanglocatie", "bij de ouders", "zelfstandig met begeleiding", "zelfstandig",
)  # fmt: skip
WISHES = listed("verlengde opvang", "zelfstandig wonen", "bij de ouders wonen", "weet het nog niet")
STATES = listed("aangevraagd", "toegekend", "afgewezen", "geëindigd")

EPISODES: tuple[FactKind, ...] = (
    episode_kind(
        "woonvorm", GUARDIANSHIP, "Woonvorm van de jongere",
        what("Hoe woont de jongere", FORMS, is_open=True), since("Sinds"), until("Tot"), note("Toelichting"),
        ahead=("since", "until"),
    ),
    episode_kind(
        "verlengde-opvang", GUARDIANSHIP, "Verlengde opvang",
        what("Wat wil de jongere", WISHES), outcome("Besluit", STATES), since("Vanaf"), until("Tot en met"),
        note("In de woorden van de jongere"), ahead=("since", "until"),
    ),
)  # fmt: skip
