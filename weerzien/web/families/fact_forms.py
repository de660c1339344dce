"""The short form of one fact: what is typed becomes values here, and what two people typed is put side by side."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from django import forms

from weerzien.dossiers.queries.facts import Column, ColumnKind
from weerzien.dossiers.rules import NOTE_LENGTH, REASON_LENGTH
from weerzien.early_signals.editing.panels import FactPanel, FieldPanel, Texts
from weerzien.kernel.told_days import BadDay, read_day
from weerzien.rulebook.case import Event, Value
from weerzien.web.families.forms import note_field
from weerzien.web.families.typed_days import BAD_DAYS

LONGEST = 120
EUROS = re.compile(r"(?:€ ?)?(\d{1,3}(?:\.\d{3})+|\d{1,6})(?:[.,](\d{1,2}))?")
UNKNOWN = Event.UNKNOWN.value
YES_NO = {"": None, "ja": True, "nee": False}
NOTHING_YET = "leeg"  # stands for the row on which somebody began, where there was none
NOW, MINE = "nu", "mijn"
MUST_BE_CHOSEN = frozenset({("aanvraag", "kind"), ("verzuim", "kind"), ("plaats", "part"), ("voortgang", "outcome")})
"""Besides what an episode is: fields of a kind of fact that mean nothing while they are empty."""
HOW_TO_TYPE: Mapping[bool, str] = {
    False: "Bijvoorbeeld 12-3-2026, maart 2026, ongeveer 2026 of onbekend.",
    True: "Bijvoorbeeld 12-3-2026, maart 2026, ongeveer 2026, onbekend of niet gebeurd.",
}
"""How a day may be typed, by whether there is one in the form that may not have happened."""


@dataclass(frozen=True, slots=True)
class Clash:
    """A field that two people changed: in words what stood there, what stands there now, what the second typed."""

    name: str
    heading: str
    begun: str
    now: str
    mine: str
    typed: str
    chosen: str


class FactForm(forms.Form):
    """The fields of one kind of fact. `told` holds, after cleaning, the fields that change with their values.

    `shown` is what stands in the fields before anybody sends the form, where that is not what stands there now.
    """

    def __init__(
        self, panel: FactPanel, sent: Mapping[str, str] | None = None, *, shown: Texts | None = None, today: date
    ) -> None:
        super().__init__(sent, initial=dict(shown or panel.texts), auto_id=f"id_{panel.form_id}_%s")
        self.panel, self.today = panel, today
        self.told: dict[str, Value | None] = {}
        for part in panel.fields:
            self.fields[part.column.field] = field_of(panel, part)
        if panel.fact_id is not None:
            self.fields["because"] = reason_field()
        self.clashes = list(self._clashes())

    def text_of(self, name: str) -> str:
        """Return what is typed in a field, without blanks around it."""
        given = self.data if self.is_bound else self.initial
        text = str(given.get(name, ""))
        is_note = name in self.fields and isinstance(self.fields[name].widget, forms.Textarea)
        return "\n".join(text.strip().splitlines()) if is_note else " ".join(text.split())

    def _clashes(self) -> Iterator[Clash]:
        """Yield the fields that another changed since this one began, and that this one changed to something else."""
        for part in self.panel.fields:
            name = part.column.field
            begun, now, mine = self.panel.begun[name], self.panel.texts[name], self.text_of(name)
            if begun != now and mine not in (begun, now):
                chosen = str(self.data.get(f"kies_{name}", "")) if self.is_bound else ""
                then, there, here = (in_words(part, text) for text in (begun, now, mine))
                yield Clash(name, part.column.heading, then, there, here, typed=mine, chosen=chosen)

    @property
    def changed_by_other(self) -> list[tuple[str, str, str]]:
        """Heading, before and now of what somebody else changed and this one did not."""
        clashing = {clash.name for clash in self.clashes}
        return [
            (part.column.heading, in_words(part, self.panel.begun[name]), in_words(part, self.panel.texts[name]))
            for part in self.panel.fields
            if (name := part.column.field) not in clashing and self.panel.begun[name] != self.panel.texts[name]
        ]

    @property
    def shown_fields(self) -> list[forms.BoundField]:
        """The fields to type in; of a clash one chooses instead."""
        clashing = {clash.name for clash in self.clashes}
        return [self[part.column.field] for part in self.panel.fields if part.column.field not in clashing]

    def clean(self) -> dict[str, Any]:
        """Read what is typed; a field that still says what stands there is not told."""
        if any(clash.chosen not in (NOW, MINE) for clash in self.clashes):
            self.add_error(None, "Kies bij elk gegeven dat u allebei wijzigde wat klopt.")
        theirs = {clash.name for clash in self.clashes if clash.chosen == NOW}
        for part in self.panel.fields:
            name = part.column.field
            text = self.text_of(name)
            if name in theirs or name in self.errors or text == self.panel.texts[name]:
                continue
            try:
                self.told[name] = read_value(part, text, today=self.today)
            except forms.ValidationError as error:
                self.add_error(name, error)
        return self.cleaned_data


def field_of(panel: FactPanel, part: FieldPanel) -> forms.Field:
    """Return the field in which one column is typed or chosen."""
    column, text = part.column, panel.texts[part.column.field]
    if column.kind is ColumnKind.FLAG:
        return choice_field(column, [*empty_among(panel, part), ("ja", "ja"), ("nee", "nee")])
    if column.choices and not column.is_open:
        kept = [(text, text)] if text and text not in (*column.choices, UNKNOWN) else []
        return choice_field(column, [*empty_among(panel, part), *column.choices.items(), *kept])
    if column.kind is ColumnKind.NOTE:
        of_family = panel.about_id == panel.dossier_id
        return note_field(column.heading, panel.compartment, of_family=of_family, longest=NOTE_LENGTH)
    attributes = {"autocomplete": "off"}
    help_text = ""
    if column.kind is ColumnKind.DAY:
        attributes["list"] = f"{panel.form_id}-{'gebeurd' if part.is_event else 'dag'}"
        first = next(other for other in panel.fields if other.column.kind is ColumnKind.DAY)
        help_text = HOW_TO_TYPE[any(other.is_event for other in panel.fields)] if part is first else ""
    elif column.choices:
        attributes["list"] = f"{panel.form_id}-{column.field}"
    elif column.kind in (ColumnKind.HOURS, ColumnKind.EUROS):
        attributes["inputmode"] = "decimal"
    return forms.CharField(
        label=column.heading,
        required=False,
        max_length=LONGEST,
        help_text=help_text,
        widget=forms.TextInput(attrs=attributes),
    )


def empty_among(panel: FactPanel, part: FieldPanel) -> list[tuple[str, str]]:
    """Return the choices that say nothing, or that nothing is known; not so where it has to be chosen."""
    if part.keeps_unknown:
        return [("", "kies"), (UNKNOWN, UNKNOWN)]
    name = part.column.field
    return [("", "kies" if name == "what" or (panel.code, name) in MUST_BE_CHOSEN else UNKNOWN)]


def choice_field(column: Column, choices: list[tuple[str, str]]) -> forms.ChoiceField:
    wrong = {"invalid_choice": "Dit staat niet in de lijst. Kies een van de mogelijkheden."}
    return forms.ChoiceField(label=column.heading, required=False, choices=choices, error_messages=wrong)


def reason_field() -> forms.CharField:
    """Return the field that every correction asks for."""
    return forms.CharField(
        label="Waarom wijzigt u dit?",
        help_text="Bijvoorbeeld: brief van de IND, of: de moeder belde. Dit staat straks in de geschiedenis.",
        max_length=REASON_LENGTH,
        error_messages={"required": "Schrijf op waarom u dit wijzigt.", "max_length": "Hooguit 200 tekens."},
    )


def read_value(part: FieldPanel, text: str, *, today: date) -> Value | None:
    """Return what a text says for one column, None for nothing. Raises ValidationError."""
    column = part.column
    if column.kind is ColumnKind.FLAG:
        return YES_NO[text]
    if not text:
        return None
    if column.kind is ColumnKind.HOURS:
        return read_hours(text)
    if column.kind is ColumnKind.EUROS:
        return read_euros(text)
    if column.kind is ColumnKind.DAY:
        if text.casefold() == UNKNOWN:
            return Event.UNKNOWN
        return read_told(text, is_event=part.is_event, is_birth=column.field == "born", today=today)
    return text


def read_told(text: str, *, is_event: bool, is_birth: bool, today: date) -> Value | None:
    """Return a day, or what is said instead of one. Raises ValidationError."""
    said = text.casefold()
    if said == UNKNOWN:
        return Event.UNKNOWN if is_event else None
    if said == Event.NOT_HAPPENED.value:
        if is_event:
            return Event.NOT_HAPPENED
        raise forms.ValidationError("Dit is geen gebeurtenis. Typ een dag, of onbekend.")
    day = read_day(text, today=today, is_birth=is_birth)
    if isinstance(day, BadDay):
        raise forms.ValidationError(BAD_DAYS[day])
    return day


def read_hours(text: str) -> Decimal:
    """Return hours to a tenth. Raises ValidationError."""
    try:
        hours = Decimal(text.replace(",", "."))
    except InvalidOperation:
        hours = Decimal("NaN")
    if not hours.is_finite() or abs(hours) > LONGEST:
        raise forms.ValidationError("Dit is geen aantal uren. Typ bijvoorbeeld 2 of 2,5.")
    return hours.quantize(Decimal("0.1"))


def read_euros(text: str) -> Decimal:
    """Return an amount to a cent, with or without points between the thousands. Raises ValidationError."""
    match = EUROS.fullmatch(text)
    if match is None:
        raise forms.ValidationError("Dit is geen bedrag. Typ bijvoorbeeld 450 of 1.250,50.")
    whole, cents = match.groups()
    return Decimal(f"{whole.replace('.', '')}.{(cents or '').ljust(2, '0')}")


def in_words(part: FieldPanel, text: str) -> str:
    """Return a text as it reads: the words of a choice, and "leeg" for nothing."""
    return part.column.choices.get(text, text) or "leeg"
