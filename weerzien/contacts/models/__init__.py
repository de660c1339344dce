"""Tables of contact notes and of professionals as partners named them."""

from weerzien.contacts.models.contact_note import ContactNote
from weerzien.contacts.models.professional import Professional

__all__ = ["ContactNote", "Professional"]
