"""What lies between arriving and living together: an interim stay, an exemption, an exception made to measure."""

from __future__ import annotations

from weerzien.access.roles import Compartment
from weerzien.dossiers.episodes import Ask, episode_kind, euros, listed, note, outcome, since, until, what
from weerzien.dossiers.fact_kinds import FactKind, Tells

HOUSING = Compartment.HOUSING
PLACES = listed("doorstroomlocatie", "logeerregeling", "bij familie", "tijdelijke woning", "noodopvang", "hotel")
LEASES = listed("vast", "tijdelijk", "jongerencontract", "onzelfstandig")
GROUNDS = listed("volledige dagopleiding", "zorg", "veiligheid")
INDEPENDENT, APART, STAYS = "zelfstandig met werk en studie", "apart gehuisvest", "blijft in de eigen gemeente"
EXCEPTIONS = listed(INDEPENDENT, APART, STAYS)
DECISIONS = listed("gevraagd", "toegekend", "afgewezen")
DECIDED = {"outcome": {"toegekend", "afgewezen"}}

EPISODES: tuple[FactKind, ...] = (
    episode_kind(
        "tussenverblijf", HOUSING, "Tussentijds verblijf",
        what("Waar", PLACES, is_open=True), since("Sinds"), until("Tot"), note("Toelichting"), ahead=("since", "until"),
    ),
    episode_kind(
        "huur", HOUSING, "Huur",
        what("Soort contract", LEASES, is_open=True), euros("Huur per maand in euro"), since("Ingang"), until("Einde"),
        note("Toelichting"), ahead=("since", "until"),
    ),
    episode_kind(
        "vrijstelling-samenwonen", HOUSING, "Vrijstelling van samenwonen",
        what("Waarom", GROUNDS, is_open=True), outcome("Besluit", DECISIONS), since("Vanaf"), until("Tot"),
        note("Toelichting"), ahead=("since", "until"),
    ),
    episode_kind(
        "maatwerk", HOUSING, "Maatwerk bij samenwonen",
        what("Welke uitzondering", EXCEPTIONS), outcome("Besluit", DECISIONS), since("Besloten op"), until("Geldt tot"),
        note("Belang van de jongere"), ahead=("until",),
        asks=(Ask("what"), Ask("note")),
        tells=(Tells("besluit maatwerk", "what", DECIDED), Tells("motivering maatwerk", "note", DECIDED)),
    ),
)  # fmt: skip
"""In the order in which they come."""
