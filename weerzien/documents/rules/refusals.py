"""Why a document is not taken, or not removed: one refusal for each reason, with what to do about it."""

from __future__ import annotations

from weerzien.kernel.refusals import Refused


class UnusableDocument(Refused):
    """Dit bestand kunnen wij niet bewaren. Er is niets bewaard. Kies een ander bestand."""


class EmptyDocument(UnusableDocument):
    """Dit bestand is leeg. Er is niets bewaard. Kies het bestand nog eens."""


class TooLarge(UnusableDocument):
    """Dit bestand is te groot. Er is niets bewaard. Maak het kleiner, of verdeel het over meer bestanden."""

    def __init__(self, largest_bytes: int) -> None:
        super().__init__()
        self.largest_bytes = largest_bytes

    def __str__(self) -> str:
        return (
            f"Dit bestand is te groot: hooguit {size_words(self.largest_bytes)} past. Er is niets bewaard. "
            "Maak het kleiner, of verdeel het over meer bestanden."
        )


class NotAllowed(UnusableDocument):
    """Dit soort bestand bewaren wij niet. Wij kijken naar de inhoud, niet naar de naam. Er is niets bewaard. Kies een
    PDF, een foto, een Word-bestand (.docx), een ODT of platte tekst."""


class OldWord(UnusableDocument):
    """Dit is een oud Office-bestand, zoals .doc. Er is niets bewaard. Sla het op als PDF of .docx en kies dat
    bestand."""


class LockedDocument(UnusableDocument):
    """Dit bestand is met een wachtwoord beveiligd. Er is niets bewaard. Haal het wachtwoord eraf en kies het
    bestand opnieuw: hier is het op een andere manier beveiligd."""


class HasMacros(UnusableDocument):
    """In dit bestand zitten macro's, en die kunnen kwaad doen. Er is niets bewaard. Sla het op als PDF en kies dat
    bestand."""


class UnpacksTooLarge(UnusableDocument):
    """Dit bestand wordt uitgepakt veel te groot en is misschien een val. Er is niets bewaard. Vraag de afzender om een
    PDF."""


class BrokenDocument(UnusableDocument):
    """Dit bestand is beschadigd of niet helemaal aangekomen. Er is niets bewaard. Open het op uw computer, sla het
    opnieuw op en kies het dan nog eens."""


class HasVirus(UnusableDocument):
    """In dit bestand zit een virus. Er is niets bewaard. Open het ook zelf niet, en meld het bij uw
    informatiebeveiliging."""


class ScannerSilent(UnusableDocument):
    """Wij konden niet kijken of er een virus in dit bestand zit. Er is niets bewaard. Probeer het straks nog eens; lukt
    het dan niet, vraag het uw beheerder."""


class NoKey(UnusableDocument):
    """Deze installatie heeft nog geen sleutel om documenten mee te versleutelen. Er is niets bewaard. Vraag uw
    beheerder om WEERZIEN_DOCUMENTS_KEY in te stellen."""


class Unreadable(Refused):
    """Dit document is niet te lezen: de sleutel ontbreekt, of er is iets aan veranderd. Vraag het uw beheerder."""


class NoTitle(Refused):
    """Schrijf in een paar woorden wat dit document is."""


class TitleTooLong(Refused):
    """De omschrijving is te lang. Houd het bij hooguit 120 tekens."""


class NoReason(Refused):
    """Schrijf in een zin waarom u dit document verwijdert. Wie later kijkt, moet het kunnen begrijpen."""


class ReasonTooLong(Refused):
    """De reden is te lang. Houd het bij een zin van hooguit 200 tekens."""


class RemovedAlready(Refused):
    """Dit document is al verwijderd, door u of door een ander. Kijk in de lijst waarom."""


BYTES_OF_A_MEGABYTE = 1_000_000
BYTES_OF_A_KILOBYTE = 1_000


def size_words(size_bytes: int) -> str:
    """Return a size as people read it: whole kilobytes, or megabytes with one decimal where there is one."""
    if size_bytes < BYTES_OF_A_MEGABYTE:
        return f"{max(1, round(size_bytes / BYTES_OF_A_KILOBYTE))} kB"
    tenths = round(size_bytes * 10 / BYTES_OF_A_MEGABYTE)
    return f"{tenths // 10},{tenths % 10} MB" if tenths % 10 else f"{tenths // 10} MB"
