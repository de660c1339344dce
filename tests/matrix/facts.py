"""The kinds of fact that people enter and correct, written by hand: which compartment keeps each, and what is planted.

The compartment decides who may write a kind. Another kind is first agreed, then written here, then made.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from tests.matrix.people import ELSEWHERE, HERS, NEIGHBOURS, Somebody
from tests.matrix.planted import LISTED, UNLISTED
from tests.matrix.written import WRITING

COMPARTMENT_OF: Mapping[str, str] = {
    "persoonsgegevens": "identity", "plaats": "identity",
    "vergunning": "procedure", "aanvraag": "procedure", "ingediend": "procedure", "ontvangst-ind": "procedure",
    "herstel-verzuim": "procedure", "dna": "procedure", "besluit": "procedure", "mvv": "procedure",
    "ticket": "procedure", "vlucht": "procedure", "zevenaar": "procedure", "ingereisd": "procedure", "brp": "procedure",
    "verblijf": "housing", "hotel": "housing", "voogdij": "guardianship",
    "verblijfsland": "procedure", "document": "procedure",
    "inburgering": "integration", "inkomen": "income", "school": "schooling", "verzuim": "schooling",
    "telefoon": "identity", "adres": "housing", "verwerking": "relations",
}  # fmt: skip


@dataclass(frozen=True)
class Kind:
    """A kind of which each planted person has a fact: its word in the address, its table, the marks in it.

    `only` is the name of the fact, in the table of what is told, or the kind of the episode.
    `is_known`: there is one at a time and it is there, so that a new one cannot be entered.
    """

    code: str
    table: str
    marks: str
    is_known: bool = True
    only: str = ""

    @property
    def compartment(self) -> str:
        return COMPARTMENT_OF[self.code]


APPLICATION = Kind("aanvraag", "procedure_application", "Application.")
KINDS = (
    Kind("persoonsgegevens", "dossiers_personalia", "Personalia."),
    Kind("vergunning", "procedure_permit", "Permit."),
    Kind("voogdij", "guardianship_guardianship", "Guardianship."),
    Kind("verblijf", "housing_stay", "Stay."),
    Kind("inburgering", "integration_integration", "Integration."),
    Kind("inkomen", "integration_income", "Income."),
    Kind("verblijfsland", "dossiers_toldfact", "ToldFact.procedure.", only="verblijfsland"),
    Kind("document", "dossiers_episode", "Episode.procedure.", is_known=False, only="document"),
    Kind("verzuim", "schooling_absence", "Absence.", is_known=False),
    Kind("verwerking", "contacts_copingphase", "CopingPhase.", is_known=False),
)
"""One of each compartment, and one that is told by its name; of episodes and absences somebody may have several."""
A_STEP = Kind("mvv", APPLICATION.table, "", is_known=False)
"""A step that no planted application has: it is entered with the application."""
NO_KIND = Kind("", "", "")
PLANTED = (HERS, NEIGHBOURS, ELSEWHERE)


def worth_asking(who: Somebody, *, more: tuple[Kind, ...] = ()) -> Iterator[tuple[str, str, Kind]]:
    """Yield family, person and kind of each fact that somebody is to ask about.

    Of the person who may be named, every kind; of others in that family, what the role would let somebody write: there
    only the reach decides. In other families one of these; of who knows of none, one fact is asked.
    """
    every = (*KINDS, *more)
    writable = [kind for kind in every if kind.compartment in who.role.compartments(WRITING)] or every[:1]
    is_near = who.knows_of(HERS)
    for family, subject, kinds in (
        (HERS, LISTED, every if is_near else writable[:1]),
        (HERS, UNLISTED, writable if is_near else ()),
        (NEIGHBOURS, LISTED, writable[:1] if is_near else ()),
        (ELSEWHERE, LISTED, writable[-1:] if is_near or who.knows_of(ELSEWHERE) else ()),
    ):
        for kind in kinds:
            yield family, subject, kind
