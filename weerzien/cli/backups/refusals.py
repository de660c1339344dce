"""Why a backup cannot be used, each in a sentence."""

from __future__ import annotations

from weerzien.kernel.refusals import Refused


class Unusable(Refused):
    """Deze reservekopie is niet te gebruiken. Neem een andere."""


class NotABackup(Unusable):
    """Dit bestand is geen reservekopie van weerzien, of het begin ervan ontbreekt. Kies een ander bestand."""


class Damaged(Unusable):
    """Deze reservekopie is beschadigd of afgebroken: wat erin staat is niet wat erin ging. Neem een andere kopie."""


class Newer(Unusable):
    """Deze reservekopie is gemaakt met een nieuwere versie van weerzien. Zet eerst die versie klaar en probeer het
    opnieuw."""


class ServerTooOld(Unusable):
    """Deze reservekopie komt van een nieuwere PostgreSQL dan die waar hij naartoe moet. Neem een server van dezelfde
    of een nieuwere versie."""


class OtherKey(Unusable):
    """De sleutel past niet bij deze reservekopie."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.name = name

    def __str__(self) -> str:
        return (
            f"{self.sentence()} Zet in {self.name} de sleutel van toen de kopie gemaakt werd; "
            "zonder die sleutel zijn nummers en logboek niet te lezen."
        )


class NeedsIdentity(Unusable):
    """Deze reservekopie is versleuteld. Geef met --sleutel het bestand met de geheime sleutel."""


class NotForThisIdentity(Unusable):
    """Deze reservekopie is niet voor deze geheime sleutel gemaakt. Geef met --sleutel een andere."""


class NoIdentity(Unusable):
    """In dit bestand staat geen geheime sleutel. Geef het bestand dat `weerzien backup-key` of age-keygen maakte."""


class NoFile(Unusable):
    """Dit bestand is er niet of is niet te lezen. Kijk de naam en de rechten na."""


class NoNumbersKey(Refused):
    """WEERZIEN_NUMBERS_KEY ontbreekt. Geef de sleutel van deze installatie: die merkt de kopie, en gaat niet mee."""


class NoRecipient(Refused):
    """In een reservekopie staan gegevens van mensen. Geef met --voor de publieke sleutel van wie hem mag openen, of
    kies zelf voor --onversleuteld. Een sleutel maakt u met `weerzien backup-key`."""


class NotARecipient(Refused):
    """Dit is geen publieke sleutel. Geef er een die begint met age1, zoals `weerzien backup-key` hem toont."""


class Hidden(Refused):
    """Er zijn tabellen waarvan deze rol niet alle rijen ziet. De kopie is niet gemaakt."""

    def __init__(self, tables: list[str]) -> None:
        super().__init__()
        self.tables = tables

    def __str__(self) -> str:
        return f"{self.sentence()} Geef weerzien_owner een regel die alles toelaat voor: {', '.join(self.tables)}."


class NoRoom(Refused):
    """Hier is geen plaats meer op de schijf. Er is geen kopie gemaakt; maak ruimte of kies een andere map."""


class CannotWrite(Refused):
    """Hier mag geen bestand gemaakt worden. Kies een map die bestaat en waarin u mag schrijven."""


class AlreadyThere(Refused):
    """Dit bestand bestaat al, en een reservekopie wordt niet overschreven. Kies een andere naam, of geef een map."""


class NoTools(Refused):
    """Er is geen pg_dump of pg_restore gevonden die bij deze server past. Installeer het pakket postgresql-client van
    dezelfde versie als de server, of zet de map ervan in WEERZIEN_POSTGRESQL."""


class DumpFailed(Refused):
    """PostgreSQL kon de kopie niet maken of terugzetten; de reden staat hierboven. Er is niets half achtergebleven.
    Los die op en probeer het opnieuw."""


class NoSource(Refused):
    """De database geeft geen antwoord. Kijk of het adres in DATABASE_URL_OWNER klopt en of de server draait."""


class NothingThere(Refused):
    """In deze database staat nog niets om te bewaren. Voer eerst `weerzien migrate` uit, of geef een ander adres."""


class HoldsData(Refused):
    """In die database staat al iets. Geef een lege database, of zeg met --vervang dat alles erin weg mag; dat kan
    alleen samen met --naar."""


class TargetInUse(Refused):
    """Er is nog iemand verbonden met de database die vervangen wordt. Er is niets veranderd: stop eerst de webserver en
    het werk van de nacht, en probeer het opnieuw."""


class NoTarget(Refused):
    """Er is niet gezegd waarheen. Geef met --naar het adres van een rol die databases mag maken, geef de drie adressen
    DATABASE_URL, DATABASE_URL_OWNER en DATABASE_URL_JOBS, of kies --oefening."""


class NoAnswerThere(Refused):
    """De PostgreSQL waar de kopie naartoe moet geeft geen antwoord. Kijk of het adres klopt en of de server draait."""


class RolesOfOthers(Refused):
    """Op die server bestaan de rollen van weerzien al, met een ander wachtwoord. Maak zelf een lege database van
    weerzien_owner, en geef de drie adressen in plaats van --naar."""


class HeadsReachFurther(Refused):
    """Het koppenbestand van WEERZIEN_AUDIT_HEADS kent verzegelingen die niet in deze kopie zitten. Geef dat bestand een
    andere naam en bewaar het als bewijs; wijs dan een nieuw bestand aan."""


class CameBackDifferent(Refused):
    """Wat is teruggezet is niet wat in de kopie ging, en is daarom weer weggehaald."""

    def __init__(self, differences: list[str]) -> None:
        super().__init__()
        self.differences = differences

    def __str__(self) -> str:
        return f"{self.sentence()} Anders: {', '.join(self.differences[:10])}. Meld dit, en neem een andere kopie."


class NotBroughtUp(Refused):
    """De tabellen konden niet op de stand van deze versie gebracht worden; de reden staat hierboven. Wat teruggezet was
    is weer weggehaald. Probeer het met de versie die de kopie maakte."""


class LogTouched(Refused):
    """Het logboek in deze kopie klopt niet met zijn verzegelingen of koppen; wat er is gevonden staat hierboven. Er is
    niets teruggezet. Neem een oudere kopie, of zeg --ook-met-geschonden-logboek."""
