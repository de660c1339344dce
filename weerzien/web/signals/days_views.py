"""How long a report counts here: what is chosen, and for who sets the rules the form to choose otherwise."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from http import HTTPStatus
from typing import Any, Final

from django import forms
from django.http import HttpResponse
from django.shortcuts import redirect

from weerzien.access.abilities import Ability, may
from weerzien.early_signals.local.rules import REASON_LENGTH, DayOutOfReach, MayNotSet, OutOfReach
from weerzien.early_signals.reports.counting import LEAST, MOST, days_panel, set_days
from weerzien.early_signals.work import Work
from weerzien.kernel.refusals import Refused
from weerzien.web.deeds import is_done
from weerzien.web.drafts.keeping import keep, saved
from weerzien.web.http import Request, page, reading, reads, writes
from weerzien.web.rights import only_for
from weerzien.web.tasks.forms import day_field

ACTION: Final = "early-signals.set-rules"
FIELD_OF: Mapping[type[Refused], str] = {OutOfReach: "days", DayOutOfReach: "since"}
NO_DAYS: Final = f"Vul een heel getal in van {LEAST} tot en met {MOST}."
for_setters = only_for(Ability.SET_RULES, otherwise=MayNotSet, action=ACTION)


class DaysForm(forms.Form):
    """How many days, from which day, and why."""

    days = forms.IntegerField(
        label="Hoeveel dagen telt een melding mee?",
        min_value=LEAST,
        max_value=MOST,
        error_messages=dict.fromkeys(("required", "invalid", "min_value", "max_value"), NO_DAYS),
    )

    def __init__(self, sent: Any = None, *, days: int, today: date) -> None:
        super().__init__(sent, initial={"days": days, "since": today}, auto_id="id_termijn_%s")
        self.fields["since"] = day_field("Vanaf welke dag?", hint="Voor meldingen die op die dag of later komen.")
        self.fields["since"].error_messages["required"] = "Vul de eerste dag in waarop dit geldt."
        self.fields["because"] = forms.CharField(
            label="Waarom?",
            max_length=REASON_LENGTH,
            help_text="Schrijf hier niets over een gezin.",
            error_messages={"required": "Schrijf op waarom u dit wijzigt. Een collega moet dat later kunnen lezen."},
        )


@reads
def report_days(request: Request) -> HttpResponse:
    """Show how long a report counts here."""
    return show(request, None)


@writes
@for_setters
def set_report_days(request: Request) -> HttpResponse:
    """Choose how long; on a refusal keep what was typed."""
    form = DaysForm(request.POST, days=LEAST, today=request.today)

    def deed(work: Work) -> None:
        set_days(actor=request.actor, at=work.now, **form.cleaned_data)

    if not form.is_valid() or not is_done(request, form, deed, action=ACTION, fields=FIELD_OF):
        keep(request)
        return show(request, form, HTTPStatus.UNPROCESSABLE_ENTITY)
    saved(request, "De instelling is bewaard.")
    return redirect("report_days")


def show(request: Request, form: DaysForm | None, status: HTTPStatus = HTTPStatus.OK) -> HttpResponse:
    """Show what is chosen, with the form for who may choose."""
    with reading(request):
        panel = days_panel(request.actor)
    if form is None and may(request.actor, Ability.SET_RULES) and request.actor.municipality_id is not None:
        form = DaysForm(days=panel.days, today=request.today)
    return page(request, "signals/report_days", {"panel": panel, "form": form}, status=status)
