"""Where a rule or a calculation comes from, so that anybody can look it up."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

READ_LAW = "https://wetten.overheid.nl"


@dataclass(frozen=True, slots=True)
class Citation:
    """A law, guide or document. `bwb` is the number of a law, `seen_on` the day somebody read it.

    `link` is an address given by hand; for a law without one the address follows from its number.
    """

    title: str
    bwb: str = ""
    article: str = ""
    seen_on: date | None = None
    link: str = ""

    @property
    def url(self) -> str:
        """Return where it can be read, or nothing."""
        if self.link or not self.bwb:
            return self.link
        return f"{READ_LAW}/{self.bwb}/#Artikel{self.article}" if self.article else f"{READ_LAW}/{self.bwb}/"

    @property
    def words(self) -> str:
        """Return the citation as a person writes it: title and article."""
        return f"{self.title}, artikel {self.article}" if self.bwb and self.article else self.title
