"""What runs beside an application: letters, documents, objection and appeal, the embassy, what the journey costs."""

from __future__ import annotations

from weerzien.access.roles import Compartment
from weerzien.dossiers.episodes import Ask, episode_kind, euros, listed, note, outcome, since, until, what
from weerzien.dossiers.fact_kinds import FactKind, Tells

PROCEDURE = Compartment.PROCEDURE
IMPOSSIBLE = "niet te krijgen"
SENDERS = listed("IND", "ambassade", "rechtbank", "advocaat", "DUO", "gemeente", "Nidos")
SUBJECTS = listed("ontvangst", "herstel verzuim", "onderzoek", "uitnodiging", "besluit", "uitspraak")
PAPERS = listed(
    "paspoort", "identiteitskaart", "geboorteakte", "huwelijksakte", "overlijdensakte", "toestemming van de ouder",
    "familieboekje", "bewijs van samenleven",
)  # fmt: skip
PAPER_STATES = listed("gevraagd", "te krijgen", "ontvangen", IMPOSSIBLE)
REMEDIES = listed("bezwaar", "beroep", "hoger beroep", "voorlopige voorziening")
VERDICTS = listed("loopt nog", "gegrond", "ongegrond", "niet-ontvankelijk", "ingetrokken")
MUST_TRAVEL = listed("ja", "nee", "kan niet reizen")
COSTS = listed("ticket", "visum", "reisdocument", "reis naar de ambassade", "vertaling", "leges")
PAYERS = listed("reisfonds", "gezin", "gemeente", "VluchtelingenWerk", "Nidos", "nog niet bekend")

EPISODES: tuple[FactKind, ...] = (
    episode_kind(
        "brief", PROCEDURE, "Brief",
        what("Van wie", SENDERS, is_open=True), outcome("Waarover", SUBJECTS, is_open=True),
        since("Dag op de brief"), until("Ontvangen op"), note("Wat staat erin"),
    ),
    episode_kind(
        "document", PROCEDURE, "Document",
        what("Welk document", PAPERS, is_open=True), outcome("Hoe staat het ermee", PAPER_STATES),
        since("Gevraagd op"), until("Ontvangen, of niet te krijgen sinds"), note("Waarom niet te krijgen"),
        asks=(Ask("what"), Ask("note", {"outcome": {IMPOSSIBLE}})),
        tells=(Tells("document niet te krijgen", "until", {"outcome": {IMPOSSIBLE}}),),
    ),
    episode_kind(
        "bezwaar-beroep", PROCEDURE, "Bezwaar of beroep",
        what("Wat is ingediend", REMEDIES), outcome("Uitspraak", VERDICTS),
        since("Ingediend op"), until("Dag van de uitspraak"), note("Toelichting"),
        tells=(Tells("bezwaar ingediend", "since", {"what": {"bezwaar"}}),),
    ),
    episode_kind(
        "naar-ambassade", PROCEDURE, "Reis naar de ambassade",
        what("Welk land", {}), outcome("Moet ervoor reizen", MUST_TRAVEL), since("Vertrekt op"), until("Terug op"),
        note("Toelichting"), ahead=("since", "until"),
    ),
    episode_kind(
        "reiskosten", PROCEDURE, "Reiskosten",
        what("Waarvoor", COSTS, is_open=True), euros("Bedrag in euro"), outcome("Wie betaalt", PAYERS),
        since("Nodig op"), until("Betaald op"), note("Toelichting"), ahead=("since",),
    ),
)  # fmt: skip
"""In the order in which they come."""
