"""The fields that forms about meetings share."""

from __future__ import annotations

from django import forms

from weerzien.access.roles import Compartment
from weerzien.web.families.forms import DATE_FORMATS

TIMES = ["%H:%M", "%H.%M", "%H:%M:%S"]
NOT_LISTED = {"invalid_choice": "Dit staat niet in de lijst. Kies een van de mogelijkheden."}
WEEKS = {1: "elke week", 2: "elke twee weken", 3: "elke drie weken", 4: "elke vier weken", 6: "elke zes weken"}
PARTS = {
    Compartment.CONTACTS: "begeleiding en contact",
    Compartment.PROCEDURE: "de procedure",
    Compartment.GUARDIANSHIP: "de voogdij",
    Compartment.HOUSING: "wonen",
    Compartment.INTEGRATION: "inburgering",
    Compartment.SCHOOLING: "school",
    Compartment.RELATIONS: "onderlinge verhoudingen",
    Compartment.IDENTITY: "wie het zijn",
}


def day_field(label: str, hint: str = "") -> forms.DateField:
    """Return a day that must be given."""
    return forms.DateField(
        label=label,
        input_formats=DATE_FORMATS,
        help_text=hint,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"required": "Vul een dag in.", "invalid": "Dit is geen dag. Een voorbeeld: 21-11-2026."},
    )


def words_field(label: str, longest: int, *, hint: str = "", required: str = "", rows: int = 0) -> forms.CharField:
    """Return a field for words; `required` says what to do where they are missing."""
    return forms.CharField(
        label=label,
        max_length=longest,
        help_text=hint,
        required=bool(required),
        widget=forms.Textarea(attrs={"rows": rows}) if rows else forms.TextInput,
        error_messages={"required": required, "max_length": f"Houd het korter: hooguit {longest} tekens."},
    )


def minutes_field(label: str) -> forms.IntegerField:
    """Return how long something takes."""
    return forms.IntegerField(
        label=label,
        min_value=5,
        max_value=480,
        error_messages={
            "required": "Vul in hoeveel minuten.",
            "invalid": "Vul een aantal minuten in, bijvoorbeeld 90.",
            "min_value": "Kies minstens 5 minuten.",
            "max_value": "Kies hooguit 480 minuten.",
        },
    )
