"""Choosing what to fill in about whom, on the way to the form of that fact."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from http import HTTPStatus
from uuid import UUID

from django import forms
from django.http import HttpResponse
from django.shortcuts import redirect

from weerzien.dossiers.door import look_at
from weerzien.early_signals.editing.choosing import Choice, ChoicePanel, choice_panel
from weerzien.kernel.ids import DossierId
from weerzien.web.http import Request, asks_for_fragment, page, reading, reads
from weerzien.web.rights import written_down

WHOLE_FAMILY = "Het hele gezin"
OF_FAMILY = "Over het hele gezin"


class ChoiceForm(forms.Form):
    """About whom, and which fact; a fact of the family as a whole is about nobody in it.

    An address that names the fact alone asks about whom.
    """

    def __init__(self, panel: ChoicePanel, asked: Mapping[str, str]) -> None:
        offered_here = {one.code for offered in panel.groups.values() for one in offered}
        asks_whom = "over" not in asked and asked.get("feit") in offered_here
        is_bound = "feit" in asked and not asks_whom
        super().__init__(asked if is_bound else None, initial=dict(asked), auto_id="id_kies_%s")
        self.panel = panel
        if panel.about:
            self.fields["over"] = choice("Over wie?", ((str(pk), name) for pk, name in panel.about.items()))
        grouped = [
            *((part, options(offered)) for part, offered in panel.groups.items()),
            *((f"{OF_FAMILY}: {part.lower()}", options(offered)) for part, offered in panel.of_family.items()),
        ]
        self.fields["feit"] = choice("Wat wilt u invullen?", [("", "kies een gegeven"), *grouped])
        self.fields["feit"].help_text = "Achter elk gegeven staat wie het kan weten."

    @property
    def address(self) -> tuple[UUID, str, UUID]:
        """The family, the word of the fact and what it is about, for the form of that fact."""
        code = self.cleaned_data["feit"]
        of_family = code in {one.code for offered in self.panel.of_family.values() for one in offered}
        about_id = self.panel.dossier_id if of_family else UUID(self.cleaned_data["over"])
        return self.panel.dossier_id, code, about_id


def choice(label: str, choices: Iterable[tuple[str, object]]) -> forms.ChoiceField:
    """Return a list to choose from."""
    wrong = {
        "invalid_choice": "Dit staat niet in de lijst. Kies een van de mogelijkheden.",
        "required": "Maak een keus.",
    }
    return forms.ChoiceField(label=label, choices=list(choices), error_messages=wrong)


def options(offered: Iterable[Choice]) -> list[tuple[str, str]]:
    """Return facts as a list shows them, each with who would know."""
    return [(one.code, f"{one.label} (weet: {one.who_knows})" if one.who_knows else one.label) for one in offered]


@reads
def choose_fact(request: Request, dossier_id: UUID) -> HttpResponse:
    """Let somebody choose what to fill in that no form of a track writes, and lead on to its form."""
    dossier = look_at(request.actor, DossierId(dossier_id), "fact", today=request.today, at=request.now)
    with written_down(request, "fact", dossier_ids=[dossier.id]), reading(request):
        panel = choice_panel(request.actor, dossier.id, today=request.today)
    form = ChoiceForm(panel, request.GET.dict())
    if form.is_bound and form.is_valid():
        return redirect("new_fact", *form.address)
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK
    return page(
        request,
        "families/choose",
        {"panel": panel, "form": form, "in_place": asks_for_fragment(request)},
        status=status,
    )
