"""Invented panels for the gallery: every part in every state it knows."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import UUID

from django import forms

from weerzien.early_signals.editing.lines import FactLine
from weerzien.early_signals.panels import Mark, OutcomeLine

NOBODY = UUID(int=1)
FACT = FactLine("vergunning", "Vergunning", (), None, NOBODY, may_write=True)
URGENCIES = (
    Mark("kritiek", "kritiek", "alarm"),
    Mark("hoog", "hoog", "alert"),
    Mark("midden", "midden", "flag"),
    Mark("laag", "laag", "info"),
    Mark("info", "ter informatie", "info"),
)
STATES = (
    Mark("due", "komt eraan", "calendar"),
    Mark("overdue", "te laat", "alarm"),
    Mark("signal", "signaal", "signal"),
    Mark("expected", "verwacht", "hourglass"),
    Mark("entitled", "recht", "check-circle"),
    Mark("suspended", "ligt stil", "pause"),
    Mark("unknown", "onbekend", "question"),
)


class SampleForm(forms.Form):
    """A form with a text, a choice and a note."""

    day = forms.DateField(label="Dag van het contact", help_text="Bijvoorbeeld 21-11-2026.")
    how = forms.ChoiceField(label="Hoe", choices=[("telefoon", "telefoon"), ("huisbezoek", "huisbezoek")])
    note = forms.CharField(label="Wat is er besproken?", required=False, widget=forms.Textarea)


def lines(today: date) -> list[OutcomeLine]:
    """Return one line for each state, with urgencies and days spread over them."""
    return [
        line(today, state, URGENCIES[number % len(URGENCIES)], days_left=number * 4 - 5)
        for number, state in enumerate(STATES)
    ]


def line(today: date, state: Mark, urgency: Mark, *, days_left: int) -> OutcomeLine:
    """Return one invented line so many days from today."""
    day = None if state.code in {"unknown", "suspended"} else today + timedelta(days=days_left)
    return OutcomeLine(
        outcome_id=UUID(int=days_left + 100),
        dossier_id=NOBODY,
        dossier_number="M-00012",
        family="gezin Voorbeeld",
        person="Sami Voorbeeld",
        rule="N01",
        step="",
        title="Aanvraag nareis indienen",
        kind="limit",
        kind_words="uiterste dag",
        day=day,
        days_left=days_left if day else None,
        when=when(days_left) if day else "geen dag bekend",
        strict=state.code == "due",
        last_working_day=day,
        reminded_on=today - timedelta(days=3) if day and days_left > 0 else None,
        state=state,
        urgency=urgency,
        certainty=Mark("confirmed", "bevestigd", "shield"),
        ground="wet",
        acts="gezinsherenigingsfunctionaris",
        acts_is_me=False,
        detail=("De aanvraag moet binnen drie maanden na de bekendmaking van de vergunning binnen zijn.",),
        missing=(),
    )


def when(days_left: int) -> str:
    """Return how far a day is, in words."""
    if days_left < 0:
        return f"{-days_left} dagen te laat"
    return f"nog {days_left} dagen"
