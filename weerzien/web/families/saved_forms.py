"""The forms of a list that is kept, and of the columns in which somebody sees families."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django import forms

from weerzien.early_signals.lists.panels import Column
from weerzien.early_signals.lists.rules import NAME_LENGTH
from weerzien.early_signals.lists.saved import PAGE_SIZES

SHOWN = "kolom-"
NOT_SHOWN = "niet"


class ListForm(forms.Form):
    """The name of a list, and who may open it."""

    name = forms.CharField(
        label="Naam van de lijst",
        max_length=NAME_LENGTH,
        help_text="Zonder namen van mensen. Bijvoorbeeld: stille gezinnen in hotels.",
        error_messages={
            "required": "Geef de lijst een naam.",
            "max_length": f"Houd de naam kort: hooguit {NAME_LENGTH} tekens.",
        },
    )
    is_shared = forms.BooleanField(label="Ook voor collega's van mijn organisatie", required=False)
    with_columns = forms.BooleanField(label="Altijd met de kolommen die ik nu zie", required=False)


class ColumnsForm(forms.Form):
    """At which place each column stands, if anywhere, and how many families are on a page."""

    def __init__(self, data: Any = None, *, columns: Sequence[Column], chosen: Sequence[str], page_size: int) -> None:
        super().__init__(data)
        self.columns = columns
        places = [(NOT_SHOWN, "niet tonen"), *((str(at), f"plaats {at}") for at in range(1, len(columns) + 1))]
        at_place = {code: str(at) for at, code in enumerate(chosen, 1)}
        for column in columns:
            self.fields[f"{SHOWN}{column.code}"] = forms.ChoiceField(
                label=column.heading,
                choices=places,
                required=False,
                initial=at_place.get(column.code, NOT_SHOWN),
                error_messages={"invalid_choice": "Kies een plaats uit de lijst."},
            )
        self.fields["page_size"] = forms.ChoiceField(
            label="Gezinnen op een bladzijde",
            choices=[(str(size), str(size)) for size in PAGE_SIZES],
            initial=str(page_size),
            error_messages={"invalid_choice": "Kies een aantal uit de lijst.", "required": "Kies een aantal."},
        )

    def clean(self) -> dict[str, Any] | None:
        """Refuse a list without any column."""
        if not self.errors and not self.chosen:
            raise forms.ValidationError("Kies ten minste een kolom om te tonen.")
        return self.cleaned_data

    @property
    def chosen(self) -> list[str]:
        """The columns that are shown, in order; of two at one place the first of the page comes first."""
        places = {column.code: self.cleaned_data.get(f"{SHOWN}{column.code}", "") for column in self.columns}
        return sorted((code for code, at in places.items() if at.isdecimal()), key=lambda code: int(places[code]))

    @property
    def column_fields(self) -> list[forms.BoundField]:
        """The field of each column."""
        return [self[f"{SHOWN}{column.code}"] for column in self.columns]


def as_id(text: str) -> UUID | None:
    """Return the id that a form carries, None where it is none."""
    try:
        return UUID(text)
    except ValueError:
        return None
