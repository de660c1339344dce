"""The form with which a family is entered by hand."""

from __future__ import annotations

from typing import Any

from django import forms

from weerzien.dossiers.queries.families import PARTS_IN_WORDS
from weerzien.kernel.days import Day
from weerzien.web.families.forms import DATE_FORMATS

LONGEST_NAME = 120


class FamilyForm(forms.Form):
    first_name = forms.CharField(label="Voornaam", required=False, max_length=LONGEST_NAME)
    last_name = forms.CharField(label="Achternaam, of naam van de vader", required=False, max_length=LONGEST_NAME)
    born = forms.DateField(
        label="Geboortedatum",
        required=False,
        input_formats=DATE_FORMATS,
        help_text="Laat leeg als u die niet weet.",
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"invalid": "Dit is geen dag. Een voorbeeld: 21-11-2008."},
    )
    part = forms.ChoiceField(
        label="Wie is dit in het gezin?",
        choices=[("", "kies"), *PARTS_IN_WORDS.items()],
        error_messages={"required": "Kies wie dit in het gezin is."},
    )

    def clean_born(self) -> Day | None:
        """Return the birth as the product knows days."""
        return Day.on(self.cleaned_data["born"]) if self.cleaned_data["born"] else None

    def clean(self) -> dict[str, Any]:
        """Ask for a name: without one nobody is found again."""
        names = self.cleaned_data.get("first_name", ""), self.cleaned_data.get("last_name", "")
        if not any(names):
            self.add_error("first_name", "Vul een voornaam of een achternaam in.")
        return self.cleaned_data
