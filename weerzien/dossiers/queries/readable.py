"""Which parts of a family somebody reads whole: of everybody in it, and of the family itself."""

from __future__ import annotations

from uuid import UUID

from weerzien.access.questions import asked
from weerzien.access.roles import Compartment

WHOLE = """
select part.name from unnest(%(parts)s::text[]) as part (name)
where (reaches_everywhere(part.name, 'rw')
       and exists (select from own_dossiers own where own.dossier_id = %(dossier)s))
   or %(dossier)s in (select visible_besides(part.name, 'rw'))
"""


def read_whole(dossier_id: UUID) -> frozenset[Compartment]:
    """Return the compartments that the one who acts reads of everybody in a family; one query.

    Asked of PostgreSQL, because an involvement may hold less than the role would, or some persons only.
    """
    rows = asked(WHOLE, {"parts": [part.value for part in Compartment], "dossier": dossier_id})
    return frozenset(Compartment(name) for (name,) in rows)
