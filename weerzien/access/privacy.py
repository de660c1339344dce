"""Which tables of this app hold what of people."""

from __future__ import annotations

from collections.abc import Mapping

from weerzien.kernel.privacy import Kind, Personal, declare

WORKING_HERE = "tot twee jaar na het sluiten van het account"
LOGGING_IN = "zorgen dat alleen de juiste medewerker inlogt"
WHO_MAY = "bepalen wie welk gezin mag zien, en dat kunnen nagaan"

MODELS: Mapping[str, str] = {
    "Account": "protected",
    "Position": "protected",
    "Involvement": "protected",
    "InvolvementPerson": "protected",
    "Organisation": "reference",
    "Grant": "reference",
    "RoleAbility": "reference",
}
FIELDS: Mapping[str, Personal] = {
    **declare("Account", Kind.IDENTIFYING, "email name", purpose=LOGGING_IN, retention=WORKING_HERE),
    **declare(
        "Account", Kind.ORDINARY, "password last_login is_active is_demo", purpose=LOGGING_IN, retention=WORKING_HERE
    ),
    **declare("Position", Kind.ORDINARY, "account organisation role period", purpose=WHO_MAY, retention=WORKING_HERE),
    **declare(
        "Involvement",
        Kind.ORDINARY,
        "account scope compartments ground period granted_by granted_at",
        purpose=WHO_MAY,
    ),
    **declare("InvolvementPerson", Kind.ORDINARY, "involvement person", purpose=WHO_MAY),
}
