"""Tables of imports: the run, its rows in waiting, what is in conflict, and which columns were put right before."""

from weerzien.exchange.models.import_conflict import ImportConflict
from weerzien.exchange.models.import_run import ImportRow, ImportRun
from weerzien.exchange.models.remembered_columns import RememberedColumns

__all__ = ["ImportConflict", "ImportRow", "ImportRun", "RememberedColumns"]
