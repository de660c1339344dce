"""Tables of guardianship."""

from weerzien.guardianship.models.guardianship import Guardianship

__all__ = ["Guardianship"]
