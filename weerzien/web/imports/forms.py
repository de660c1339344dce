"""The form with which a workbook is chosen."""

from __future__ import annotations

from django import forms

ACCEPTED = (
    ".xlsx,.xlsm,.ods,.csv,text/csv,application/vnd.oasis.opendocument.spreadsheet,"
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
)


class WorkbookForm(forms.Form):
    file = forms.FileField(
        label="Kies het werkboek",
        help_text=(
            "Een werkboek (.xlsx of .ods) met bladen als Personen, Aanvragen, Voogdij en Contacten, "
            "of een tekstbestand (.csv) met een van die bladen."
        ),
        widget=forms.FileInput(attrs={"accept": ACCEPTED}),
        error_messages={
            "required": "Kies eerst een bestand.",
            "empty": "Dit bestand is leeg. Kies een ander bestand.",
            "invalid": "Dit bestand kwam niet goed aan. Kies het nog eens.",
            "missing": "Kies eerst een bestand.",
        },
    )
