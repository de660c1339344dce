"""The forms with which a document is added, and with which one is removed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.datastructures import MultiValueDict

from weerzien.access.matrix import PERSONS_TOO, readers_of
from weerzien.access.roles import Compartment
from weerzien.documents.queries import DocumentsPanel
from weerzien.documents.rules.kinds import ACCEPTED
from weerzien.documents.rules.refusals import EmptyDocument, NoReason, NoTitle, ReasonTooLong, TitleTooLong, size_words
from weerzien.documents.rules.writing import REASON_LENGTH, TITLE_LENGTH, NewDocument
from weerzien.early_signals.family.parts import COMPARTMENT_WORDS
from weerzien.kernel.ids import PersonId
from weerzien.kernel.words import listed

NOT_LISTED = {
    "required": "Kies een van de mogelijkheden in de lijst.",
    "invalid_choice": "Dit staat niet in de lijst. Kies een van de mogelijkheden.",
}
NOT_HERE = "In dit deel kunt u over deze persoon niets vastleggen. Kies een ander deel, of iemand anders."
NO_FILE = "Kies eerst een bestand."
TAKEN = "PDF, foto (JPEG, PNG of HEIC), Word (.docx) of ODT zonder macro's, of platte tekst."


def file_field(largest_bytes: int) -> forms.FileField:
    """Return the field of a file, which says what is taken."""
    return forms.FileField(
        label="Welk bestand?",
        help_text=f"Hooguit {size_words(largest_bytes)}. {TAKEN}",
        widget=forms.FileInput(attrs={"accept": ACCEPTED}),
        error_messages={
            "required": NO_FILE,
            "missing": NO_FILE,
            "empty": str(EmptyDocument()),
            "invalid": "Dit bestand kwam niet goed aan. Kies het nog eens.",
        },
    )


class DocumentForm(forms.Form):
    """A file, what it is, about whom, and in which part of the file of the family it belongs."""

    def __init__(
        self,
        panel: DocumentsPanel,
        sent: Mapping[str, str] | None = None,
        files: MultiValueDict[str, UploadedFile[bytes]] | None = None,
        *,
        largest_bytes: int,
    ) -> None:
        super().__init__(sent, files, auto_id="id_document_%s")
        self.panel = panel
        self.fields["file"] = file_field(largest_bytes)
        self.fields["title"] = forms.CharField(
            label="Wat is het?",
            max_length=TITLE_LENGTH,
            help_text="Bijvoorbeeld: besluit van de IND, geboorteakte, huurcontract.",
            error_messages={"required": str(NoTitle()), "max_length": str(TitleTooLong())},
        )
        self.fields["about"] = forms.ChoiceField(
            label="Over wie gaat het?",
            choices=[
                (str(pk), name.capitalize() if pk == panel.dossier_id else name) for pk, name in panel.about.items()
            ],
            error_messages=NOT_LISTED,
        )
        self.fields["part"] = forms.ChoiceField(
            label="Waar hoort het bij?",
            choices=[("", "kies"), *((part.value, COMPARTMENT_WORDS[part]) for part in parts_of(panel))],
            error_messages=NOT_LISTED,
        )

    def clean(self) -> dict[str, Any]:
        """Refuse a part in which nothing may be kept about this person."""
        cleaned: dict[str, Any] = super().clean() or {}
        about, part = cleaned.get("about"), cleaned.get("part")
        if about and part and part not in self.panel.allowed[UUID(about)]:
            self.add_error("part", NOT_HERE)
        return cleaned

    @property
    def new(self) -> NewDocument:
        """What was said of the file, of a form that is in order."""
        about = UUID(self.cleaned_data["about"])
        return NewDocument(
            title=self.cleaned_data["title"],
            person_id=None if about == self.panel.dossier_id else PersonId(about),
            compartment=Compartment(self.cleaned_data["part"]),
        )


class RemovalForm(forms.Form):
    """Why a document is removed."""

    because = forms.CharField(
        label="Waarom verwijdert u dit?",
        max_length=REASON_LENGTH,
        error_messages={"required": str(NoReason()), "max_length": str(ReasonTooLong())},
    )


def parts_of(panel: DocumentsPanel) -> tuple[Compartment, ...]:
    """Return the compartments in which something may be kept about somebody here."""
    every = {part for parts in panel.allowed.values() for part in parts}
    return tuple(part for part in Compartment if part in every)


def readers_by_part(panel: DocumentsPanel) -> tuple[tuple[str, str], ...]:
    """Return who reads what is kept in each part that may be chosen, in words."""
    return tuple((COMPARTMENT_WORDS[part], listed(readers_of(part, scopes=PERSONS_TOO))) for part in parts_of(panel))
