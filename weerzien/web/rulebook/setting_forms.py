"""The form with which a rule is set otherwise: a value, from which day, and why."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from django import forms

from weerzien.early_signals.local.rules import REASON_LENGTH, Chosen, is_a_choice, own_value
from weerzien.early_signals.local.words import value_words
from weerzien.rulebook.rule import Ground, Rule
from weerzien.rulebook.settings import SWITCH
from weerzien.web.families.forms import DATE_FORMATS

OWN = "eigen"
LONGEST = 5
FROM_THEN_ON = "Vanaf deze dag geldt het voor alle gezinnen. De dag mag ook voorbij zijn."
BY_CASE = (
    "Deze regel rekent met wat gold op de dag van het gezin die de versie kiest. Kies een dag die daar voor ligt "
    "bij de gezinnen waarvoor u dit wilt."
)


class SettingForm(forms.Form):
    """The fields for one number of a rule, or for its switch."""

    value = forms.CharField(required=False)
    since = forms.DateField(
        label="Vanaf welke dag?",
        input_formats=DATE_FORMATS,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={
            "required": "Bij Vanaf staat niets. Vul de eerste dag in waarop dit geldt.",
            "invalid": "Bij Vanaf staat geen dag. Een voorbeeld: 1-1-2027.",
        },
    )
    because = forms.CharField(
        label="Waarom?",
        help_text="Bijvoorbeeld: afgesproken in het overleg van 3 november. Schrijf hier niets over een gezin.",
        max_length=REASON_LENGTH,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={
            "required": "Schrijf op waarom u dit wijzigt. Een collega moet dat later kunnen lezen.",
            "max_length": f"Dit is te lang. Hooguit {REASON_LENGTH} tekens.",
        },
    )

    def __init__(self, rule: Rule, parameter: str, sent: Mapping[str, str] | None = None, *, today: date) -> None:
        super().__init__(sent, initial={"since": today})
        self.rule, self.parameter = rule, parameter
        self.fields["value"] = value_field(rule, parameter)
        is_by_case = parameter != SWITCH and rule.ground is not Ground.LOCAL
        self.fields["since"].help_text = BY_CASE if is_by_case else FROM_THEN_ON

    def clean_value(self) -> int | None:
        """Return the number that was filled in; nothing for the value of the rule itself."""
        told = self.cleaned_data["value"].strip()
        if told in ("", OWN):
            return None
        if not told.isdecimal() or len(told) > LONGEST:
            raise forms.ValidationError("Bij Waarde staat geen heel getal. Een voorbeeld: 14.")
        return int(told)

    @property
    def choice(self) -> Chosen:
        """What was chosen, once the form is valid."""
        told: dict[str, Any] = self.cleaned_data
        return Chosen(self.rule.id, self.parameter, told["value"], told["since"])


def value_field(rule: Rule, parameter: str) -> forms.CharField | forms.ChoiceField:
    """Return the field in which a value is typed, or chosen where there are two."""
    own = value_words(rule.id, parameter, own_value(rule.id, parameter))
    if parameter == SWITCH:
        return chosen_field("De regel staat", [(OWN, "aan"), ("0", "uit")])
    if is_a_choice(rule.parameters[parameter]):
        return chosen_field(parameter.capitalize(), [(OWN, f"{own} (zoals de regel zelf)"), ("1", "ja"), ("0", "nee")])
    return forms.CharField(
        label=f"Waarde ({rule.parameters[parameter].unit_words})",
        required=False,
        help_text=f"Laat dit leeg om terug te gaan naar wat de regel zelf zegt: {own}.",
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )


def chosen_field(label: str, choices: list[tuple[str, str]]) -> forms.ChoiceField:
    """Return a field in which one of a few values is chosen."""
    wrong = "Bij Waarde staat iets anders dan wat er te kiezen is. Kies een van de mogelijkheden."
    return forms.ChoiceField(label=label, choices=choices, error_messages={"invalid_choice": wrong, "required": wrong})
