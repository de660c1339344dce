"""Choosing what one noticed, of whom, on the way to the form that keeps it."""

from __future__ import annotations

from collections.abc import Mapping
from http import HTTPStatus
from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpResponse
from django.shortcuts import redirect

from weerzien.dossiers.door import look_at
from weerzien.early_signals.editing.noticing import NoticingPanel, kind_of, noticing_panel
from weerzien.kernel.ids import DossierId
from weerzien.rulebook.themes import THEMES
from weerzien.web.families.choosing import choice
from weerzien.web.http import Request, page, reading, reads
from weerzien.web.rights import written_down

NOT_OF_THIS_ONE = "Over dit thema kunt u hier niets vastleggen. Kies iemand anders, het hele gezin of een ander thema."


class NoticingForm(forms.Form):
    """Of whom, and on which theme."""

    def __init__(self, panel: NoticingPanel, asked: Mapping[str, str]) -> None:
        super().__init__(asked if "thema" in asked else None, initial=dict(asked), auto_id="id_gezien_%s")
        self.panel = panel
        self.fields["over"] = choice("Over wie?", ((str(pk), name) for pk, name in panel.about.items()))
        grouped = [
            (domain.capitalize(), [(theme.code, theme.words) for theme in themes])
            for domain, themes in panel.themes.items()
        ]
        self.fields["thema"] = choice("Waarover gaat het?", [("", "kies een thema"), *grouped])

    def clean(self) -> dict[str, Any]:
        """Refuse a theme that is not for this person."""
        cleaned: dict[str, Any] = super().clean() or {}
        over, theme = cleaned.get("over"), cleaned.get("thema")
        if over and theme and theme not in self.panel.allowed[UUID(over)]:
            self.add_error("thema", NOT_OF_THIS_ONE)
        return cleaned


@reads
def notice(request: Request, dossier_id: UUID) -> HttpResponse:
    """Let somebody choose a theme and of whom, and lead on to the form of what they noticed."""
    dossier = look_at(request.actor, DossierId(dossier_id), "fact", today=request.today, at=request.now)
    with written_down(request, "fact", dossier_ids=[dossier.id]), reading(request):
        panel = noticing_panel(request.actor, dossier.id, today=request.today)
    form = NoticingForm(panel, request.GET.dict())
    if form.is_bound and form.is_valid():
        kind = kind_of(THEMES[form.cleaned_data["thema"]])
        return redirect("new_fact", dossier_id, kind.code, UUID(form.cleaned_data["over"]))
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK
    return page(request, "families/notice", {"panel": panel, "form": form}, status=status)
