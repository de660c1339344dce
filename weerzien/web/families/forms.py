"""The short form with which a contact is written down, and the field of a note."""

from __future__ import annotations

from django import forms

from weerzien.access.matrix import PERSONS_TOO, WHOLE, readers_of
from weerzien.access.roles import Compartment
from weerzien.contacts.rules import INTERPRETERS, KINDS, LANGUAGE_LENGTH, NAME_LENGTH, NOTE_LENGTH, UNDERSTOOD
from weerzien.kernel.days import Day
from weerzien.kernel.words import listed

DATE_FORMATS = ["%Y-%m-%d", "%d-%m-%Y", "%d/%m/%Y"]


def note_field(label: str, part: Compartment, *, of_family: bool, longest: int = NOTE_LENGTH) -> forms.CharField:
    """Return the field of a note, which says while somebody types who will be able to read it.

    Of the family as a whole nobody reads who follows some of its persons only.
    """
    readers = readers_of(part, scopes=WHOLE if of_family else PERSONS_TOO)
    return forms.CharField(
        label=label,
        required=False,
        max_length=longest,
        help_text=f"Dit kunnen lezen, als zij bij dit gezin horen: {listed(readers)}; en u zelf.",
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"max_length": f"Dit is te lang. Maak de tekst korter dan {longest} tekens."},
    )


class ContactForm(forms.Form):
    day = forms.DateField(
        label="Welke dag?",
        input_formats=DATE_FORMATS,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={
            "required": "Vul de dag van het contact in.",
            "invalid": "Dit is geen dag. Een voorbeeld: 21-11-2026.",
        },
    )
    kind = forms.ChoiceField(
        label="Hoe?",
        choices=[("", "kies"), *KINDS.items()],
        error_messages={"required": "Kies hoe het contact was.", "invalid_choice": "Kies hoe het contact was."},
    )
    spoken_with = forms.CharField(label="Met wie?", required=False, max_length=NAME_LENGTH)
    interpreter = forms.ChoiceField(
        label="Wie tolkte?", required=False, choices=[("", "onbekend"), *INTERPRETERS.items()]
    )
    language = forms.CharField(label="In welke taal?", required=False, max_length=LANGUAGE_LENGTH)
    understood = forms.ChoiceField(
        label="Begrepen?",
        required=False,
        choices=[("", "onbekend"), *UNDERSTOOD.items()],
        help_text="Laat het gezin in eigen woorden navertellen.",
    )
    note = note_field("Wat is er besproken?", Compartment.CONTACTS, of_family=True)

    def clean_day(self) -> Day:
        """Return the day as the product knows days."""
        return Day.on(self.cleaned_data["day"])
