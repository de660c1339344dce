"""The form with which a family is entered by hand."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from django import forms

from weerzien.dossiers.queries.families import PARTS_IN_WORDS
from weerzien.early_signals.beginning import DUO_EVENTS, Newcomer
from weerzien.early_signals.doors import DOORS, Door
from weerzien.kernel.days import Day
from weerzien.web.families.forms import DATE_FORMATS

LONGEST_NAME = 120


def day_field(label: str, hint: str) -> forms.DateField:
    """Return a day that may stay empty."""
    return forms.DateField(
        label=label,
        required=False,
        input_formats=DATE_FORMATS,
        help_text=hint,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"invalid": "Dit is geen dag. Een voorbeeld: 21-11-2008."},
    )


class FamilyForm(forms.Form):
    """The first person and the door. What DUO told is a fact of who may write it down, and else a task for who may."""

    door = forms.ChoiceField(
        label="Hoe komt dit gezin in beeld?",
        choices=[(door.value, entrance.words) for door, entrance in DOORS.items()],
        widget=forms.RadioSelect,
        error_messages={"required": "Kies hoe dit gezin in beeld komt."},
    )
    first_name = forms.CharField(label="Voornaam", required=False, max_length=LONGEST_NAME)
    last_name = forms.CharField(label="Achternaam, of naam van de vader", required=False, max_length=LONGEST_NAME)
    born = day_field("Geboortedatum", "Laat leeg als u die niet weet.")
    part = forms.ChoiceField(
        label="Wie is dit in het gezin?",
        choices=[("", "kies"), *PARTS_IN_WORDS.items()],
        required=False,
        help_text="Alleen bij een hervestigd gezin. Bij de andere volgt het uit uw keuze hierboven.",
    )
    expected = day_field("Verwachte aankomst", "Alleen bij een hervestigd gezin. Laat leeg als u die niet weet.")
    duo_event = forms.ChoiceField(
        label="Welk bericht van DUO?",
        choices=[("", "geen bericht, of onbekend"), *DUO_EVENTS.items()],
        required=False,
        help_text="Alleen bij een gezinsmigrant.",
        error_messages={"invalid_choice": "Dit bericht kennen wij niet. Kies een bericht uit de lijst."},
    )
    duo_on = day_field(
        "Dag van het bericht van DUO",
        "Vanaf deze dag telt de termijn voor uw uitnodiging. Laat leeg als u die niet weet.",
    )

    def __init__(self, sent: Mapping[str, str] | None = None, *, door: str = "", writes_duo: bool) -> None:
        super().__init__(sent, initial={"door": door})
        self.writes_duo = writes_duo

    def clean(self) -> dict[str, Any]:
        """Ask for a name, without which nobody is found again, and for the part where the door does not say it."""
        given = self.cleaned_data
        if not given.get("first_name") and not given.get("last_name"):
            self.add_error("first_name", "Vul een voornaam of een achternaam in.")
        if given.get("door") == Door.RESETTLED and not given.get("part"):
            self.add_error("part", "Kies wie dit in het gezin is.")
        return given

    @property
    def newcomer(self) -> Newcomer:
        """Who comes in; only of a form without errors."""
        given = self.cleaned_data
        return Newcomer(
            door=Door(given["door"]),
            first_name=given["first_name"],
            last_name=given["last_name"],
            born=as_day(given["born"]),
            part=given["part"],
            expected=as_day(given["expected"]),
            duo_event=given["duo_event"],
            duo_on=as_day(given["duo_on"]),
        )

    @property
    def lines(self) -> list[tuple[Any, str]]:
        """Every choice of a door, with the line that explains it."""
        return list(zip(self["door"], (entrance.line for entrance in DOORS.values()), strict=True))


def as_day(day: date | None) -> Day | None:
    """Return a day as the product knows days."""
    return Day.on(day) if day else None
