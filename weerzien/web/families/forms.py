"""The short form with which a contact is written down, and the field of a note."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from django import forms

from weerzien.access.matrix import PERSONS_TOO, WHOLE, readers_of
from weerzien.access.roles import Compartment
from weerzien.contacts.rules import INTERPRETERS, KINDS, LANGUAGE_LENGTH, NAME_LENGTH, NOTE_LENGTH, UNDERSTOOD
from weerzien.kernel.days import Day
from weerzien.kernel.told_days import BadDay, read_day
from weerzien.kernel.words import listed
from weerzien.rulebook.case import Event
from weerzien.web.families.typed_days import BAD_DAYS, DAY_LENGTH, as_typed, last_days

LAST_DAYS = "laatste-dagen"
"""The id of the list of days on the page."""
DATE_FORMATS = ["%Y-%m-%d", "%d-%m-%Y", "%d/%m/%Y"]


def note_field(label: str, part: Compartment, *, of_family: bool, longest: int = NOTE_LENGTH) -> forms.CharField:
    """Return the field of a note, which says while somebody types who will be able to read it.

    Of the family as a whole nobody reads who follows some of its persons only.
    """
    readers = readers_of(part, scopes=WHOLE if of_family else PERSONS_TOO)
    return forms.CharField(
        label=label,
        required=False,
        max_length=longest,
        help_text=f"Dit kunnen lezen, als zij bij dit gezin horen: {listed(readers)}; en u zelf.",
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"max_length": f"Dit is te lang. Maak de tekst korter dan {longest} tekens."},
    )


class ContactForm(forms.Form):
    """One contact. Its day may be typed roughly, or be unknown; a contact was never later than today."""

    def __init__(
        self, sent: Mapping[str, str] | None = None, *, begun: Mapping[str, str] | None = None, today: date
    ) -> None:
        super().__init__(sent, initial={"day": as_typed(today), **(begun or {})})
        self.today = today

    day = forms.CharField(
        label="Welke dag?",
        max_length=DAY_LENGTH,
        help_text="Bijvoorbeeld 21-11-2026, november 2026, ongeveer 1-11-2026 of onbekend.",
        widget=forms.TextInput(attrs={"autocomplete": "off", "list": LAST_DAYS}),
        error_messages={"required": "Vul de dag van het contact in. Weet u die niet, typ dan onbekend."},
    )
    kind = forms.ChoiceField(
        label="Hoe?",
        choices=[("", "kies"), *KINDS.items()],
        error_messages={"required": "Kies hoe het contact was.", "invalid_choice": "Kies hoe het contact was."},
    )
    spoken_with = forms.CharField(label="Met wie?", required=False, max_length=NAME_LENGTH)
    interpreter = forms.ChoiceField(
        label="Wie tolkte?", required=False, choices=[("", "onbekend"), *INTERPRETERS.items()]
    )
    language = forms.CharField(label="In welke taal?", required=False, max_length=LANGUAGE_LENGTH)
    understood = forms.ChoiceField(
        label="Begrepen?",
        required=False,
        choices=[("", "onbekend"), *UNDERSTOOD.items()],
        help_text="Laat het gezin in eigen woorden navertellen.",
    )
    note = note_field("Wat is er besproken?", Compartment.CONTACTS, of_family=True)

    @property
    def last_days(self) -> list[tuple[str, str]]:
        """The days to pick from, with their words."""
        return last_days(self.today)

    def clean_day(self) -> Day | None:
        """Return the day as the product knows days, None for "onbekend"; of one told roughly, what has been."""
        text = str(self.cleaned_data["day"])
        if text.casefold() == Event.UNKNOWN.value:
            return None
        day = read_day(text, today=self.today)
        if isinstance(day, BadDay):
            raise forms.ValidationError(BAD_DAYS[day])
        has_begun = day.earliest <= self.today < day.latest
        return Day(day.earliest, self.today, day.told) if has_begun else day
