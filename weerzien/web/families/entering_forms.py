"""The form with which a family is entered by hand."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from django import forms

from weerzien.dossiers.queries.families import PARTS_IN_WORDS
from weerzien.early_signals.beginning import DUO_EVENTS, Newcomer
from weerzien.early_signals.doors import DOORS, Door
from weerzien.web.families.typed_days import TypedDay

LONGEST_NAME = 120
UNKNOWN_DAY = "Laat leeg als u die niet weet."
TYPED_LIKE = "Bijvoorbeeld 12-3-2026, maart 2026 of ongeveer 2026."


class FamilyForm(forms.Form):
    """The first person and the door. What DUO told is a fact of who may write it down, and else a task for who may.

    `begun` is what stands in the fields before anybody sends the form.
    """

    door = forms.ChoiceField(
        label="Hoe komt dit gezin in beeld?",
        choices=[(door.value, entrance.words) for door, entrance in DOORS.items()],
        widget=forms.RadioSelect,
        error_messages={"required": "Kies hoe dit gezin in beeld komt."},
    )
    first_name = forms.CharField(label="Voornaam", required=False, max_length=LONGEST_NAME)
    last_name = forms.CharField(label="Achternaam, of naam van de vader", required=False, max_length=LONGEST_NAME)
    born = TypedDay("Geboortedatum", f"Bijvoorbeeld 12-3-2009, 2009 of ongeveer 2009. {UNKNOWN_DAY}", is_birth=True)
    part = forms.ChoiceField(
        label="Wie is dit in het gezin?",
        choices=[("", "kies"), *PARTS_IN_WORDS.items()],
        required=False,
        help_text="Alleen bij een hervestigd gezin. Bij de andere volgt het uit uw keuze hierboven.",
    )
    expected = TypedDay("Verwachte aankomst", f"Alleen bij een hervestigd gezin. {TYPED_LIKE} {UNKNOWN_DAY}")
    duo_event = forms.ChoiceField(
        label="Welk bericht van DUO?",
        choices=[("", "geen bericht, of onbekend"), *DUO_EVENTS.items()],
        required=False,
        help_text="Alleen bij een gezinsmigrant.",
        error_messages={"invalid_choice": "Dit bericht kennen wij niet. Kies een bericht uit de lijst."},
    )
    duo_on = TypedDay(
        "Dag van het bericht van DUO",
        f"Vanaf deze dag telt de termijn voor uw uitnodiging. {TYPED_LIKE} {UNKNOWN_DAY}",
    )

    def __init__(
        self,
        sent: Mapping[str, str] | None = None,
        *,
        begun: Mapping[str, str] | None = None,
        writes_duo: bool,
        today: date,
    ) -> None:
        super().__init__(sent, initial=dict(begun or {}))
        self.writes_duo = writes_duo
        for field in self.fields.values():
            if isinstance(field, TypedDay):
                field.today = today

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
            born=given["born"],
            part=given["part"],
            expected=given["expected"],
            duo_event=given["duo_event"],
            duo_on=given["duo_on"],
        )

    @property
    def lines(self) -> list[tuple[Any, str]]:
        """Every choice of a door, with the line that explains it."""
        return list(zip(self["door"], (entrance.line for entrance in DOORS.values()), strict=True))
