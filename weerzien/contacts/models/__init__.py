"""Tables of contacts, of what was noticed, of how a family wants to be reached, and of professionals around it."""

from weerzien.contacts.models.contact_note import ContactNote
from weerzien.contacts.models.coping import CopingPhase
from weerzien.contacts.models.observation import Observation
from weerzien.contacts.models.professional import Professional
from weerzien.contacts.models.reaching import Address, Preference, Telephone

__all__ = ["Address", "ContactNote", "CopingPhase", "Observation", "Preference", "Professional", "Telephone"]
