"""Where a fact is entered by hand, and where on the page of a family it stands."""

from __future__ import annotations

from uuid import UUID

from django.urls import reverse

from weerzien.early_signals.editing.kinds import OTHERS, form_id, kind_for
from weerzien.early_signals.editing.told import OFFERED
from weerzien.kernel.ids import DossierId
from weerzien.rulebook.dictionary import fact_named

CONTACTS, NOTICED = "contacten", "gezien"
CONTACT_FORM = f"#{CONTACTS}"
OBSERVATION = "contacts.observation"


def entry_link(fact_name: str, dossier_id: DossierId, subject_id: UUID | None) -> str | None:
    """Return the address of the form that writes a fact of the dictionary; None where nobody writes it by hand.

    `subject_id` is whom or what the fact is about: a person, an application (of a fact about one, the person for whom
    it is will do where there is one application), or None for the whole family. Where the fact is known already the
    address leads on to the form that corrects it; who may not write it gets told so there.
    """
    fact = fact_named(fact_name)
    if fact is None:
        return None
    if fact.about == "contact":
        return reverse("family", args=[dossier_id]) + CONTACT_FORM
    kind = kind_for(fact)
    about_id = dossier_id if fact.about == "family" else subject_id
    if kind is None or about_id is None:
        return None
    return reverse("new_fact", args=[dossier_id, kind.code, about_id])


def choosing_link(fact_name: str, dossier_id: DossierId) -> str | None:
    """Return where somebody chooses about whom a fact is on the way to its form; None where it is not offered there."""
    fact = fact_named(fact_name)
    kind = kind_for(fact) if fact else None
    return f"{reverse('choose_fact', args=[dossier_id])}?feit={kind.code}" if kind and kind in OFFERED else None


def place_of(kind: str, fact_id: UUID | None) -> str:
    """Return where on the page of a family a row stands, or stood; not every kind is a line among the facts."""
    if kind in OTHERS:
        return NOTICED if OTHERS[kind].name == OBSERVATION else CONTACTS
    return f"open-{form_id(kind, fact_id)}" if fact_id is not None else "gegevens"
