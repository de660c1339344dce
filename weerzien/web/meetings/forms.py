"""The forms of series and meetings, and of what is agreed and decided in one."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django import forms

from weerzien.access.roles import Compartment
from weerzien.meetings.actions.arranging import Moment, Rhythm
from weerzien.meetings.actions.talking import GUESTS_LENGTH, Agreement
from weerzien.meetings.queries.panels import ItemLine, MeetingHead
from weerzien.meetings.rules.refusals import (
    DECISION_LENGTH,
    GROUND_LENGTH,
    NAME_LENGTH,
    TITLE_LENGTH,
    WHAT_LENGTH,
)
from weerzien.web.meetings.fields import NOT_LISTED, PARTS, TIMES, WEEKS, day_field, minutes_field, words_field


class MomentForm(forms.Form):
    """When and where one meeting is."""

    held_on = day_field("Dag")
    starts_at = forms.TimeField(
        label="Hoe laat?",
        input_formats=TIMES,
        widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
        error_messages={"required": "Vul een tijd in.", "invalid": "Dit is geen tijd. Een voorbeeld: 9:30."},
    )
    minutes = minutes_field("Hoeveel minuten?")
    place = words_field("Waar?", NAME_LENGTH, required="Vul in waar het is.", hint="Dit staat ook in de uitnodiging.")

    @property
    def moment(self) -> Moment:
        """What was typed, of a form that is in order."""
        return Moment(**{name: self.cleaned_data[name] for name in ("held_on", "starts_at", "minutes", "place")})


class SeriesForm(MomentForm):
    """When, where and how often something comes back."""

    held_on = day_field(
        "Eerste keer", "Het overleg is daarna steeds op dezelfde dag van de week. Feestdagen slaan we over."
    )
    name = words_field("Naam van het overleg", NAME_LENGTH, required="Geef het overleg een naam.")
    every_weeks = forms.TypedChoiceField(
        label="Hoe vaak?", choices=[*WEEKS.items()], coerce=int, error_messages=NOT_LISTED
    )
    is_regional = forms.BooleanField(
        label="Ook andere gemeenten doen mee. Elke gemeente ziet alleen haar eigen gezinnen.", required=False
    )
    field_order = ("name", "held_on", "every_weeks", "starts_at", "minutes", "place", "is_regional")

    @property
    def rhythm(self) -> Rhythm:
        """What was typed, of a form that is in order."""
        given = self.cleaned_data
        return Rhythm(
            name=" ".join(given["name"].split()),
            every_weeks=given["every_weeks"],
            begins_on=given["held_on"],
            starts_at=given["starts_at"],
            minutes=given["minutes"],
            place=given["place"],
        )


class ParticipantForm(forms.Form):
    """Who takes part, known by an e-mail address."""

    email = forms.EmailField(
        label="E-mailadres van de deelnemer",
        help_text="De deelnemer doet mee voor de organisatie waar die nu werkt.",
        error_messages={"required": "Vul een e-mailadres in.", "invalid": "Dit is geen e-mailadres."},
    )
    is_chair = forms.BooleanField(label="Mag het overleg ook voorzitten", required=False)


class StandingForm(forms.Form):
    """What organisations agree for good, and when they look at it again."""

    what = words_field(
        "Wat spreken de organisaties af?",
        WHAT_LENGTH,
        hint="Zonder namen van mensen: iedereen in het overleg leest dit.",
        required="Schrijf op wat u afspreekt.",
    )
    review_on = day_field("Wanneer kijken we er weer naar?")


class TopicForm(forms.Form):
    """Something on the agenda that is about no family."""

    title = words_field(
        "Onderwerp",
        TITLE_LENGTH,
        hint="Zonder namen van mensen: iedereen in het overleg leest dit.",
        required="Schrijf op waar het over gaat.",
    )


class AddFamilyForm(forms.Form):
    """A family that comes on the agenda, and why."""

    number = words_field("Nummer of naam van het gezin", 80, required="Vul een nummer of een naam in.")
    reason = words_field(
        "Waarom?", 300, required="Schrijf waarom.", hint="Wie de contacten van dit gezin mag lezen, leest dit."
    )


class AgreementForm(forms.Form):
    """Who does what by when: none of these may be left out."""

    what = words_field("Wat gaat er gebeuren?", WHAT_LENGTH, required="Schrijf wat er gaat gebeuren.")
    ground = words_field(
        "Waarom deze organisatie?", GROUND_LENGTH, required="Schrijf waarom deze organisatie dit doet."
    )
    due = day_field("Klaar op")

    def __init__(self, data: Any = None, *, head: MeetingHead, item: ItemLine) -> None:
        super().__init__(data, auto_id="id_afspraak_%s")
        people = [
            (str(pk), [(f"{pk}:", f"{name}, nog niemand met naam"), *_people(head, pk)])
            for pk, name in head.organisations.items()
        ]
        named = [(head.organisations[UUID(pk)], choices) for pk, choices in people]
        self.fields["who"] = forms.ChoiceField(
            label="Wie doet het?",
            choices=[("", "kies"), *named],
            error_messages={"required": "Kies wie het doet.", **NOT_LISTED},
        )
        self.fields["about"] = about_field(item)
        self.fields["part"] = part_field("Wie bij dit deel van het dossier mag, ziet de afspraak. En wie het doet.")
        self.order_fields(["what", "who", "due", "ground", "about", "part"])

    @property
    def agreement(self) -> Agreement:
        """What was typed, of a form that is in order."""
        given = self.cleaned_data
        organisation, _, account = given["who"].partition(":")
        return Agreement(
            what=given["what"],
            organisation_id=UUID(organisation),
            account_id=UUID(account) if account else None,
            due=given["due"],
            ground=given["ground"],
            part=Compartment(given["part"]),
            person_id=UUID(given["about"]) if given["about"] else None,
        )


def _people(head: MeetingHead, organisation_id: UUID) -> list[tuple[str, str]]:
    return [
        (f"{organisation_id}:{line.account_id}", line.name)
        for line in head.attendees
        if line.organisation_id == organisation_id
    ]


def about_field(item: ItemLine) -> forms.ChoiceField:
    """Return the field of whom in the family it is about."""
    return forms.ChoiceField(
        label="Over wie?",
        required=False,
        choices=[("", "het hele gezin"), *((str(pk), name) for pk, name in item.people)],
        error_messages=NOT_LISTED,
    )


def part_field(hint: str) -> forms.ChoiceField:
    """Return the field of the part of the file to which it belongs."""
    return forms.ChoiceField(
        label="Waar gaat het over?",
        choices=[(part.value, words) for part, words in PARTS.items()],
        help_text=hint,
        error_messages=NOT_LISTED,
    )


class DecisionForm(forms.Form):
    """What was decided, and why."""

    what = words_field("Wat is er besloten?", DECISION_LENGTH, required="Schrijf wat er is besloten.", rows=2)
    ground = words_field("Waarom?", GROUND_LENGTH, required="Een besluit heeft een reden nodig. Schrijf waarom.")

    def __init__(self, data: Any = None, *, item: ItemLine) -> None:
        super().__init__(data, auto_id="id_besluit_%s")
        if item.dossier_id is not None:
            self.fields["about"] = about_field(item)
            self.fields["part"] = part_field("Wie bij dit deel van het dossier mag, leest het besluit.")

    @property
    def part(self) -> Compartment | None:
        """The part of the file, None where it is about no family."""
        chosen = self.cleaned_data.get("part")
        return Compartment(chosen) if chosen else None

    @property
    def person_id(self) -> UUID | None:
        """Whom it is about, None for all."""
        chosen = self.cleaned_data.get("about")
        return UUID(chosen) if chosen else None


class PresenceForm(forms.Form):
    """Who is there."""

    guests = words_field(
        "Wie is er verder, zonder account?",
        GUESTS_LENGTH,
        hint="Zolang hier iemand staat, toont het gedeelde scherm geen gezinnen.",
    )

    def __init__(self, data: Any = None, *, head: MeetingHead) -> None:
        super().__init__(data, initial={"guests": head.guests}, auto_id="id_aanwezig_%s")
        self.fields["present"] = forms.MultipleChoiceField(
            label="Wie is er?",
            required=False,
            choices=[(str(line.id), f"{line.name}, {line.organisation}") for line in head.attendees],
            initial=[str(line.id) for line in head.present],
            widget=forms.CheckboxSelectMultiple,
            error_messages=NOT_LISTED,
        )
        self.order_fields(["present", "guests"])
