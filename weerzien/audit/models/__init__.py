"""The tables of audit lines and of their seals."""

from weerzien.audit.models.line import Line
from weerzien.audit.models.seal import Removal, Seal, Waiting

__all__ = ["Line", "Removal", "Seal", "Waiting"]
