"""The forms of the checklist for turning 18: who sees to which item, and what stands on the list of a municipality."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms

from weerzien.plans.checklist.items import MOST_WEEKS, OWNER_WORDS, WORDS_LENGTH, GivenItem, Item, Kind, Owner
from weerzien.plans.checklist.queries import EighteenPanel, ItemLine
from weerzien.plans.rules import REASON_LENGTH
from weerzien.web.families.forms import DATE_FORMATS
from weerzien.web.tasks.forms import NO_DAY, NOT_LISTED, THEMES, Begun, chosen_hands, day_field, hands

NO_WEEKS = f"Vul een heel getal in van 0 tot en met {MOST_WEEKS}."


class ChecklistForm(forms.Form):
    """Who sees to each item, and by which day; an item without anybody stays for later."""

    def __init__(self, panel: EighteenPanel, sent: Any = None, *, begun: Begun = None) -> None:
        super().__init__(sent, initial=dict(begun or {}), auto_id="id_punt_%s")
        self.panel = panel
        choices = [("", "nog niemand"), *hands(panel)[1:]]
        for line in self.open_lines:
            code = line.item.code
            self.fields[f"who-{code}"] = forms.ChoiceField(
                label="Wie?", required=False, choices=choices, error_messages=NOT_LISTED
            )
            self.fields[f"due-{code}"] = forms.DateField(
                label="Uiterlijk",
                required=False,
                initial=line.due,
                input_formats=DATE_FORMATS,
                widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
                error_messages=NO_DAY,
            )
        self.fields["ground"] = forms.CharField(
            label="Waarom zij?",
            max_length=REASON_LENGTH,
            initial="Zij begeleiden de jongere naar 18 jaar.",
            error_messages={"required": "Schrijf waarom zij hiervoor zorgen."},
        )

    @property
    def open_lines(self) -> tuple[ItemLine, ...]:
        """The items that nobody has and for which this reader may name somebody."""
        return tuple(line for line in self.panel.lines if line.may_give)

    def fields_for(self, line: ItemLine) -> tuple[forms.BoundField, forms.BoundField] | None:
        """Return the two fields of an item, None for one that somebody has already."""
        return (self[f"who-{line.item.code}"], self[f"due-{line.item.code}"]) if line.may_give else None

    def clean(self) -> dict[str, Any]:
        """Ask for a day wherever somebody was named."""
        told = super().clean() or {}
        for line in self.open_lines:
            name = f"due-{line.item.code}"
            if told.get(f"who-{line.item.code}") and name not in self.errors and told.get(name) is None:
                self.add_error(name, "Vul een dag in: zonder dag is het geen taak.")
        return told

    @property
    def given(self) -> list[GivenItem]:
        """What was asked, of a form that is in order."""
        told = self.cleaned_data
        return [
            GivenItem(line.item, *chosen_hands(told[f"who-{line.item.code}"]), told[f"due-{line.item.code}"])
            for line in self.open_lines
            if told[f"who-{line.item.code}"]
        ]


class ItemForm(forms.Form):
    """One item of the list of a municipality, from which day, and why."""

    words = forms.CharField(
        label="Wat moet er in orde zijn?",
        max_length=WORDS_LENGTH,
        error_messages={"required": "Schrijf in een zin wat er in orde moet zijn."},
    )
    kind = forms.ChoiceField(
        label="Soort", choices=[(kind.value, kind.value) for kind in Kind], error_messages=NOT_LISTED
    )
    theme = forms.ChoiceField(
        label="Thema",
        choices=[("", "kies"), *THEMES[1:]],
        help_text="Het thema zegt bij welk deel van het dossier het punt hoort, en dus wie het leest.",
        error_messages={"required": "Kies een thema.", **NOT_LISTED},
    )
    weeks = forms.IntegerField(
        label="Klaar binnen hoeveel weken na het begin?",
        min_value=0,
        max_value=MOST_WEEKS,
        error_messages=dict.fromkeys(("required", "invalid", "min_value", "max_value"), NO_WEEKS),
    )
    owner = forms.ChoiceField(
        label="Wie zorgt ervoor als de lijst vanzelf begint?",
        choices=[(owner.value, words) for owner, words in OWNER_WORDS.items()],
        help_text="Begeleidt niemand de jongere, dan krijgt de gezinsregisseur het punt.",
        error_messages=NOT_LISTED,
    )
    is_used = forms.BooleanField(label="Dit punt staat op de lijst", required=False, initial=True)

    def __init__(self, item: Item | None, sent: Any = None, *, today: date) -> None:
        initial = {} if item is None else {
            "words": item.words, "kind": item.kind.value, "theme": item.theme, "weeks": item.weeks,
            "owner": item.owner.value, "is_used": item.is_used,
        }  # fmt: skip
        super().__init__(sent, initial={**initial, "since": today}, auto_id="id_lijst_%s")
        self.item = item
        self.fields["since"] = day_field("Vanaf welke dag?")
        self.fields["because"] = forms.CharField(
            label="Waarom?",
            max_length=REASON_LENGTH,
            help_text="Schrijf hier niets over een gezin.",
            error_messages={"required": "Schrijf op waarom u de lijst wijzigt."},
        )

    @property
    def chosen(self) -> dict[str, Any]:
        """What was chosen, of a form that is in order."""
        told = dict(self.cleaned_data)
        return {
            **told,
            "kind": Kind(told["kind"]),
            "owner": Owner(told["owner"]),
            "code": self.item.code if self.item else None,
        }
