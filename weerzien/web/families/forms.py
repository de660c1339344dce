"""The short form with which a contact is written down."""

from __future__ import annotations

from django import forms

from weerzien.contacts.rules import INTERPRETERS, KINDS, NAME_LENGTH, NOTE_LENGTH
from weerzien.kernel.days import Day

DATE_FORMATS = ["%Y-%m-%d", "%d-%m-%Y", "%d/%m/%Y"]


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
        label="Was er een tolk?", required=False, choices=[("", "onbekend"), *INTERPRETERS.items()]
    )
    note = forms.CharField(
        label="Wat is er besproken?",
        required=False,
        max_length=NOTE_LENGTH,
        help_text="Wie bij dit gezin hoort en contacten mag zien, kan dit lezen.",
        widget=forms.Textarea(attrs={"rows": 4}),
    )

    def clean_day(self) -> Day:
        """Return the day as the product knows days."""
        return Day.on(self.cleaned_data["day"])
