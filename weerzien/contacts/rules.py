"""What may be written about a contact: refusals and the kinds there are."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date

from weerzien.dossiers.rules import Around, Cells, check_days
from weerzien.kernel.days import Day
from weerzien.kernel.refusals import Refused

KINDS: Mapping[str, str] = {
    "huisbezoek": "huisbezoek",
    "kantoor": "gesprek op kantoor",
    "telefoon": "telefoongesprek",
    "beeldbellen": "beeldbellen",
    "elders": "ergens anders, bijvoorbeeld op school",
    "bericht": "bericht gestuurd (telt niet als contact)",
}
INTERPRETERS: Mapping[str, str] = {
    "geen": "geen tolk",
    "telefonische tolk": "tolk aan de telefoon",
    "tolk aanwezig": "tolk aanwezig",
    "sleutelpersoon": "sleutelpersoon hielp",
    "jongere tolkt": "een kind of jongere tolkte",
}
UNDERSTOOD: Mapping[str, str] = {
    "ja": "ja, het gezin vertelde het na",
    "deels": "deels",
    "nee": "nee",
    "niet gevraagd": "niet gevraagd",
}
"""Whether what was said came across: asked by having it told back."""
HOW_KNOWN: Mapping[str, str] = {
    "zelf gezien": "zelf gezien of gehoord",
    "van het gezin": "het gezin vertelde het",
    "van een ander": "iemand anders vertelde het",
}
COPING_PHASES: Mapping[str, str] = {
    "blij": "blij en opgelucht",
    "botsing": "teleurgesteld, het botst",
    "zoeken": "zoekt een eigen weg",
    "evenwicht": "heeft een evenwicht gevonden",
}
"""Words of our own: the infosheet of Pharos says that members stand in different phases and does not name them."""
SPEAK_WITH: Mapping[str, str] = {
    "ouder": "spreek de ouder aan, niet het kind",
    "moeder": "spreek de moeder aan, niet het kind",
    "vader": "spreek de vader aan, niet het kind",
    "ouders samen": "spreek de ouders samen aan",
    "jongere": "spreek de jongere zelf aan",
    "contactpersoon": "vraag eerst de vaste contactpersoon",
}
INTERPRETER_WANTED: Mapping[str, str] = {
    "vrouw": "liever een vrouw",
    "man": "liever een man",
    "maakt niet uit": "man of vrouw maakt niet uit",
    "geen": "geen tolk nodig",
}
BY_WAY_OF: Mapping[str, str] = {
    "bellen": "bellen",
    "bericht": "een bericht sturen",
    "langskomen": "langskomen",
    "brief": "een brief sturen",
}
NOTE_LENGTH = 4000
NAME_LENGTH = 120
LANGUAGE_LENGTH = 60


class ContactInFuture(Refused):
    """De dag van het contact ligt in de toekomst. Vul de dag in waarop u het gezin sprak."""

    field = "day"


class ContactWithoutDay(Refused):
    """Vul de dag in waarop u het gezin sprak. Weet u die niet, typ dan onbekend."""

    field = "day"


class ContactLongAgo(Refused):
    """De dag van het contact ligt meer dan vijf jaar terug. Controleer het jaar."""

    field = "day"


class UnknownKindOfContact(Refused):
    """Deze soort contact kennen we niet. Kies huisbezoek, kantoor, telefoon of bericht."""

    field = "kind"


class UnknownInterpreter(Refused):
    """Deze vorm van tolken kennen we niet. Kies een van de vormen uit de lijst."""

    field = "interpreter"


class UnknownUnderstanding(Refused):
    """Kies of het gezin het begreep: ja, deels, nee of niet gevraagd."""

    field = "understood"


class NobodySpokenWith(Refused):
    """Vul in met wie u sprak, of kies bericht als u alleen iets gestuurd hebt."""

    field = "spoken_with"


class NoteTooLong(Refused):
    """De notitie is te lang. Houd het bij wat een collega moet weten, in hooguit 4000 tekens."""

    field = "note"


class NameTooLong(Refused):
    """De naam van wie u sprak is te lang. Gebruik hooguit 120 tekens."""

    field = "spoken_with"


class NothingNoticed(Refused):
    """Schrijf op wat u zag of hoorde, of vul in op welke dag het was."""

    field = "note"


class NoSuchTelephone(Refused):
    """Dit is geen telefoonnummer. Typ cijfers, met een plus ervoor als het nummer uit een ander land is."""

    field = "number"


class NoSuchPostcode(Refused):
    """Dit is geen Nederlandse postcode. Typ vier cijfers en twee letters, bijvoorbeeld 1234 AB."""

    field = "postcode"


TELEPHONE = re.compile(r"\+?[0-9][0-9 ()\-]{5,}")
POSTCODE = re.compile(r"[1-9][0-9]{3} ?[A-Za-z]{2}")


def check_observation(cells: Cells, around: Around) -> None:
    """Refuse an observation that says nothing, or of a day that is still to come."""
    if not cells.get("day") and not cells.get("note"):
        raise NothingNoticed
    if len(str(cells.get("note") or "")) > NOTE_LENGTH:
        raise NoteTooLong
    check_days(cells, around)


def check_coping(cells: Cells, around: Around) -> None:
    """Refuse how somebody fares on a day that is still to come; what it is may be unknown."""
    check_days(cells, around)


def check_preference(cells: Cells, around: Around) -> None:
    """Refuse nothing: any wish of a family may be written down."""
    del cells, around


def check_telephone(cells: Cells, around: Around) -> None:
    """Refuse what is no telephone number."""
    del around
    number = cells.get("number")
    if number and not TELEPHONE.fullmatch(str(number)):
        raise NoSuchTelephone


def check_address(cells: Cells, around: Around) -> None:
    """Refuse what is no postcode."""
    del around
    postcode = cells.get("postcode")
    if postcode and not POSTCODE.fullmatch(str(postcode)):
        raise NoSuchPostcode


def check_note(cells: Cells, around: Around) -> None:
    """Refuse a correction after which a contact cannot have been."""
    day = cells.get("day")
    if not day:
        raise ContactWithoutDay
    check_day(day if isinstance(day, Day) else None, today=around.today)
    if len(str(cells.get("note") or "")) > NOTE_LENGTH:
        raise NoteTooLong


def check_day(day: Day | None, *, today: date) -> None:
    """Refuse a contact that is still to come, or so long ago that the year must be wrong; None is not known."""
    if day is None:
        return
    if day.latest > today:
        raise ContactInFuture
    if day.earliest.year < today.year - 5:
        raise ContactLongAgo


def check_contact(
    *, day: Day | None, kind: str, spoken_with: str, interpreter: str, note: str, today: date, understood: str = ""
) -> None:
    """Refuse a contact that cannot be: each refusal says what is wrong and what to do."""
    check_day(day, today=today)
    if kind not in KINDS:
        raise UnknownKindOfContact
    if understood and understood not in UNDERSTOOD:
        raise UnknownUnderstanding
    if interpreter and interpreter not in INTERPRETERS:
        raise UnknownInterpreter
    if kind != "bericht" and not spoken_with.strip():
        raise NobodySpokenWith
    if len(spoken_with) > NAME_LENGTH:
        raise NameTooLong
    if len(note) > NOTE_LENGTH:
        raise NoteTooLong
