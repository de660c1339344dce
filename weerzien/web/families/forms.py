"""The short form with which a contact is written down."""

from __future__ import annotations

from django import forms

HOW = [("huisbezoek", "huisbezoek"), ("kantoor", "op kantoor"), ("telefoon", "telefoon"), ("bericht", "bericht")]
INTERPRETER = [
    ("", "niet bekend"),
    ("nee", "geen tolk nodig"),
    ("professioneel", "tolk van een bureau"),
    ("informeel", "iemand die meekwam"),
]
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
        choices=HOW,
        error_messages={"required": "Kies hoe het contact was.", "invalid_choice": "Kies hoe het contact was."},
    )
    spoken_with = forms.CharField(label="Met wie?", required=False, max_length=120)
    interpreter = forms.ChoiceField(label="Was er een tolk?", required=False, choices=INTERPRETER)
    note = forms.CharField(
        label="Wat is er besproken?",
        required=False,
        max_length=4000,
        help_text="Wie bij dit gezin hoort en contacten mag zien, kan dit lezen.",
        widget=forms.Textarea(attrs={"rows": 4}),
    )
