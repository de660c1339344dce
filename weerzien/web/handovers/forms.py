"""The forms of a handover: to propose one, and for each step what it asks."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from itertools import groupby
from typing import Any
from uuid import UUID

from django import forms

from weerzien.handovers.proposing import ProposalPanel
from weerzien.handovers.receivers import Receiver
from weerzien.handovers.rules import (
    ALWAYS,
    LONGEST_WORDS,
    THEME_WORDS,
    Intention,
    NewHandover,
    Side,
    Theme,
)
from weerzien.kernel.ids import PersonId
from weerzien.web.families.forms import DATE_FORMATS

NOT_LISTED = {"invalid_choice": "Dit staat niet in de lijst. Kies een van de mogelijkheden."}
EVERYBODY = "iedereen die daar overdrachten aanneemt"
USUAL_DAYS = 14


def day(label: str, hint: str, *, initial: date | None = None) -> forms.DateField:
    """Return a day that must be filled in."""
    return forms.DateField(
        label=label,
        input_formats=DATE_FORMATS,
        help_text=hint,
        initial=initial,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"required": "Vul de dag in.", "invalid": "Dit is geen dag. Een voorbeeld: 21-11-2026."},
    )


def words(label: str, hint: str, *, required: bool, missing: str = "") -> forms.CharField:
    """Return a field of a few lines that the other party reads."""
    return forms.CharField(
        label=label,
        help_text=hint,
        required=required,
        max_length=LONGEST_WORDS,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={
            "required": missing,
            "max_length": f"Dit is te lang. Maak de tekst korter dan {LONGEST_WORDS} tekens.",
        },
    )


class ProposalForm(forms.Form):
    """Of whom, to whom, what goes along, what is asked back and by when."""

    def __init__(self, panel: ProposalPanel, today: date, sent: Mapping[str, Any] | None = None) -> None:
        super().__init__(sent, auto_id="id_overdracht_%s")
        self._ask_who(panel)
        self._ask_what(panel)
        self.fields["answer_by"] = day(
            "Antwoord uiterlijk",
            "Is er dan geen antwoord, dan horen beide teamleiders en de gezinsregisseur het.",
            initial=today + timedelta(days=USUAL_DAYS),
        )

    def _ask_who(self, panel: ProposalPanel) -> None:
        whole = [("", "Het hele gezin")] if panel.may_hand_over_family else [("", "kies")]
        self.fields["person"] = forms.ChoiceField(
            label="Wie draagt u over?",
            required=not panel.may_hand_over_family,
            choices=[*whole, *((str(pk), name) for pk, name in panel.members.items())],
            error_messages=NOT_LISTED | {"required": "Kies wie u overdraagt."},
        )
        self.fields["theme"] = forms.ChoiceField(
            label="Wat draagt u over?", choices=[*THEME_WORDS.items()], error_messages=NOT_LISTED
        )
        self.fields["receiver"] = forms.ChoiceField(
            label="Aan wie?",
            choices=[("", "kies"), *receiver_choices(panel.receivers)],
            error_messages=NOT_LISTED | {"required": "Kies aan wie u overdraagt."},
        )

    def _ask_what(self, panel: ProposalPanel) -> None:
        self.fields["words"] = words(
            "Waarom, en wat moet de ontvanger eerst weten?",
            "De ontvanger leest dit, ook voor het aannemen.",
            required=True,
            missing="Schrijf in een zin waarom u overdraagt.",
        )
        self.fields["compartments"] = forms.MultipleChoiceField(
            label="Wat gaat mee?",
            choices=[part for part in panel.compartments if part[0] not in ALWAYS],
            required=False,
            help_text="Wie het zijn en de contacten gaan altijd mee. Wat de ontvanger niet mag lezen, gaat nooit mee.",
            widget=forms.CheckboxSelectMultiple,
            error_messages=NOT_LISTED,
        )
        self.fields["asked_back"] = words(
            "Wat vraagt u terug?", "Bijvoorbeeld: laat weten hoe het eerste gesprek ging.", required=False
        )
        self.fields["aftercare"] = forms.ChoiceField(
            label="Wie blijft het gezin volgen, na 1, 3, 6 en 12 maanden?",
            choices=[(Side.RECEIVER, "de ontvanger"), (Side.SENDER, "wij zelf, als de gemeente dat goedvindt")],
            error_messages=NOT_LISTED,
        )

    @property
    def new(self) -> NewHandover:
        """What was asked, of a form that is in order."""
        given = self.cleaned_data
        organisation, _, account = given["receiver"].partition(":")
        return NewHandover(
            theme=Theme(given["theme"]),
            person_id=PersonId(UUID(given["person"])) if given["person"] else None,
            organisation_id=UUID(organisation),
            account_id=UUID(account) if account else None,
            compartments=frozenset(given["compartments"]),
            words=given["words"],
            asked_back=given["asked_back"],
            answer_by=given["answer_by"],
            aftercare=given["aftercare"],
        )


def receiver_choices(everybody: tuple[Receiver, ...]) -> list[tuple[str, list[tuple[str, str]]]]:
    """Return who may be chosen, by organisation: everybody there, or one person."""
    groups = groupby(everybody, key=lambda one: (one.organisation_id, one.organisation))
    return [
        (
            name,
            [
                (str(pk), f"{name}: {EVERYBODY}"),
                *((f"{pk}:{one.account_id}", f"{one.name}, {one.role_words}") for one in people),
            ],
        )
        for (pk, name), people in groups
    ]


class StepForm(forms.Form):
    """What one step asks: a reason, a day, or that what was seen is what is sent."""

    def __init__(
        self, intention: Intention, *, today: date, sent: Mapping[str, str] | None = None, seen: str = ""
    ) -> None:
        super().__init__(sent, auto_id=f"id_{intention.value}_%s", initial={"seen": seen})
        self.intention = intention
        if intention is Intention.SEND:
            self.fields["seen"] = forms.RegexField(r"^[0-9a-f]{64}$", widget=forms.HiddenInput)
        elif intention in (Intention.REFUSE, Intention.WITHDRAW):
            self.fields["because"] = words(
                "Waarom?",
                "De andere partij leest dit meteen.",
                required=True,
                missing="Schrijf in een zin waarom. De andere partij leest dit meteen.",
            )
        elif intention is Intention.PLAN_CONTACT:
            self.fields["day"] = day("Op welke dag?", "Vandaag of later.")
        elif intention is Intention.CONFIRM_CONTACT:
            self.fields["day"] = day("Op welke dag was het?", "Op of na de dag van aannemen.", initial=today)

    @property
    def has_words(self) -> bool:
        """Whether somebody types a text of their own in it."""
        return "because" in self.fields

    @property
    def values(self) -> dict[str, Any]:
        """What the action of this step takes, of a form that is in order."""
        given = dict(self.cleaned_data)
        return given | {"seen": bytes.fromhex(given["seen"])} if "seen" in given else given


class ContinueForm(forms.Form):
    """Until when the sender stays involved, and why."""

    until = day("Tot en met welke dag?", "Hooguit een jaar, en tot de 21e verjaardag.")
    because = words(
        "Waarom is dat nodig?",
        "De jongere of het gezin mag dit lezen.",
        required=True,
        missing="Schrijf in een zin waarom dit nodig is.",
    )
