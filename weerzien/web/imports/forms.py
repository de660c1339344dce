"""The forms of an import: which workbook, and which sheet and column of it is which of ours."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from django import forms
from django.forms import BoundField
from django.forms.renderers import BaseRenderer
from django.forms.utils import flatatt
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from weerzien.exchange.choosing import Choice, ForAll
from weerzien.exchange.panels import ColumnPanel, ColumnsPanel, SheetPanel
from weerzien.exchange.workbook.chosen import ChosenSheet, keys_of
from weerzien.exchange.workbook.how import Meaning
from weerzien.exchange.workbook.settling import faults
from weerzien.exchange.workbook.sheets import PERSONS, SHEETS
from weerzien.exchange.workbook.splitting import TARGETS
from weerzien.kernel.words import listed

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


UNUSED = ("", "niet gebruiken")
SIGN = "|"
CONFLICT = "verschil-"
LONGEST_NUMBER = 18
MOST_COLUMNS = 900
"""Columns of a workbook that can be put right; what stands behind them stays as it was read.

Django takes a thousand fields of a form at most.
"""
ONE_OF_THESE = {"invalid_choice": "Kies een van de mogelijkheden in de lijst."}


class MeaningSelect(forms.Select):
    """A list of meanings, the same for every column of a sheet: written once, however many columns there are."""

    def __init__(self, ours: str) -> None:
        super().__init__()
        self.ours = ours

    def render(
        self, name: str, value: Any, attrs: dict[str, Any] | None = None, renderer: BaseRenderer | None = None
    ) -> SafeString:
        """Write the list with its chosen option."""
        del renderer
        attributes = flatatt(self.build_attrs({"name": name}, attrs))
        chosen = format_html('<option value="{}"', value or "")
        options = options_of(self.ours).replace(chosen, f"{chosen} selected", 1)
        return mark_safe(f"<select{attributes}>{options}</select>")  # noqa: S308 -- built by format_html and flatatt


@cache
def options_of(ours: str) -> str:
    """Return the options of a list for a column of one of our sheets, none chosen."""
    written = []
    for value, said in meanings(ours):
        if isinstance(said, str):
            written.append(format_html('<option value="{}">{}</option>', value, said))
        else:
            group = format_html_join("", '<option value="{}">{}</option>', said)
            written.append(format_html('<optgroup label="{}">{}</optgroup>', value, group))
    return "".join(written)


class ColumnsForm(forms.Form):
    """One list for every sheet and one for every column; what cannot be is said at the list it is about."""

    def __init__(self, panel: ColumnsPanel, data: Any = None) -> None:
        super().__init__(data)
        self.panel = panel
        self.shown: list[int] = []
        for place, sheet in enumerate(panel.sheets):
            self.shown.append(min(len(sheet.columns), MOST_COLUMNS - sum(self.shown)))
            self.fields[f"blad-{place}"] = forms.ChoiceField(
                label=f"Blad {sheet.name} is",
                help_text=f"Nu: {sheet.ours or 'niet gebruikt'}, {sheet.why}.",
                required=False,
                choices=[UNUSED, *((one.name, one.name) for one in SHEETS)],
                initial=sheet.ours,
                error_messages=ONE_OF_THESE,
            )
            for number, column in enumerate(sheet.columns[: self.shown[place]]):
                self.fields[f"kolom-{place}-{number}"] = forms.ChoiceField(
                    label=column.label,
                    help_text=hint(column),
                    required=False,
                    choices=meanings(sheet.ours),
                    widget=MeaningSelect(sheet.ours),
                    initial=value_of(column.meaning),
                    error_messages=ONE_OF_THESE,
                )

    def clean(self) -> dict[str, Any] | None:
        """Say what cannot be, at its own list."""
        if not self.errors:
            for fault in faults(self.panel.legend, self.submitted()):
                name = field_of(fault.sheet, fault.column)
                self.add_error(name if name in self.fields else f"blad-{fault.sheet}" if name else None, fault.sentence)
        return self.cleaned_data

    def submitted(self) -> dict[str, ChosenSheet]:
        """Return what was sent of every sheet; a list that was not sent is as it was read."""
        found = {}
        for place, sheet in enumerate(self.panel.legend):
            columns = {
                key: self.meaning_sent(f"kolom-{place}-{number}", column.meaning)
                for number, (key, column) in enumerate(zip(keys_of(sheet), sheet.columns, strict=True))
            }
            name = f"blad-{place}"
            ours = self.cleaned_data.get(name, "") if name in self.data else sheet.ours
            found[sheet.name] = ChosenSheet(sheet.name, ours, columns)
        return found

    def meaning_sent(self, name: str, as_read: Meaning | None) -> Meaning | None:
        """Return what one column was said to be."""
        if name not in self.data:
            return as_read
        sheet, _, heading = self.cleaned_data.get(name, "").partition(SIGN)
        return (sheet, heading) if heading else None

    def sheets(self) -> Iterator[tuple[SheetPanel, BoundField, list[BoundField], str]]:
        """Give every sheet with its lists, and the columns that are too far to the right to have one."""
        for place, sheet in enumerate(self.panel.sheets):
            lists = [self[f"kolom-{place}-{number}"] for number in range(self.shown[place])]
            further = listed([column.label for column in sheet.columns[self.shown[place] :]])
            yield sheet, self[f"blad-{place}"], lists, further


def field_of(sheet: int, column: int | None) -> str | None:
    """Return the list a fault is about, None for the whole form."""
    if sheet < 0:
        return None
    return f"blad-{sheet}" if column is None else f"kolom-{sheet}-{column}"


def hint(column: ColumnPanel) -> str:
    """Return what stands under the name of a column: a few values, and why it is read as it is."""
    values = ", ".join(column.examples) or ("deze waarden mag u niet zien" if column.is_hidden else "geen waarden")
    return f"{values} ({column.why})" if column.why else values


@cache
def meanings(ours: str) -> list[Any]:
    """Return what a column of one of our sheets can be; behind the persons also columns of other sheets."""
    further = TARGETS if ours == PERSONS.name else ()
    sheets = [sheet for sheet in SHEETS if sheet.name == ours or sheet in further]
    return [
        UNUSED,
        *(
            (sheet.name, [(value_of((sheet.name, one.heading)), one.heading) for one in sheet.columns])
            for sheet in sheets
        ),
    ]


def value_of(meaning: Meaning | None) -> str:
    """Return a meaning as a list sends it."""
    return "" if meaning is None else SIGN.join(meaning)


class ConflictsForm:
    """What was sent of one page of conflicts. What is no choice is left aside: it stays as it was."""

    def __init__(self, data: Mapping[str, Any]) -> None:
        self.sent = data

    def choices(self) -> dict[int, Choice]:
        """Return what was chosen by the number of each conflict."""
        named = {name.removeprefix(CONFLICT): value for name, value in self.sent.items() if name.startswith(CONFLICT)}
        return {
            int(number): Choice(value)
            for number, value in named.items()
            if number.isdecimal() and len(number) <= LONGEST_NUMBER and value in Choice.values
        }

    def for_all(self) -> ForAll | None:
        """Return what was chosen for a whole column, or for everything."""
        choice, _, column = str(self.sent.get("alles", "")).partition(SIGN)
        return ForAll(Choice(choice), *column.split(SIGN, 1)) if choice in Choice.values else None
