"""Tables of imports: the run and its rows in waiting."""

from weerzien.exchange.models.import_run import ImportRow, ImportRun

__all__ = ["ImportRow", "ImportRun"]
