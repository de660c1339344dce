"""The numbers of a list that gives none, as they are kept: keyed, and for one organisation only."""

from __future__ import annotations

from dataclasses import dataclass

from weerzien.dossiers.numbers import made_number
from weerzien.exchange.workbook.numbering import Identity
from weerzien.kernel.ids import OrganisationId


@dataclass(frozen=True, slots=True)
class ListMarks:
    """Gives the same number to the same person or family in every later list of one organisation."""

    organisation_id: OrganisationId

    def number(self, identity: Identity, row: int) -> str:  # noqa: ARG002 -- all marks are asked alike
        """Return the number for who or what stands in a row, wherever that row is."""
        return made_number(identity, organisation_id=self.organisation_id)

    def word(self, said: str) -> str:
        """Return the number of a family that a list calls by a word."""
        return made_number(("word", said), organisation_id=self.organisation_id)
