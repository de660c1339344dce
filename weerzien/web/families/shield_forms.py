"""The forms with which a family is kept from somebody, and with which that ends."""

from __future__ import annotations

from collections.abc import Mapping
from uuid import UUID

from django import forms

from weerzien.access.shields import BECAUSE_LENGTH, Kind, NewShield
from weerzien.early_signals.shields import ShieldsPanel

WHOLE_FAMILY = "Het hele gezin"
NOT_LISTED = {"invalid_choice": "Dit staat niet in de lijst. Kies een van de mogelijkheden."}
ORGANISATION, ACCOUNT = "organisatie", "persoon"


def why(label: str) -> forms.CharField:
    """Return the field of a reason."""
    return forms.CharField(
        label=label,
        max_length=BECAUSE_LENGTH,
        error_messages={"required": "Schrijf in een zin waarom dit nodig is."},
        help_text="Wie afschermingen mag zetten, leest dit.",
    )


class ShieldForm(forms.Form):
    """What is shielded, of whom, from whom, and why."""

    def __init__(
        self, panel: ShieldsPanel, sent: Mapping[str, str] | None = None, *, begun: Mapping[str, str] | None = None
    ) -> None:
        super().__init__(sent, initial=dict(begun or {}), auto_id="id_afscherming_%s")
        self.fields["kind"] = forms.ChoiceField(
            label="Wat schermt u af?",
            choices=[
                (Kind.WITHHELD, "gegevens niet delen met een organisatie of persoon"),
                (Kind.SECRET_ADDRESS, "geheim adres"),
            ],
            error_messages=NOT_LISTED,
        )
        self.fields["person"] = forms.ChoiceField(
            label="Van wie?",
            required=False,
            choices=[("", WHOLE_FAMILY), *((str(pk), name) for pk, name in panel.members.items())],
            error_messages=NOT_LISTED,
        )
        groups = (("Organisaties", ORGANISATION, panel.organisations), ("Personen", ACCOUNT, panel.people))
        listed = [(name, [(f"{code}:{pk}", words) for pk, words in some]) for name, code, some in groups if some]
        self.fields["party"] = forms.ChoiceField(
            label="Niet delen met wie?",
            required=False,
            choices=[("", "kies, behalve bij een geheim adres"), *listed],
            error_messages=NOT_LISTED,
        )
        self.fields["because"] = why("Waarom?")

    @property
    def new(self) -> NewShield:
        """What was asked, of a form that is in order."""
        code, _, party = self.cleaned_data["party"].partition(":")
        person = self.cleaned_data["person"]
        return NewShield(
            kind=self.cleaned_data["kind"],
            person_id=UUID(person) if person else None,
            organisation_id=UUID(party) if code == ORGANISATION else None,
            account_id=UUID(party) if code == ACCOUNT else None,
            because=self.cleaned_data["because"],
        )


class LiftForm(forms.Form):
    """Why a shield is no longer needed."""

    because = why("Waarom is dit niet meer nodig?")
