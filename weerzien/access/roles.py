"""The roles people have at an organisation. Codes are stable and Dutch; labels are what a person reads."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum


class Role(StrEnum):
    GEZINSREGISSEUR = "gezinsregisseur"
    TEAMLEIDER = "teamleider"
    KLANTREGISSEUR_INBURGERING = "klantregisseur-inburgering"
    KLANTMANAGER_INKOMEN = "klantmanager-inkomen"
    MEDEWERKER_HUISVESTING = "medewerker-huisvesting"
    BURGERZAKEN = "burgerzaken"
    LEERPLICHT = "leerplicht"
    WIJKTEAM = "wijkteam"
    JEUGDBESCHERMER = "jeugdbeschermer"
    GEZINSHERENIGINGSFUNCTIONARIS = "gezinsherenigingsfunctionaris"
    CONTRACTPARTNER = "contractpartner"
    OPVANGGEZIN = "opvanggezin"
    VWN_JURIDISCH = "vwn-juridisch"
    VWN_BEGELEIDER = "vwn-begeleider"
    VWN_VRIJWILLIGER = "vwn-vrijwilliger"
    COA_REGIEVOERDER = "coa-regievoerder"
    SCHOOL = "school"
    ZORG = "zorg"
    WONINGCORPORATIE = "woningcorporatie"
    SLEUTELPERSOON = "sleutelpersoon"
    TOLK = "tolk"
    GEZINSLID = "gezinslid"
    BELEIDSMEDEWERKER = "beleidsmedewerker"
    PRIVACY_OFFICER = "privacy-officer"
    BEHEERDER = "beheerder"


class Ground(StrEnum):
    """On what ground somebody is involved with a family."""

    TASK = "task"
    GUARDIANSHIP = "guardianship"
    ASSIGNMENT = "assignment"
    CONSENT = "consent"
    CONTINUED = "continued"
    HANDOVER = "handover"


ROLE_WORDS: Mapping[Role, str] = {
    **{role: role.value.replace("-", " ") for role in Role},
    Role.VWN_JURIDISCH: "juridisch begeleider",
    Role.VWN_BEGELEIDER: "maatschappelijk begeleider",
    Role.VWN_VRIJWILLIGER: "vrijwilliger",
    Role.COA_REGIEVOERDER: "regievoerder",
}
"""What a person reads; the organisation stands beside it."""


class Compartment(StrEnum):
    IDENTITY = "identity"
    NUMBERS = "numbers"
    PROCEDURE = "procedure"
    GUARDIANSHIP = "guardianship"
    HOUSING = "housing"
    INCOME = "income"
    INTEGRATION = "integration"
    SCHOOLING = "schooling"
    HEALTH = "health"
    RELATIONS = "relations"
    CONTACTS = "contacts"
