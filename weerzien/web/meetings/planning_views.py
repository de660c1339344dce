"""Planning a meeting of a series; a day that somebody else planned meanwhile shows both."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect

from weerzien.early_signals.work import Work
from weerzien.kernel.refusals import NotFound
from weerzien.meetings.actions import arranging, ordering
from weerzien.meetings.queries.heads import meeting_head
from weerzien.web.http import Request, reading, writes
from weerzien.web.meetings import clashing
from weerzien.web.meetings.doing import No, done
from weerzien.web.meetings.fields import day_field
from weerzien.web.meetings.series_views import panel_of, series_page
from weerzien.web.meetings.waiting import handovers_that_wait


@writes
def plan_meeting(request: Request, series_id: UUID) -> HttpResponse:
    """Plan a meeting of a series, with its agenda."""
    panel = panel_of(request, series_id, must="keeps")
    field = day_field("Dag")
    planned: list[UUID] = []
    typed = request.POST.get("held_on", "")
    day = field.clean(typed) if typed in {one.isoformat() for one, _ in panel.days} else None

    def deed(work: Work) -> None:
        if day is None:
            raise NotFound
        meeting_id = arranging.plan_meeting(
            actor=request.actor, series_id=series_id, held_on=day, today=work.today, at=work.now
        )
        more = handovers_that_wait(request.actor, today=work.today)
        ordering.make_agenda(actor=request.actor, meeting_id=meeting_id, today=work.today, at=work.now, more=more)
        planned.append(meeting_id)

    no = done(request, "meetings.plan", deed)
    if no is None:
        messages.success(request, "Het overleg is gepland en de agenda is gemaakt.")
        return redirect("meeting", planned[-1])
    return planned_already(request, series_id, day, no)


def planned_already(request: Request, series_id: UUID, day: date | None, no: No) -> HttpResponse:
    """Show the meeting that somebody else planned beside what was to be planned; go there where both are the same."""
    panel = panel_of(request, series_id)
    there = dict(panel.days).get(day) if day else None
    if there is None:
        messages.warning(request, no.sentence)
        return redirect("series", series_id)
    with reading(request):
        both = clashing.in_plan(meeting_head(there), panel)
    if both is None:
        messages.info(request, "Iemand anders plande dit overleg net. Er is niets dubbel: dit is het.")
        return redirect("meeting", there)
    return series_page(request, panel, no=No(no.sentence, is_conflict=True), clash=both)
