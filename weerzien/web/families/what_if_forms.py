"""What somebody supposes: another day, and facts otherwise; typed as facts are typed, and kept nowhere."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any
from uuid import UUID

from django import forms

from weerzien.early_signals.asking.panels import Askable, WhatIfPanel
from weerzien.rulebook.case import Value
from weerzien.rulebook.dictionary import FACTS, FactDefinition
from weerzien.rulebook.supposing import Supposed
from weerzien.web.families.fact_forms import LONGEST, YES_NO, read_told
from weerzien.web.families.forms import DATE_FORMATS

MOST_FACTS = 6
ADD, ANSWER, LEAVE_OUT = "toevoegen", "uitrekenen", "weg-"
FAMILY = "gezin"
FIRST_DAY, LAST_DAY = date(2010, 1, 1), date(2060, 12, 31)
NOT_LISTED = {"invalid_choice": "Dit staat niet in de lijst. Kies een van de mogelijkheden."}
HOW: Mapping[tuple[str, str], str] = {
    ("dag", "gebeurtenis"): "Bijvoorbeeld 12-3-2026, maart 2026, onbekend of niet gebeurd. Leeg is niet ingevuld.",
    ("dag", "gegeven"): "Bijvoorbeeld 12-3-2026 of maart 2026. Leeg is niet ingevuld.",
    ("getal", "gegeven"): "Een getal, bijvoorbeeld 2 of 2,5.",
}


@dataclass(frozen=True, slots=True)
class Row:
    """One fact in the form: its place in it, and what may be known of it."""

    number: int
    askable: Askable
    definition: FactDefinition

    @property
    def name(self) -> str:
        """The name of its field."""
        return f"waarde_{self.number}"

    @property
    def code(self) -> str:
        """What stands for the fact in the form."""
        return f"{self.askable.about or FAMILY}|{self.askable.name}"

    @property
    def leave_out(self) -> str:
        """What the button sends that leaves it out."""
        return f"{LEAVE_OUT}{self.number}"


class WhatIfForm(forms.Form):
    """A day, the facts that are otherwise, and the choice of one more. Each fact that was sent has a field of its own.

    `supposed` holds, after cleaning, what somebody supposes.
    """

    day = forms.DateField(
        label="Stel dat het deze dag is",
        input_formats=DATE_FORMATS,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={
            "required": "Vul een dag in. Vandaag mag ook.",
            "invalid": "Dit is geen dag. Een voorbeeld: 1-3-2027.",
        },
    )
    about = forms.ChoiceField(label="Van wie?", required=False, error_messages=NOT_LISTED)
    fact = forms.ChoiceField(label="Welk gegeven?", required=False, error_messages=NOT_LISTED)

    def __init__(self, panel: WhatIfPanel, sent: Mapping[str, str] | None, *, today: date) -> None:
        self.panel, self.today = panel, today
        self.rows = list(rows_in(panel, sent or {}))
        self.is_adding = bool(sent and sent.get("fact"))
        self.supposed: list[Supposed] = []
        super().__init__(with_new(self.rows, sent) if sent is not None else None, initial={"day": today})
        who = self.fields["about"]
        what = self.fields["fact"]
        assert isinstance(who, forms.ChoiceField)
        assert isinstance(what, forms.ChoiceField)
        who.choices = [("", "kies"), *((str(key), name) for key, name in panel.people), (FAMILY, "het hele gezin")]
        what.choices = [("", "kies"), *((words, [(name, name) for name in names]) for words, names in panel.facts)]
        for row in self.rows:
            self.fields[row.name] = field_for(row)

    @property
    def facts(self) -> list[tuple[Row, forms.BoundField]]:
        """The facts that are otherwise, each with its field."""
        return [(row, self[row.name]) for row in self.rows]

    @property
    def may_have_more(self) -> bool:
        """Return whether one more fact fits."""
        return len(self.rows) < MOST_FACTS

    @property
    def is_asked(self) -> bool:
        """Return whether somebody asks for the answer, and is not still putting the question together."""
        return self.data.get("doe") == ANSWER and not self.is_adding

    def clean_day(self) -> date:
        """Return the day, where the rules can tell anything of it."""
        day: date = self.cleaned_data["day"]
        if not FIRST_DAY <= day <= LAST_DAY:
            raise forms.ValidationError("Kies een dag van 2010 tot en met 2060.")
        return day

    def clean(self) -> dict[str, Any]:
        """Read what is supposed of each fact."""
        if self.data.get("fact") and chosen(self.panel, self.data) is None:
            self.add_error("about", "Dit gegeven hoort niet bij wie u koos. Kies iemand anders, of een ander gegeven.")
        for row in self.rows:
            if row.name in self.errors:
                continue
            try:
                value = read_value(row.definition, " ".join(str(self.data.get(row.name, "")).split()), self.today)
            except forms.ValidationError as error:
                self.add_error(row.name, error)
            else:
                self.supposed.append(Supposed(row.askable.name, row.askable.about, value))
        return self.cleaned_data


def rows_in(panel: WhatIfPanel, sent: Mapping[str, str]) -> Iterator[Row]:
    """Give the facts that were sent, without the one that is left out, and with the one that was chosen to be added."""
    codes = (str(sent.get(f"feit_{number}", "")) for number in range(MOST_FACTS))
    kept = [code for number, code in enumerate(codes) if code and sent.get("doe") != f"{LEAVE_OUT}{number}"]
    added = chosen(panel, sent)
    several = [*(askable_called(panel, code) for code in kept), added]
    found = {(one.name, one.about): one for one in several if one is not None}
    for number, one in enumerate([*found.values()][:MOST_FACTS]):
        yield Row(number, one, FACTS[one.name])


def chosen(panel: WhatIfPanel, sent: Mapping[str, str]) -> Askable | None:
    """Return the fact that was chosen to be added, nothing where there is none of that name of that person."""
    name = str(sent.get("fact", ""))
    about = str(sent.get("about", ""))
    is_of_family = name in FACTS and FACTS[name].about == "family"
    return askable_called(panel, f"{FAMILY if is_of_family else about}|{name}")


def askable_called(panel: WhatIfPanel, code: str) -> Askable | None:
    """Return the fact that a form means; nothing where this reader may not suppose it."""
    about, _, name = code.partition("|")
    try:
        return panel.askable.get((name, None if about == FAMILY else UUID(about)))
    except ValueError:
        return None


def with_new(rows: list[Row], sent: Mapping[str, str]) -> dict[str, str]:
    """Return what was sent with every value at the place of its fact; what was just added says what stands there."""
    values = {str(sent.get(f"feit_{number}", "")): sent.get(f"waarde_{number}", "") for number in range(MOST_FACTS)}
    others = {name: sent[name] for name in ("day", "doe") if name in sent}
    taken = {row.code for row in rows}
    is_added = f"{sent.get('about')}|{sent.get('fact')}" in taken or f"{FAMILY}|{sent.get('fact')}" in taken
    again = {} if is_added else {name: sent[name] for name in ("about", "fact") if name in sent}
    return {**others, **again, **{row.name: values.get(row.code, row.askable.typed) for row in rows}}


def field_for(row: Row) -> forms.Field:
    """Return the field in which a fact is supposed otherwise."""
    label = f"{row.askable.name}: {row.askable.person}"
    now = f"Nu: {row.askable.now}."
    definition = row.definition
    if definition.type == "ja/nee" or (definition.values and definition.type == "tekst"):
        words = ("ja", "nee") if definition.type == "ja/nee" else definition.values
        kept = [row.askable.typed] if row.askable.typed and row.askable.typed not in words else []
        choices = [("", "niet ingevuld"), *((word, word) for word in (*words, *kept))]
        return forms.ChoiceField(label=label, required=False, choices=choices, help_text=now, error_messages=NOT_LISTED)
    how = HOW.get((definition.type, definition.kind), "")
    widget = forms.TextInput(attrs={"autocomplete": "off"})
    return forms.CharField(
        label=label, required=False, max_length=LONGEST, help_text=f"{now} {how}".strip(), widget=widget
    )


def read_value(definition: FactDefinition, text: str, today: date) -> Value | None:
    """Return what a text says for a fact, nothing for an empty field. Raises ValidationError."""
    if not text:
        return None
    if definition.type == "ja/nee":
        return YES_NO[text]
    if definition.type == "getal":
        return read_number(text)
    if definition.type == "dag":
        is_birth = definition.name == "geboortedatum"
        return read_told(text, is_event=definition.kind == "gebeurtenis", is_birth=is_birth, today=today)
    return text


def read_number(text: str) -> Decimal:
    """Return a number. Raises ValidationError."""
    try:
        number = Decimal(text.replace(",", "."))
    except InvalidOperation:
        number = Decimal("NaN")
    if not number.is_finite() or abs(number) >= 1_000_000:
        raise forms.ValidationError("Dit is geen getal. Typ bijvoorbeeld 2 of 2,5.")
    return number
