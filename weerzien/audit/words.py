"""What the lines of the log say, in Dutch."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from weerzien.access.roles import Compartment

OPENED_FOR: Mapping[Compartment, str] = {
    Compartment.IDENTITY: "wie het zijn",
    Compartment.NUMBERS: "BSN en V-nummer",
    Compartment.PROCEDURE: "de procedure",
    Compartment.GUARDIANSHIP: "de voogdij",
    Compartment.HOUSING: "de huisvesting",
    Compartment.INCOME: "het inkomen",
    Compartment.INTEGRATION: "de inburgering",
    Compartment.SCHOOLING: "school en verzuim",
    Compartment.HEALTH: "de gezondheid",
    Compartment.RELATIONS: "de onderlinge verhoudingen",
    Compartment.CONTACTS: "de contacten",
}
FACT_WORDS: Mapping[str, str] = {
    "dossiers.personalia": "persoonsgegevens",
    "dossiers.membership": "plaats in het gezin",
    "dossiers.told-fact": "verteld gegeven",
    "procedure.permit": "vergunning",
    "procedure.application": "aanvraag",
    "procedure.step": "stap in de aanvraag",
    "guardianship.guardianship": "voogdij",
    "housing.stay": "verblijf",
    "housing.hotel-stay": "hotel",
    "integration.integration": "inburgering",
    "integration.income": "inkomen",
    "schooling.enrolment": "school",
    "schooling.absence": "verzuim",
}
ACTION_WORDS: Final[Mapping[str, str]] = {
    "today": "de pagina Vandaag",
    "tour": "de rondleiding door de proefomgeving",
    "families.listed": "de lijst van gezinnen",
    "family": "de pagina van het gezin",
    "brief": "de brief van het gezin, om af te drukken",
    "why": "waarom een dag of signaal er staat",
    "why-not": "waarom een regel niets over het gezin zegt",
    "missing": "welke gegevens van het gezin ontbreken",
    "until": "tot wanneer dagen en signalen van het gezin gelden",
    "what-if": "wat er bij het gezin zou veranderen als",
    "audit.log": "het logboek van het gezin",
    "audit.lines-removed": "regels van het logboek verwijderd volgens de bewaartermijn",
    "backup.begun": "begonnen aan een reservekopie van alles",
    "backup.restored": "een reservekopie van alles teruggezet",
    "see-family": "het gezin geopend",
    "open-dossier": "een nieuw dossier geopend",
    "import-workbook": "het gezin geopend om in te lezen",
    "assign-responsibility": "het gezin geopend om de verantwoordelijke te kiezen",
    "grant-involvement": "het gezin geopend om iemand te betrekken",
    "read-log": "het logboek",
    **{f"edit-{part}": f"het gezin geopend om te wijzigen: {words}" for part, words in OPENED_FOR.items()},
    "dossiers.opened": "dossier aangemaakt",
    "dossiers.responsibility-assigned": "verantwoordelijke gewijzigd",
    "access.involvement-granted": "iemand bij het gezin betrokken",
    "contacts.contact-recorded": "contact vastgelegd",
    "contacts.record": "contact vastleggen",
    "facts.record": "een gegeven vastleggen",
    "facts.correct": "een gegeven wijzigen",
    "fact": "het formulier van een gegeven",
    **{f"{name}-recorded": f"{words} vastgelegd" for name, words in FACT_WORDS.items()},
    **{f"{name}-corrected": f"{words} gewijzigd" for name, words in FACT_WORDS.items()},
    "exchange.workbook-staged": "werkboek klaargezet",
    "exchange.workbook-taken": "werkboek ingelezen",
    "exchange.workbook-discarded": "werkboek weggegooid",
    "exchange.columns-corrected": "kolommen van een werkboek verbeterd",
    "exchange.columns-forgotten": "kolommen van een werkboek vergeten",
    "exchange.conflicts-chosen": "bij verschillen met een werkboek gekozen",
    "exchange.conflict-taken": "waarde uit een werkboek gekozen boven wat er stond",
    "exchange.mending-workbook": "werkboek met geweigerde rijen opgehaald",
    "exchange.import": "een werkboek inlezen of bekijken",
    "exchange.take": "werkboek inlezen",
    "early-signals.reevaluated": "dagen en signalen opnieuw bekeken",
    "early-signals.reevaluated-at-night": "dagen en signalen 's nachts opnieuw bekeken",
    "early-signals.reevaluate": "dagen en signalen opnieuw bekijken",
    "early-signals.setting-previewed": "voorproef van een instelling van een regel gevraagd",
    "early-signals.setting-weighed": "uitgerekend wat een instelling van een regel zou veranderen",
    "early-signals.setting-saved": "instelling van een regel gewijzigd",
    "early-signals.settings-taken": "instellingen van regels uit een werkboek overgenomen",
    "early-signals.set-rules": "een instelling van een regel wijzigen",
    "early-signals.preview": "welke gezinnen een instelling verandert",
    "set-rules": "instellingen van regels",
    "unit-of-work": "een wijziging",
}
"""What was looked at, changed, refused or exported. A code that is not here is shown as it is."""


def action_words(action: str) -> str:
    """Return an action in words, and its code where it has none yet."""
    return ACTION_WORDS.get(action, action)
