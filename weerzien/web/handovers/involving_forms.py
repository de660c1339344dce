"""The form with which somebody of a partner is involved with a family."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from itertools import groupby
from typing import Any
from uuid import UUID

from django import forms

from weerzien.access.involved import ground_words
from weerzien.access.roles import Ground
from weerzien.handovers.involving import GROUNDS, InvolvingPanel, NewInvolvement, Partner, WholeFamilyOrPersons
from weerzien.web.handovers.forms import NOT_LISTED, day

FAMILY = "gezin"
BY_PERSON, WHOLE = "per persoon", "heel gezin of per persoon"


class InvolvingForm(forms.Form):
    """Who, with whom, on what ground, from when until when."""

    def __init__(self, panel: InvolvingPanel, today: date, sent: Mapping[str, Any] | None = None) -> None:
        super().__init__(sent, auto_id="id_betrekken_%s")
        self.fields["partner"] = forms.ChoiceField(
            label="Wie betrekt u?",
            choices=[("", "kies"), *partner_choices(panel.partners)],
            error_messages=NOT_LISTED | {"required": "Kies wie u betrekt."},
            help_text="Achter de naam staat de rol. De rol bepaalt welke delen van het dossier iemand ziet.",
        )
        self.fields["whom"] = forms.MultipleChoiceField(
            label="Bij wie?",
            choices=[(FAMILY, "Het hele gezin"), *((str(pk), name) for pk, name in panel.members.items())],
            help_text="School, leerplicht, voogd, mentor, opvanggezin en zorg werken altijd per persoon.",
            widget=forms.CheckboxSelectMultiple,
            error_messages=NOT_LISTED | {"required": "Kies het hele gezin, of een of meer personen."},
        )
        self.fields["on_ground"] = forms.ChoiceField(
            label="Op welke grond?",
            choices=[("", "kies"), *((ground.value, ground_words(ground)) for ground in GROUNDS)],
            error_messages=NOT_LISTED | {"required": "Kies op welke grond. Zonder grond ziet niemand iets."},
            help_text="Voogdij eindigt vanzelf op de 18e verjaardag.",
        )
        self.fields["since"] = day("Vanaf welke dag?", "Vandaag of later.", initial=today)
        self.fields["until"] = day("Tot en met welke dag?", "Leeg: tot u het beëindigt. Bij voortgezet verplicht.")
        self.fields["until"].required = False

    def clean_whom(self) -> list[str]:
        """Refuse the whole family and persons of it together."""
        chosen: list[str] = self.cleaned_data["whom"]
        if FAMILY in chosen and len(chosen) > 1:
            raise forms.ValidationError(WholeFamilyOrPersons.sentence())
        return chosen

    @property
    def new(self) -> NewInvolvement:
        """What was asked, of a form that is in order."""
        given = self.cleaned_data
        return NewInvolvement(
            account_id=UUID(given["partner"]),
            persons=tuple(UUID(pk) for pk in given["whom"] if pk != FAMILY),
            ground=Ground(given["on_ground"]),
            since=given["since"],
            until=given["until"],
        )


def partner_choices(partners: tuple[Partner, ...]) -> list[tuple[str, list[tuple[str, str]]]]:
    """Return who may be chosen, by organisation, with the role and with whom it works."""
    return [
        (name, [(str(one.account_id), f"{one.name}, {one.role_words} ({works_with(one)})") for one in people])
        for (_, name), people in groupby(partners, key=lambda one: (one.organisation_id, one.organisation))
    ]


def works_with(partner: Partner) -> str:
    """Return whether somebody works with whole families, in words."""
    return BY_PERSON if partner.works_with_persons else WHOLE
