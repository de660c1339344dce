"""The forms with which two persons become one, or stay two."""

from __future__ import annotations

from collections.abc import Mapping
from uuid import UUID

from django import forms

from weerzien.dossiers.merging.panels import PairPanel, Said
from weerzien.dossiers.merging.rules import BECAUSE_LENGTH, GONE, STAYS, Two
from weerzien.kernel.ids import PersonId

WHOLE, ALONE = "gezin", "persoon"


def why(label: str, help_text: str) -> forms.CharField:
    """Return the field of a reason."""
    return forms.CharField(
        label=label,
        max_length=BECAUSE_LENGTH,
        help_text=help_text,
        error_messages={
            "required": "Schrijf in een zin waarom.",
            "max_length": f"Houd het bij een zin van hooguit {BECAUSE_LENGTH} tekens.",
        },
    )


class OneOfTwo(forms.RadioSelect):
    """A choice to which the summary of errors can lead: to the first of the two."""

    def id_for_label(self, id_: str, index: str | None = None) -> str:
        return super().id_for_label(id_, index or "0")


class ReasonForm(forms.Form):
    """Why two are not the same, or why a merge goes back."""

    because = why("Waarom?", "Wie dit later leest, moet het kunnen begrijpen.")


class MergeForm(forms.Form):
    """What holds where two persons differ, who comes along, and why they are one."""

    def __init__(self, panel: PairPanel, sent: Mapping[str, str] | None = None) -> None:
        super().__init__(sent, auto_id="id_samen_%s")
        self.panel = panel
        for choice in panel.choices:
            what = f"{choice.what}: {choice.heading}" if choice.heading else choice.what
            self.fields[choice.key] = forms.ChoiceField(
                label=what,
                choices=[
                    (STAYS, words(choice.stays, panel.stays.number)),
                    (GONE, words(choice.gone, panel.gone.number)),
                ],
                widget=OneOfTwo,
                error_messages={"required": f"Kies wat klopt: {what}.", "invalid_choice": "Kies een van de twee."},
            )
        if panel.asks_who_comes:
            self.fields["who"] = forms.ChoiceField(
                label="Wie gaat er mee?",
                choices=[(WHOLE, "het hele gezin"), (ALONE, f"alleen {panel.gone.name}")],
                widget=OneOfTwo,
                error_messages={"required": "Kies wie er meegaat.", "invalid_choice": "Kies wie er meegaat."},
            )
        self.fields["because"] = why("Waarom zijn zij dezelfde?", "Bijvoorbeeld: zelfde document gezien.")

    @property
    def asked(self) -> list[forms.BoundField]:
        """The fields in which one of two is chosen."""
        return [bound for bound in self if bound.name != "because"]

    @property
    def choices(self) -> dict[str, str]:
        """What was chosen, by what differs; of a form that is in order."""
        return {choice.key: self.cleaned_data[choice.key] for choice in self.panel.choices}

    @property
    def two(self) -> Two:
        """Who goes on as whom."""
        return Two(self.panel.gone.id, self.panel.stays.id, is_whole=self.cleaned_data.get("who", WHOLE) == WHOLE)


def words(said: Said, number: str) -> str:
    """Return a value with in which family it stands, where it was told, and by whom it was written."""
    return f"{said.words} (gezin {number}, {said.place}{', door ' if said.by else ''}{said.by})"


def two_apart(one: UUID, other: UUID) -> Two:
    """Return two persons of whom neither goes on as the other."""
    return Two(PersonId(one), PersonId(other))
