"""Why a file cannot be read at all: one refusal for each reason, with what to do about it."""

from __future__ import annotations

from weerzien.kernel.refusals import Refused


class UnusableWorkbook(Refused):
    """Dit bestand kunnen wij niet lezen. Kies een werkboek (.xlsx of .ods) of een tekstbestand (.csv)."""


class NotAWorkbook(UnusableWorkbook):
    """Dit is geen werkboek. Sla uw lijst op als .xlsx, .ods of .csv en kies dat bestand."""


class OldWorkbook(UnusableWorkbook):
    """Dit is een oud Excel-bestand (.xls). Open het in Excel, sla het op als .xlsx en kies dat bestand."""


class OpenQuote(UnusableWorkbook):
    """In dit tekstbestand (.csv) is een cel te lang of een aanhalingsteken niet gesloten. Open het in Excel, sla het op
    als .xlsx en kies dat bestand."""


class EmptyFile(UnusableWorkbook):
    """Dit bestand is leeg. Kies het werkboek met uw gezinnen."""


class EncryptedWorkbook(UnusableWorkbook):
    """Dit werkboek is met een wachtwoord beveiligd. Haal het wachtwoord eraf en kies het bestand opnieuw."""


class BrokenWorkbook(UnusableWorkbook):
    """Dit werkboek is beschadigd. Open het in Excel, sla het opnieuw op en kies het dan nog een keer."""


class UnsafeWorkbook(UnusableWorkbook):
    """In dit werkboek staat een verwijzing die niet in een werkboek hoort (DTD). Wij lezen het niet. Open het in Excel,
    sla het opnieuw op en kies het dan nog een keer."""


class TooLargeWorkbook(UnusableWorkbook):
    """Dit werkboek is te groot: het mag 30 MB zijn en 200.000 rijen of een half miljoen gevulde cellen hebben. Haal
    weg wat ver onder of naast de lijst staat, of verdeel het over meer bestanden."""


class NoKnownSheet(UnusableWorkbook):
    """In dit werkboek staat geen blad dat wij kennen. Noem ten minste één blad Personen, Aanvragen, Voogdij,
    Inburgering, Contacten, Verzuim of Betrokkenen, met de koppen in de eerste rij."""
