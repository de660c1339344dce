"""A rule is set otherwise for one municipality: the form, a preview of which families change, and saving it."""

from __future__ import annotations

from collections.abc import Mapping
from http import HTTPStatus
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect

from weerzien.access.abilities import Ability
from weerzien.early_signals.local import actions
from weerzien.early_signals.local.queries import preview_panel, rule_settings
from weerzien.early_signals.local.rules import (
    ChangedSincePreview,
    Chosen,
    DayOutOfReach,
    MayNotSet,
    NotCountedYet,
    OutOfReach,
    SavedAlready,
    limits,
)
from weerzien.early_signals.work import Work
from weerzien.kernel.refusals import NotFound, Refused
from weerzien.rulebook.book import the_rulebook
from weerzien.rulebook.rule import Rule
from weerzien.rulebook.settings import SWITCH
from weerzien.web.deeds import carry_out, what_came_of
from weerzien.web.drafts.keeping import keep, saved
from weerzien.web.families.list_views import page_number
from weerzien.web.http import Request, page, reading, reads, writes
from weerzien.web.rights import only_for, write_look, written_down
from weerzien.web.rulebook.setting_forms import SettingForm

SIZE = 25
ACTION = "early-signals.set-rules"
ASKED = "Uw keuze en uw reden staan bij de voorproef. Er geldt nog niets anders."
FIELD_OF: Mapping[type[Refused], str] = {OutOfReach: "value", DayOutOfReach: "since"}
for_setters = only_for(Ability.SET_RULES, otherwise=MayNotSet, action=ACTION)


@reads
@for_setters
def set_rule(request: Request, rule_id: str) -> HttpResponse:
    """Ask what a number of a rule, or its switch, should be here; refuse with the reason where it may not be set."""
    rule, parameter = asked_for(rule_id, request.GET.get("getal", SWITCH))
    limits(rule, parameter)
    return form_page(request, SettingForm(rule, parameter, today=request.today), HTTPStatus.OK)


@writes
@for_setters
def preview_setting(request: Request, rule_id: str) -> HttpResponse:
    """Have counted what a choice would change; nothing is set yet. On a refusal keep what was typed."""
    rule, parameter = asked_for(rule_id, request.POST.get("getal", SWITCH))
    limits(rule, parameter)
    form = SettingForm(rule, parameter, request.POST.dict(), today=request.today)

    def deed(work: Work) -> UUID:
        return actions.preview_choice(
            actor=request.actor,
            choice=form.choice,
            because=form.cleaned_data["because"],
            today=work.today,
            at=work.now,
        )

    preview_id = what_came_of(request, form, deed, action=ACTION, fields=FIELD_OF) if form.is_valid() else None
    if preview_id is not None:
        saved(request, ASKED)
        return redirect("setting_preview", preview_id)
    keep(request)
    return form_page(request, form, HTTPStatus.UNPROCESSABLE_ENTITY)


@reads
def setting_preview(request: Request, preview_id: UUID) -> HttpResponse:
    """Show how far the counting is, and which families would change; write down which of them were on the page."""
    number = page_number(request.GET.get("bladzijde", ""))
    with written_down(request, "early-signals.preview"), reading(request):
        panel = preview_panel(request.actor, preview_id, today=request.today, page=number, size=SIZE)
    write_look(request, "early-signals.preview", [family.dossier_id for family in panel.families])
    return page(request, "rulebook/setting_preview", {"panel": panel})


@writes
def save_setting(request: Request, preview_id: UUID) -> HttpResponse:
    """Set what was counted; the families of the municipality are looked at again right after."""

    def deed(work: Work) -> Chosen:
        return actions.save_preview(actor=request.actor, preview_id=preview_id, today=work.today, at=work.now)

    try:
        choice = carry_out(request, deed, action=ACTION)
    except (NotCountedYet, ChangedSincePreview, SavedAlready) as no:
        messages.warning(request, str(no))
        return redirect("setting_preview", preview_id)
    messages.success(request, "De instelling is bewaard. De gezinnen worden nu opnieuw bekeken.")
    return redirect("rule", choice.rule)


def asked_for(rule_id: str, parameter: str) -> tuple[Rule, str]:
    """Return the rule that an address names, with the number that is asked for. Raises NotFound."""
    try:
        rule = the_rulebook().rule(rule_id.upper())
    except KeyError as unknown:
        raise NotFound from unknown
    if parameter != SWITCH and parameter not in rule.parameters:
        raise NotFound
    return rule, parameter


def form_page(request: Request, form: SettingForm, status: HTTPStatus) -> HttpResponse:
    """Show the form with what counts now."""
    with reading(request):
        panel = rule_settings(request.actor, form.rule.id, today=request.today)
    chosen = next(each for each in (panel.switch, *panel.parameters) if each.name == form.parameter)
    context = {"form": form, "rule": form.rule, "panel": chosen, "municipality": panel.municipality}
    return page(request, "rulebook/set_rule", context, status=status)
