"""Series: which there are, one of them, who takes part, and what was agreed for good."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from http import HTTPStatus
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import redirect

from weerzien.access.abilities import Ability, may
from weerzien.early_signals.work import Work
from weerzien.meetings import mailing
from weerzien.meetings.actions import arranging, standing
from weerzien.meetings.mailing import wants_invitations
from weerzien.meetings.queries.heads import coming_meetings, past_meetings
from weerzien.meetings.queries.series import SeriesPanel, series_list, series_panel
from weerzien.meetings.rules.refusals import MayNotChair
from weerzien.web.clashes import Clash
from weerzien.web.drafts.keeping import keep, saved
from weerzien.web.http import Request, page, reading, reads, writes
from weerzien.web.meetings import clashing
from weerzien.web.meetings.clashing import FindInSeries
from weerzien.web.meetings.doing import No, done, sent_id, sent_number
from weerzien.web.meetings.fields import day_field
from weerzien.web.meetings.forms import ParticipantForm, SeriesForm, StandingForm
from weerzien.web.meetings.transition_forms import next_fortnight
from weerzien.web.rights import only_for, written_down

ACTION, MAIL = "meetings.series", "meetings.mail"


@reads
def meetings(request: Request) -> HttpResponse:
    """Show the meetings to come and that were, and the series there are."""
    with reading(request):
        context = {
            "coming": coming_meetings(today=request.today),
            "past": past_meetings(today=request.today),
            "series": series_list(today=request.today),
            "may_begin": may(request.actor, Ability.CHAIR_MEETINGS),
            "wants_mail": wants_invitations(request.actor),
            "tomorrow": request.today + timedelta(days=1),
        }
    return page(request, "meetings/meetings", context)


@writes
def choose_invitations(request: Request) -> HttpResponse:
    """Keep whether invitations come by mail."""
    is_wanted = request.POST.get("mail") == "ja"
    done(
        request,
        MAIL,
        lambda work: mailing.choose_invitations(actor=request.actor, is_wanted=is_wanted, at=work.now),
    )
    messages.success(request, "Uitnodigingen komen per mail." if is_wanted else "Uitnodigingen komen niet per mail.")
    return redirect("meetings")


@reads
@only_for(Ability.CHAIR_MEETINGS, otherwise=MayNotChair, action=ACTION)
def new_series(request: Request) -> HttpResponse:
    """Show the form with which a series begins."""
    first = next_fortnight(request.today)
    form = SeriesForm(initial={"every_weeks": 2, "minutes": 90, "held_on": first, "starts_at": "09:30"})
    return page(request, "meetings/new_series", {"form": form})


@writes
@only_for(Ability.CHAIR_MEETINGS, otherwise=MayNotChair, action=ACTION)
def begin_series(request: Request) -> HttpResponse:
    """Begin a series, and go on to who takes part."""
    form = SeriesForm(request.POST)
    begun: list[UUID] = []

    def deed(work: Work) -> None:
        is_regional = form.cleaned_data["is_regional"]
        begun.append(
            arranging.begin_series(actor=request.actor, rhythm=form.rhythm, is_regional=is_regional, at=work.now)
        )

    if form.is_valid() and not refused(request, form, deed):
        saved(request, "Het overleg is gemaakt. Voeg nu de deelnemers toe.")
        return redirect("series", begun[-1])
    keep(request)
    return page(request, "meetings/new_series", {"form": form}, status=HTTPStatus.UNPROCESSABLE_ENTITY)


@reads
def series(request: Request, series_id: UUID) -> HttpResponse:
    """Show one series."""
    return series_page(request, panel_of(request, series_id))


@writes
def change_series(request: Request, series_id: UUID) -> HttpResponse:
    """Change the rhythm of a series."""
    panel = panel_of(request, series_id, must="keeps")
    form = SeriesForm(request.POST)
    version = sent_number(request, "version")

    def deed(work: Work) -> None:
        arranging.change_series(
            actor=request.actor, series_id=series_id, version=version, rhythm=form.rhythm, at=work.now
        )

    if form.is_valid():
        no = done(request, ACTION, deed)
        if no is None:
            messages.success(request, "Het overleg is gewijzigd. Wat al gepland was, blijft staan.")
            return redirect("series", series_id)
        if no.is_conflict:
            return both_versions(request, series_id, no, clashing.in_rhythm(form.rhythm))
        form.add_error(None, no.sentence)
    return series_page(request, panel, form=form)


@writes
def add_participant(request: Request, series_id: UUID) -> HttpResponse:
    """Let somebody take part."""
    panel = panel_of(request, series_id, must="keeps")
    form = ParticipantForm(request.POST)

    def deed(work: Work) -> None:
        arranging.add_participant(
            actor=request.actor, series_id=series_id, **form.cleaned_data, today=work.today, at=work.now
        )

    if form.is_valid() and not refused(request, form, deed):
        messages.success(request, "De deelnemer is toegevoegd.")
        return redirect("series", series_id)
    return series_page(request, panel, participant=form)


@writes
def remove_participant(request: Request, series_id: UUID) -> HttpResponse:
    """Let somebody take part no longer."""
    panel_of(request, series_id, must="keeps")
    with written_down(request, ACTION):
        participant_id = sent_id(request, "deelnemer")

    def deed(work: Work) -> None:
        arranging.remove_participant(
            actor=request.actor, series_id=series_id, participant_id=participant_id, at=work.now
        )

    return back_to(request, series_id, deed, "De deelnemer doet niet meer mee.")


@writes
def agree_for_good(request: Request, series_id: UUID) -> HttpResponse:
    """Write down what organisations agree for good."""
    panel = panel_of(request, series_id, must="leads")
    form = StandingForm(request.POST)

    def deed(work: Work) -> None:
        standing.agree_for_good(
            actor=request.actor, series_id=series_id, **form.cleaned_data, today=work.today, at=work.now
        )

    if form.is_valid() and not refused(request, form, deed):
        saved(request, "De vaste afspraak is bewaard.")
        return redirect("series", series_id)
    keep(request)
    return series_page(request, panel, standing=form)


@writes
def review_standing(request: Request, series_id: UUID) -> HttpResponse:
    """Let a standing agreement go on, or end it."""
    panel_of(request, series_id, must="leads")
    with written_down(request, ACTION):
        standing_id = sent_id(request, "afspraak")
    version = sent_number(request, "version")
    ends = request.POST.get("doe") == "stoppen"
    try:
        typed = day_field("Dag").to_python(request.POST.get("review_on", "")) if not ends else None
    except ValidationError:
        typed = None
    review_on = None if ends else typed or request.today

    def deed(work: Work) -> None:
        standing.review_standing(
            actor=request.actor,
            series_id=series_id,
            standing_id=standing_id,
            version=version,
            review_on=review_on,
            today=work.today,
            at=work.now,
        )

    find = clashing.in_standing(standing_id, review_on)
    return back_to(request, series_id, deed, "De vaste afspraak is bijgewerkt.", find=find)


def panel_of(request: Request, series_id: UUID, *, must: str = "") -> SeriesPanel:
    """Return a series, which the reader `keeps` or `leads` where it must. Raises NotFound, MayNotChair."""
    with written_down(request, ACTION), reading(request):
        panel = series_panel(series_id, today=request.today)
        if must and not getattr(panel, must):
            raise MayNotChair
    return panel


def refused(request: Request, form: Form, deed: Callable[[Work], None]) -> bool:
    """Do something; say in the form why it was refused, if it was."""
    no = done(request, ACTION, deed)
    if no is not None:
        form.add_error(None, no.sentence)
    return no is not None


def back_to(
    request: Request,
    series_id: UUID,
    deed: Callable[[Work], None],
    sentence: str,
    *,
    find: FindInSeries | None = None,
) -> HttpResponse:
    """Do something and go back to the series, with what was done or why not; `find` finds both versions."""
    no = done(request, ACTION, deed)
    if find is not None and no is not None and no.is_conflict:
        return both_versions(request, series_id, no, find)
    if no is None:
        messages.success(request, sentence)
    else:
        messages.warning(request, no.sentence)
    return redirect("series", series_id)


def both_versions(request: Request, series_id: UUID, no: No, find: FindInSeries) -> HttpResponse:
    """Show a series as it is now, with what somebody else chose beside what was chosen here."""
    panel = panel_of(request, series_id)
    return series_page(request, panel, no=no, clash=find(panel))


def series_page(
    request: Request,
    panel: SeriesPanel,
    *,
    no: No | None = None,
    clash: Clash | None = None,
    form: SeriesForm | None = None,
    participant: ParticipantForm | None = None,
    standing: StandingForm | None = None,
) -> HttpResponse:
    """Show a series; a form that is given was refused, `no` is what another changed first."""
    initial = {name: getattr(panel, name) for name in ("name", "every_weeks", "starts_at", "minutes", "place")} | {
        "held_on": panel.begins_on,
        "is_regional": panel.is_regional,
    }
    context = {
        "panel": panel,
        "form": form or SeriesForm(initial=initial),
        "participant": participant or ParticipantForm(),
        "standing": standing or StandingForm(),
        "no": no,
        "clash": clash,
    }
    is_refused = any(one is not None for one in (form, participant, standing))
    status = no.status if no else HTTPStatus.UNPROCESSABLE_ENTITY if is_refused else HTTPStatus.OK
    return page(request, "meetings/series", context, status=status)
