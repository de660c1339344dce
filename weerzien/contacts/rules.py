"""What may be written about a contact: refusals and the kinds there are."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from weerzien.kernel.days import Day
from weerzien.kernel.refusals import Refused

KINDS: Mapping[str, str] = {
    "huisbezoek": "huisbezoek",
    "kantoor": "gesprek op kantoor",
    "telefoon": "telefoongesprek",
    "bericht": "bericht gestuurd (telt niet als contact)",
}
INTERPRETERS: Mapping[str, str] = {
    "geen": "geen tolk",
    "telefonische tolk": "tolk aan de telefoon",
    "tolk aanwezig": "tolk aanwezig",
    "sleutelpersoon": "sleutelpersoon hielp",
    "jongere tolkt": "een kind of jongere tolkte",
}
NOTE_LENGTH = 4000
NAME_LENGTH = 120


class ContactInFuture(Refused):
    """De dag van het contact ligt in de toekomst. Vul de dag in waarop u het gezin sprak."""


class ContactLongAgo(Refused):
    """De dag van het contact ligt meer dan vijf jaar terug. Controleer het jaar."""


class UnknownKindOfContact(Refused):
    """Deze soort contact kennen we niet. Kies huisbezoek, kantoor, telefoon of bericht."""


class UnknownInterpreter(Refused):
    """Deze vorm van tolken kennen we niet. Kies een van de vormen uit de lijst."""


class NobodySpokenWith(Refused):
    """Vul in met wie u sprak, of kies bericht als u alleen iets gestuurd hebt."""


class NoteTooLong(Refused):
    """De notitie is te lang. Houd het bij wat een collega moet weten, in hooguit 4000 tekens."""


class NameTooLong(Refused):
    """De naam van wie u sprak is te lang. Gebruik hooguit 120 tekens."""


def check_contact(*, day: Day, kind: str, spoken_with: str, interpreter: str, note: str, today: date) -> None:
    """Refuse a contact that cannot be: each refusal says what is wrong and what to do."""
    if day.latest > today:
        raise ContactInFuture
    if day.earliest.year < today.year - 5:
        raise ContactLongAgo
    if kind not in KINDS:
        raise UnknownKindOfContact
    if interpreter and interpreter not in INTERPRETERS:
        raise UnknownInterpreter
    if kind != "bericht" and not spoken_with.strip():
        raise NobodySpokenWith
    if len(spoken_with) > NAME_LENGTH:
        raise NameTooLong
    if len(note) > NOTE_LENGTH:
        raise NoteTooLong
