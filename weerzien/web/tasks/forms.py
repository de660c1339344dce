"""The forms with which a task is given, ends, or is passed on."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import groupby
from typing import Any, Protocol
from uuid import UUID

from django import forms

from weerzien.access.involved import Doer
from weerzien.access.roles import Compartment
from weerzien.audit.words import OPENED_FOR
from weerzien.kernel.ids import AccountId, OrganisationId, PersonId
from weerzien.plans.family_tasks import FamilyTasks
from weerzien.plans.rules import REASON_LENGTH, WHAT_LENGTH
from weerzien.rulebook.themes import LifeDomain, themes_of
from weerzien.web.families.forms import DATE_FORMATS

WHOLE_FAMILY = "het hele gezin"
NOT_LISTED = {"invalid_choice": "Dit staat niet in de lijst. Kies een van de mogelijkheden."}
NO_DAY = {"invalid": "Dit is geen dag. Een voorbeeld: 21-11-2026."}
THEMES = [
    ("", "geen"),
    *((domain.value, [(theme.code, theme.words) for theme in themes_of(domain)]) for domain in LifeDomain),
]
Choices = list[tuple[str, Any]]
Begun = Mapping[str, str] | None
"""What somebody typed before and did not save, by field."""


def day_field(label: str, *, required: bool = True, hint: str = "") -> forms.DateField:
    """Return the field of a day."""
    return forms.DateField(
        label=label,
        required=required,
        input_formats=DATE_FORMATS,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        help_text=hint,
        error_messages={"required": "Vul een dag in: zonder dag is het geen taak.", **NO_DAY},
    )


class Handing(Protocol):
    """A page on which somebody chooses who does something for a family: that of its tasks, that of a youngster."""

    @property
    def municipality_id(self) -> UUID: ...
    @property
    def municipality(self) -> str: ...
    @property
    def doers(self) -> tuple[Doer, ...]: ...


def hands(panel: Handing) -> Choices:
    """Return to whom a task may be given: per organisation, first that organisation itself."""
    doers = sorted(panel.doers, key=lambda one: (one.organisation_id != panel.municipality_id, one.organisation))
    groups = [(pk, name, [*some]) for (pk, name), some in groupby(doers, key=lambda one: organisation_of(one))]
    if panel.municipality_id not in {pk for pk, _, _ in groups}:
        groups.insert(0, (panel.municipality_id, panel.municipality, []))
    return [("", "kies"), *((name, people_of(pk, some)) for pk, name, some in groups)]


def organisation_of(doer: Doer) -> tuple[UUID, str]:
    """Return where somebody works: id and name."""
    return doer.organisation_id, doer.organisation


def people_of(organisation_id: UUID, doers: Iterable[Doer]) -> list[tuple[str, str]]:
    """Return an organisation and its people, each with the code that the form sends."""
    people = [(f"{organisation_id}:{one.account_id}", one.name) for one in doers]
    return [*people, (f"{organisation_id}:", "nog niemand met naam, wel deze organisatie")]


def who_field(panel: Handing) -> forms.ChoiceField:
    """Return the field that says who does it."""
    return forms.ChoiceField(
        label="Wie doet het?",
        choices=hands(panel),
        error_messages={"required": "Kies wie het doet: een taak is van iemand.", **NOT_LISTED},
    )


def chosen_hands(code: str) -> tuple[OrganisationId, AccountId | None]:
    """Return the organisation and the person that a choice stands for."""
    organisation, _, person = code.partition(":")
    return OrganisationId(UUID(organisation)), AccountId(UUID(person)) if person else None


class TaskForm(forms.Form):
    """What has to be done, by whom and why they, and by when."""

    what = forms.CharField(
        label="Wat moet er gebeuren?",
        max_length=WHAT_LENGTH,
        help_text="In een zin. Bijvoorbeeld: Regel een tolk Tigrinya voor het gesprek op school.",
        error_messages={"required": "Schrijf in een zin wat er moet gebeuren."},
    )

    def __init__(self, panel: FamilyTasks, sent: Any = None, *, begun: Begun = None) -> None:
        super().__init__(sent, initial=dict(begun or {}), auto_id="id_taak_%s")
        self.fields["who"] = who_field(panel)
        self.fields["ground"] = forms.CharField(
            label="Waarom deze organisatie?",
            max_length=REASON_LENGTH,
            help_text="Bijvoorbeeld: zij begeleiden het gezin, of: afgesproken in het overleg.",
            error_messages={"required": "Schrijf waarom deze organisatie het doet."},
        )
        self.fields["due"] = day_field("Uiterlijk op welke dag?")
        self.fields["remind_on"] = day_field("Herinneren op", required=False, hint="Leeg: een week ervoor.")
        self.fields["about"] = forms.ChoiceField(
            label="Over wie gaat het?", required=False, choices=whom(panel), error_messages=NOT_LISTED
        )
        self.fields["theme"] = forms.ChoiceField(
            label="Thema", required=False, choices=THEMES, error_messages=NOT_LISTED
        )
        self.fields["compartment"] = forms.ChoiceField(
            label="Bij welk deel van het dossier hoort het?",
            choices=[(part.value, OPENED_FOR[part]) for part in panel.parts],
            initial=Compartment.CONTACTS.value,
            help_text="Wie dit deel mag lezen, leest de taak. Wie de taak krijgt, leest haar altijd.",
            error_messages=NOT_LISTED,
        )

    @property
    def given(self) -> dict[str, Any]:
        """What was asked, of a form that is in order."""
        told = self.cleaned_data
        organisation_id, person_id = chosen_hands(told["who"])
        return {
            "what": told["what"],
            "ground": told["ground"],
            "organisation_id": organisation_id,
            "person_id": person_id,
            "due": told["due"],
            "remind_on": told["remind_on"],
            "about": PersonId(UUID(told["about"])) if told["about"] else None,
            "theme": told["theme"] or None,
            "compartment": Compartment(told["compartment"]),
        }


def whom(panel: FamilyTasks) -> list[tuple[str, str]]:
    """Return whom a task may be about."""
    members = [(str(pk), name or "lid van het gezin") for pk, name in panel.members.items()]
    return [("", WHOLE_FAMILY), *members] if panel.may_be_whole else members


class EndForm(forms.Form):
    """How a task ended."""

    words = forms.CharField(
        label="Wat is er gedaan, of waarom hoeft het niet meer?",
        max_length=REASON_LENGTH,
        error_messages={"required": "Schrijf in een zin wat er is gedaan, of waarom het niet meer hoeft."},
    )


class MoveForm(forms.Form):
    """To whom a task goes, and why."""

    def __init__(self, panel: FamilyTasks, sent: Any = None, *, begun: Begun = None) -> None:
        super().__init__(sent, initial=dict(begun or {}))
        self.fields["who"] = who_field(panel)
        self.fields["because"] = forms.CharField(
            label="Waarom?",
            max_length=REASON_LENGTH,
            error_messages={"required": "Schrijf waarom u de taak doorgeeft."},
        )
