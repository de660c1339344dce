"""What one may do with many families at once, and the form of each: why, and to whom or for when."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

from django import forms

from weerzien.access.abilities import Ability, may
from weerzien.access.actors import Actor
from weerzien.access.matrix import writable_compartments
from weerzien.access.roles import Compartment, Role
from weerzien.dossiers.assigning import GROUND_LENGTH
from weerzien.early_signals.lists.agenda import meeting_words
from weerzien.early_signals.lists.rules import REASON_LENGTH, REASONS
from weerzien.kernel.ids import AccountId
from weerzien.web.families.forms import DATE_FORMATS

ASSIGN, AGENDA, EXPORT = "toewijzen", "agenda", "meenemen"
TITLES: Mapping[str, str] = {
    ASSIGN: "Toewijzen",
    AGENDA: "Op de agenda zetten",
    EXPORT: "Meenemen als werkboek",
}
NOBODY = "niemand"


def may_do(actor: Actor) -> tuple[str, ...]:
    """Return what somebody may do with families of a list; for which of them is decided there."""
    asks = Compartment.CONTACTS in writable_compartments(actor.roles) and actor.roles != {Role.GEZINSLID}
    may_be = {ASSIGN: may(actor, Ability.ASSIGN_RESPONSIBILITY), AGENDA: asks, EXPORT: True}
    return tuple(one for one, is_so in may_be.items() if is_so)


class AssignForm(forms.Form):
    """Who becomes responsible, and why."""

    ground = forms.CharField(
        label="Waarom?",
        max_length=GROUND_LENGTH,
        help_text="Bijvoorbeeld: verdeling per wijk. Dit staat straks bij elk gezin.",
        error_messages={
            "required": "Schrijf in een paar woorden waarom.",
            "max_length": f"Houd het kort: hooguit {GROUND_LENGTH} tekens.",
        },
    )

    def __init__(self, data: Any = None, *, people: Mapping[AccountId, str]) -> None:
        super().__init__(data)
        self.people = people
        self.fields["person"] = forms.ChoiceField(
            label="Wie wordt verantwoordelijk?",
            choices=[
                ("", "kies"),
                *((str(pk), name) for pk, name in people.items()),
                (NOBODY, "nog niemand met naam, wel onze organisatie"),
            ],
            error_messages={
                "required": "Kies wie verantwoordelijk wordt.",
                "invalid_choice": "Kies een collega uit de lijst.",
            },
        )
        self.order_fields(["person", "ground"])

    @property
    def account_id(self) -> AccountId | None:
        """The person who was chosen, None for nobody by name."""
        chosen = self.cleaned_data["person"]
        return None if chosen == NOBODY else AccountId(UUID(chosen))

    @property
    def done_words(self) -> str:
        """What was done, behind how many families."""
        if self.account_id is None:
            return "nu zonder verantwoordelijke met naam"
        return f"toegewezen aan {self.people[self.account_id]}"


class AgendaForm(forms.Form):
    """Why a family is talked about, and when."""

    reason = forms.CharField(
        label="Waarom wilt u deze gezinnen bespreken?",
        max_length=REASON_LENGTH,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Wie de contacten van het gezin mag zien, kan dit lezen.",
        error_messages={
            "required": "Schrijf waarom u deze gezinnen wilt bespreken.",
            "max_length": f"Houd het kort: hooguit {REASON_LENGTH} tekens.",
        },
    )
    for_on = forms.DateField(
        label="Voor het overleg van welke dag?",
        required=False,
        input_formats=DATE_FORMATS,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        help_text="Leeg: het eerstvolgende overleg.",
        error_messages={"invalid": "Dit is geen dag. Een voorbeeld: 21-11-2026."},
    )

    @property
    def done_words(self) -> str:
        """What was done, behind how many families."""
        return f"op de agenda van het {meeting_words(self.cleaned_data['for_on'])} gezet"


class ExportForm(forms.Form):
    """Why somebody takes a list along."""

    reason = forms.ChoiceField(
        label="Waarom neemt u deze lijst mee?",
        choices=[("", "kies"), *REASONS.items()],
        help_text="Dit komt in het logboek, met uw naam en de gezinnen.",
        error_messages={"required": "Kies waarom.", "invalid_choice": "Kies een van de redenen."},
    )


def read_ids(texts: Iterable[str]) -> list[UUID]:
    """Return the ids that a form carries, each once and in order; what is no id is left away."""
    found: dict[UUID, None] = {}
    for text in texts:
        for word in text.split():
            try:
                found[UUID(word)] = None
            except ValueError:
                continue
    return list(found)
