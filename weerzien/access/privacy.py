"""Which tables of this app hold what of people."""

from __future__ import annotations

from collections.abc import Mapping

from weerzien.kernel.privacy import Kept, Kind, Personal, declare

WORKING_HERE = "tot twee jaar na het sluiten van het account"
LOGGING_IN = "zorgen dat alleen de juiste medewerker inlogt"
WHO_MAY = "bepalen wie welk gezin mag zien, en dat kunnen nagaan"
KEPT_FROM = "gegevens weghouden bij wie ze een gezin in gevaar kunnen brengen, en dat kunnen nagaan"
TRIED = Kept(1, "na de laatste keer dat het inloggen mislukte")
DRAFTED = Kept(7, "nadat er voor het laatst aan is getypt")
NOT_LOST = "een tekst die nog niet is vastgelegd teruggeven aan wie hem typte"
ENDED = "tot de nacht na het einde van de sessie"

MODELS: Mapping[str, str] = {
    "Account": "protected",
    "Position": "protected",
    "Involvement": "protected",
    "InvolvementPerson": "protected",
    "Shield": "protected",
    "Draft": "protected",
    "Organisation": "reference",
    "Grant": "reference",
    "RoleAbility": "reference",
    "Fleeting": "technical",  # its key is a keyed sum, and it is over within a day
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
    # That somebody is kept from a family, and why, can be about danger.
    **declare(
        "Shield",
        Kind.SPECIAL,
        "kind person organisation account because set_by set_at lifted_by lifted_at lifted_because",
        purpose=KEPT_FROM,
    ),
    **declare("Draft", Kind.ORDINARY, "account address saved_at", purpose=NOT_LOST, retention=DRAFTED),
    **declare("Draft", Kind.SPECIAL, "fields", purpose=NOT_LOST, retention=DRAFTED),
    **declare("InvolvementPerson", Kind.ORDINARY, "involvement person", purpose=WHO_MAY),
}

OTHERS: Mapping[str, Personal] = {
    "django_session": Personal(Kind.ORDINARY, LOGGING_IN, ENDED),
    "axes_accessattempt": Personal(Kind.IDENTIFYING, LOGGING_IN, str(TRIED)),
}
"""Tables of packages that hold something of people who log in: an attempt holds what was typed as the address."""
