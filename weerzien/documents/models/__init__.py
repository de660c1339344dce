"""Tables of documents: what a list shows, and apart from it what stands in them, encrypted."""

from weerzien.documents.models.content import Content
from weerzien.documents.models.document import Document

__all__ = ["Content", "Document"]
