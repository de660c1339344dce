"""How somebody goes through school: from which to which, and how it goes there."""

from __future__ import annotations

from weerzien.access.roles import Compartment
from weerzien.dossiers.episodes import Ask, episode_kind, listed, note, outcome, since, until, what
from weerzien.dossiers.fact_kinds import FactKind
from weerzien.schooling.rules import SCHOOLS

SCHOOLING = Compartment.SCHOOLING
REASONS = listed("eerste school", "van ISK naar regulier", "andere school", "verhuizing", "diploma", "gestopt")
ASPECTS = listed("voortgang", "welbevinden", "taal", "aansluiting na de ISK")
MARKS = listed("goed", "wisselend", "zorgelijk")

EPISODES: tuple[FactKind, ...] = (
    episode_kind(
        "schoolloopbaan", SCHOOLING, "Inschrijving of wissel van school",
        what("Soort school", SCHOOLS), outcome("Waarom", REASONS, is_open=True), since("Ingeschreven op"),
        until("Uitgeschreven op"), note("Naam van de school en toelichting"), ahead=("since", "until"),
    ),
    episode_kind(
        "voortgang", SCHOOLING, "Hoe het gaat op school",
        what("Wat", ASPECTS), outcome("Hoe gaat het", MARKS), since("Op welke dag"), note("Toelichting"),
        asks=(Ask("what"), Ask("outcome")),
    ),
)  # fmt: skip
