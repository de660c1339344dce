"""What checking a chain can find, each with the Dutch sentence that says it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID


class Fault(StrEnum):
    """What proves that somebody was at the log, or at the heads."""

    CHANGED_LINE = "regel gewijzigd na de verzegeling"
    DELETED_LINE = "regel verwijderd, buiten de bewaartermijn om"
    INSERTED_LINE = "regel ingevoegd buiten het logboek om, of uit de wachtrij gehaald"
    LOST_WAITING = "regel verwijderd voordat hij verzegeld was"
    CHANGED_SEAL = "verzegeling gewijzigd of niet met onze sleutel gemaakt"
    MISSING_SEAL = "verzegeling ontbreekt in de keten"
    REORDERED = "volgorde van de keten klopt niet: de verzegeling sluit niet aan op de vorige"
    TRUNCATED = "keten afgebroken: het koppenbestand kent een verzegeling die er niet meer is"
    REWRITTEN = "keten herschreven: het koppenbestand kent op deze plaats een andere verzegeling"
    MISSING_HEAD = "kop ontbreekt: de laatste verzegeling staat niet in het koppenbestand"
    UNKNOWN_KEY = "verzegeld met een sleutel die hier niet bekend is"
    FALSE_REMOVAL = "verwijdering volgens bewaartermijn is niet met onze sleutel getekend"


@dataclass(frozen=True, slots=True)
class Breach:
    """One fault: at which place in the chain, or about which line; ids only."""

    fault: Fault
    sequence: int | None = None
    line_id: UUID | None = None

    @property
    def words(self) -> str:
        """Return the fault and where it is, in Dutch."""
        place = f"plaats {self.sequence}" if self.sequence is not None else ""
        line = f"regel {self.line_id}" if self.line_id is not None else ""
        where = ", ".join(part for part in (place, line) if part)
        return f"{self.fault.value} ({where})" if where else self.fault.value


@dataclass(frozen=True, slots=True)
class ChainReport:
    """What checking one chain gave. `late` are lines sealed more than a day after their own moment."""

    seals: int
    removed: int
    waiting: int
    late: int
    breaches: tuple[Breach, ...]
