"""The table of audit lines."""

from weerzien.audit.models.line import Line

__all__ = ["Line"]
