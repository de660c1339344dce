"""The tracks of one family, in one list, for whoever asks all of them."""

from __future__ import annotations

from weerzien.contacts import queries as contacts
from weerzien.dossiers.queries import tables as dossiers
from weerzien.dossiers.queries.facts import FactTable
from weerzien.guardianship import queries as guardianship
from weerzien.housing import queries as housing
from weerzien.integration import queries as integration
from weerzien.procedure import queries as procedure
from weerzien.schooling import queries as schooling

TRACKS = (dossiers, procedure, guardianship, housing, integration, schooling, contacts)
TABLES: tuple[FactTable, ...] = (
    *(table for track in TRACKS for table in track.TABLES),
    dossiers.TOLD,
    dossiers.EPISODES,
)
PAGE_TABLES = (*TABLES, *dossiers.TOGETHER, *contacts.BESIDES)
"""What the page of a family shows: more than the rules read."""
DERIVED = (
    dossiers.DERIVED,
    procedure.DERIVED,
    housing.DERIVED,
    integration.DERIVED,
    schooling.DERIVED,
)
