"""Who of the families somebody knows was born when."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final
from uuid import UUID

from weerzien.access.actors import Actor
from weerzien.access.questions import asked
from weerzien.dossiers.lasting import MOVED, NOT_OWN, OF_OWN
from weerzien.dossiers.queries.searching import CLOSED
from weerzien.kernel.days import Day

BORN: Final = """
select born.dossier_id, born.subject_id, born.id, born.born_earliest, born.born_latest from dossiers_personalia born
where {which} and born.superseded_by_id is null and born.subject_id is not null
"""
# Most birth dates are one day, and these an index finds; the others are few.
ON_A_DAY: Final = "born.born_earliest = born.born_latest and born.born_latest between %(first)s and %(last)s"
ABOUT: Final = (
    "born.born_earliest < born.born_latest and born.born_latest >= %(first)s and born.born_earliest <= %(last)s"
)
PARTS: Final = (
    OF_OWN.format(row="born"),
    MOVED.format(row="born"),
    f"born.lasting_municipality_id is not null and born.dossier_id in ({NOT_OWN})",
)
FOUND: Final = " union all ".join(
    BORN.format(which=f"{part} and {days}") for part in PARTS for days in (ON_A_DAY, ABOUT)
)
QUESTION: Final = f"""
with found as ({FOUND}),
oldest as (
  select found.*, count(*) over () as total from found where found.dossier_id not in ({CLOSED})
  order by born_earliest, born_latest, id limit %(size)s
)
select oldest.dossier_id, oldest.subject_id, said.first_name, oldest.born_earliest, oldest.born_latest, said.born_told,
  oldest.total
from oldest join dossiers_personalia said on said.id = oldest.id
order by oldest.born_earliest, oldest.born_latest, oldest.id
"""  # noqa: S608 -- our own words


@dataclass(frozen=True, slots=True)
class BirthLine:
    """Somebody's birth date and the family that somebody belongs to."""

    dossier_id: UUID
    person_id: UUID
    first_name: str
    born: Day


def born_between(actor: Actor, first: date, last: date, *, size: int) -> tuple[list[BirthLine], int]:
    """Return the oldest members born from `first` up to and including `last`, and how many there are; one query."""
    rows = asked(QUESTION, {"municipality": actor.municipality_id, "first": first, "last": last, "size": size})
    return [BirthLine(pk, person, name, Day(*born)) for pk, person, name, *born, _ in rows], rows[0][-1] if rows else 0
