"""What DUO reports of somebody's civic integration, and what counts beside the PIP: tests, exams, exemptions."""

from __future__ import annotations

from weerzien.access.roles import Compartment
from weerzien.dossiers.episodes import episode_kind, listed, note, outcome, since, until, what
from weerzien.dossiers.fact_kinds import FactKind, Tells

INTEGRATION = Compartment.INTEGRATION
MOVED_WITHOUT, MOVED_WITH, LEFT = "SS120", "SS121", "SS122"
EVENTS = {
    "SS101": "SS101 inburgeringsplichtig",
    "SS102": "SS102 termijn begonnen",
    "SS103": "SS103 termijn verlengd",
    "SS106": "SS106 aan de plicht voldaan",
    MOVED_WITHOUT: "SS120 gevestigd zonder PIP",
    MOVED_WITH: "SS121 gevestigd met PIP",
    LEFT: "SS122 naar een andere gemeente",
    "SS123": "SS123 vertrokken",
    "SS124": "SS124 andere doelgroep",
    "SS126": "SS126 tien weken voorbij",
    "SS127": "SS127 nog geen aanbod",
    "SS129": "SS129 tijdelijke vrijstelling geëindigd",
    "SS199": "SS199 uitslag van een examen",
}
"""What DUO calls its events; the start of the ten weeks (SS139) stands with the civic integration itself."""
CHECKS = listed(
    "leerbaarheidstoets", "examen KNM", "examen lezen", "examen luisteren", "examen schrijven", "examen spreken",
    "vrijstelling", "ontheffing medisch", "ontheffing inspanning", "verlenging van de termijn", "klaar voor de start",
)  # fmt: skip
RESULTS = listed("aangevraagd", "gehaald", "niet gehaald", "toegekend", "afgewezen", "haalbaar", "niet haalbaar")

EPISODES: tuple[FactKind, ...] = (
    episode_kind(
        "duo-bericht", INTEGRATION, "Bericht van DUO",
        what("Welk bericht", EVENTS, is_open=True), since("Dag van de gebeurtenis"), until("Uiterste dag volgens DUO"),
        note("Toelichting"), ahead=("until",),
        tells=(
            Tells("vestiging zonder PIP (SS120)", "since", {"what": {MOVED_WITHOUT}}),
            Tells("vestiging met PIP (SS121)", "since", {"what": {MOVED_WITH}}),
            Tells("vertrek naar andere gemeente (SS122)", "since", {"what": {LEFT}}),
        ),
    ),
    episode_kind(
        "toets-vrijstelling", INTEGRATION, "Toets, examen of vrijstelling",
        what("Wat", CHECKS, is_open=True), outcome("Uitslag", RESULTS, is_open=True), since("Op of vanaf"),
        until("Tot"), note("Toelichting"), ahead=("since", "until"),
    ),
)  # fmt: skip
