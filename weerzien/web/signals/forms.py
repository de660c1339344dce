"""The forms of signals: let one wait, close one, send one, choose a mail."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from uuid import UUID

from django import forms

from weerzien.early_signals.digests.rules import EVERY_WORDS
from weerzien.early_signals.reports.rules import (
    BECAUSE_LENGTH,
    NAME_LENGTH,
    NUMBER_LENGTH,
    TOLD_SENTENCES,
    NewReport,
    NothingReplied,
    NothingTold,
    Told,
)
from weerzien.early_signals.reports.rules import WORDS_LENGTH as REPORT_LENGTH
from weerzien.early_signals.signals.rules import HELPED_WORDS, WORDS_LENGTH, WithoutDay, WithoutReason, WithoutResult
from weerzien.kernel.refusals import Refused
from weerzien.rulebook.themes import THEMES, LifeDomain

NOT_LISTED = {"invalid_choice": "Dit staat niet in de lijst. Kies een van de mogelijkheden."}
NO_DAY = "Typ een dag als 6-10-2026, of kies er een."


def words(label: str, refusal: type[Refused], length: int, help_text: str = "") -> forms.CharField:
    """Return a field for a sentence or two."""
    return forms.CharField(
        label=label,
        max_length=length,
        help_text=help_text,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": refusal.sentence(), "max_length": refusal.sentence()},
    )


def day(label: str, *, required: bool = True, help_text: str = "", missing: str = NO_DAY) -> forms.DateField:
    """Return a field for a day, typed or picked."""
    return forms.DateField(
        label=label,
        required=required,
        help_text=help_text,
        input_formats=["%Y-%m-%d", "%d-%m-%Y"],
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"invalid": NO_DAY, "required": missing},
    )


class SnoozeForm(forms.Form):
    """Why a signal can wait, and until when."""

    until = day(
        "Tot welke dag wacht het?", help_text="Op die dag komt het vanzelf terug.", missing=WithoutDay.sentence()
    )
    words = words("Waarom kan het wachten?", WithoutReason, WORDS_LENGTH)


class CloseForm(forms.Form):
    """What was done, and whether it helped."""

    words = words("Wat is er gedaan?", WithoutResult, WORDS_LENGTH)
    helped = forms.ChoiceField(
        label="Hielp het?",
        choices=[("", "kies"), *HELPED_WORDS.items()],
        error_messages={**NOT_LISTED, "required": "Kies of het hielp. Weet u het nog niet, kies dan dat."},
    )


class ReportForm(forms.Form):
    """What somebody sends about a family they know."""

    def __init__(self, municipalities: Sequence[tuple[str, str]], sent: Mapping[str, str] | None = None) -> None:
        only = {"municipality": municipalities[0][0]} if len(municipalities) == 1 else None
        super().__init__(sent, initial=only, auto_id="id_melding_%s")
        self.fields["municipality"] = forms.ChoiceField(
            label="In welke gemeente woont het gezin?",
            choices=[("", "kies een gemeente"), *municipalities],
            error_messages={**NOT_LISTED, "required": "Kies de gemeente waar het gezin woont."},
        )
        self.fields["name"] = forms.CharField(
            label="Voornaam en achternaam van iemand uit het gezin", required=False, max_length=NAME_LENGTH
        )
        self.fields["born"] = day("Geboortedatum van die persoon", required=False)
        self.fields["number"] = forms.CharField(
            label="Of een nummer van het gezin",
            required=False,
            max_length=NUMBER_LENGTH,
            help_text="Het nummer dat de gemeente of u zelf gebruikt. Geen BSN.",
        )
        self.fields["theme"] = forms.ChoiceField(
            label="Waarover gaat het?",
            choices=[("", "kies een thema"), *themes_by_domain()],
            error_messages={**NOT_LISTED, "required": "Kies waarover het gaat."},
        )
        self.fields["noticed_on"] = day("Wanneer zag of hoorde u dit?")
        self.fields["words"] = forms.CharField(
            label="Wat zag of hoorde u?",
            max_length=REPORT_LENGTH,
            help_text="Wat er gebeurde, in uw eigen woorden. Geen diagnose, geen BSN.",
            widget=forms.Textarea(attrs={"rows": 4}),
            error_messages={"required": "Schrijf wat u zag of hoorde, in hooguit 500 tekens."},
        )

    @property
    def new(self) -> NewReport:
        """What is sent, of a form that is in order."""
        told = self.cleaned_data
        return NewReport(
            municipality_id=UUID(told["municipality"]),
            theme=told["theme"],
            words=told["words"],
            noticed_on=told["noticed_on"],
            name=told["name"],
            born=told["born"],
            number=told["number"],
        )


def themes_by_domain() -> list[tuple[str, list[tuple[str, str]]]]:
    """Return all themes, by life domain."""
    return [
        (domain.capitalize(), [(theme.code, theme.words) for theme in THEMES.values() if theme.domain is domain])
        for domain in LifeDomain
    ]


class MatchForm(forms.Form):
    """To which family a report belongs, by its number."""

    number = forms.CharField(
        label="Nummer van het gezin",
        max_length=NUMBER_LENGTH,
        help_text="Zoals het op de bladzijde van het gezin staat.",
        error_messages={"required": "Vul het nummer van het gezin in."},
    )


class DropForm(forms.Form):
    """Why a report belongs to no family here."""

    because = forms.CharField(
        label="Waarom hoort deze melding bij geen gezin?",
        max_length=BECAUSE_LENGTH,
        help_text="De afzender ziet dit niet.",
        error_messages={"required": "Schrijf waarom deze melding bij geen gezin hoort."},
    )


class AnswerForm(forms.Form):
    """What a sender is told back."""

    told = forms.ChoiceField(
        label="Wat laat u de afzender weten?",
        choices=[("", "kies"), *TOLD_SENTENCES.items()],
        error_messages={**NOT_LISTED, "required": "Kies wat u de afzender laat weten."},
    )
    words = forms.CharField(
        label="Uw vraag, of wat u erbij wilt zeggen",
        required=False,
        max_length=BECAUSE_LENGTH,
        help_text="Bij een vraag is dit nodig. Vertel niets over het gezin, ook niet of het bekend is.",
    )
    seen = forms.CharField(required=False, max_length=40)

    def clean_seen(self) -> datetime | None:
        """Return when the answer was given that stood on the page, None where there was none or that is no moment."""
        return as_moment(self.cleaned_data["seen"])

    def clean(self) -> None:
        """Refuse to ask without a question."""
        if self.cleaned_data.get("told") == Told.QUESTION and not self.cleaned_data.get("words", "").strip():
            self.add_error("words", NothingTold.sentence())


class ReplyForm(forms.Form):
    """What a sender replies to a question."""

    words = words("Uw antwoord", NothingReplied, REPORT_LENGTH)
    asked = forms.CharField(required=False, max_length=40)

    def clean_asked(self) -> datetime | None:
        """Return when the question was asked that stood on the page, None where that is no moment."""
        return as_moment(self.cleaned_data["asked"])


def as_moment(typed: str) -> datetime | None:
    """Return a moment that a form sends back, None where it is none."""
    try:
        moment = datetime.fromisoformat(typed)
    except ValueError:
        return None
    return moment if moment.tzinfo else None


class DigestForm(forms.Form):
    """How often somebody wants a mail."""

    every = forms.ChoiceField(
        label="Hoe vaak wilt u een mail over signalen?",
        choices=[*EVERY_WORDS.items()],
        error_messages={**NOT_LISTED, "required": "Kies hoe vaak."},
    )
