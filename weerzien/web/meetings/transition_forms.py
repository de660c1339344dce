"""The form with which a meeting around one youngster is planned."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django import forms

from weerzien.kernel.calendars import next_working_day
from weerzien.meetings.rules.refusals import PLAIN_LENGTH
from weerzien.web.meetings.fields import NOT_LISTED, words_field
from weerzien.web.meetings.forms import MomentForm


class TransitionForm(MomentForm):
    """A meeting around one youngster: when, where, who is asked, and what it is about in plain words."""

    plain_words = words_field(
        "Waar gaat het gesprek over? Schrijf het voor de jongere.",
        PLAIN_LENGTH,
        hint="Korte zinnen, geen vaktaal. De jongere krijgt dit op papier.",
        required="Schrijf waar het gesprek over gaat, in gewone woorden.",
        rows=8,
    )

    def __init__(
        self, data: Any = None, *, youngsters: list[tuple[str, str]], people: list[tuple[str, str]], initial: Any = None
    ) -> None:
        super().__init__(data, initial=initial)
        self.fields["person"] = forms.ChoiceField(
            label="Om wie gaat het?",
            choices=[("", "kies"), *youngsters],
            error_messages={"required": "Kies om wie het gaat.", **NOT_LISTED},
        )
        self.fields["asked"] = forms.MultipleChoiceField(
            label="Wie nodigt u uit?",
            required=False,
            choices=people,
            widget=forms.CheckboxSelectMultiple,
            help_text="Wie bij dit gezin is betrokken. De jongere nodigt u zelf uit, met het papier van dit overleg.",
            error_messages=NOT_LISTED,
        )
        self.order_fields(["person", "held_on", "starts_at", "minutes", "place", "asked", "plain_words"])


def next_fortnight(today: date) -> date:
    """Return the day that a form offers for something two weeks from now: the first on which people work."""
    return next_working_day(today + timedelta(weeks=2))
