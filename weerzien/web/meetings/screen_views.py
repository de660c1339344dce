"""The shared screen: what everybody in the room may see, and no way from it to anything else."""

from __future__ import annotations

from http import HTTPStatus
from uuid import UUID

from django.http import HttpResponse

from weerzien.audit.actions import record_look
from weerzien.meetings.queries.heads import meeting_head
from weerzien.meetings.queries.shared import screen
from weerzien.meetings.rules.refusals import MayNotChair
from weerzien.web.http import Request, page, reading, reads
from weerzien.web.rights import written_down

ACTION = "meetings.screen"


@reads
def meeting_screen(request: Request, meeting_id: UUID) -> HttpResponse:
    """Show a meeting as everybody who is present may see it. Only who leads it puts it on a screen."""
    with written_down(request, ACTION), reading(request):
        head = meeting_head(meeting_id)
        if not head.leads:
            raise MayNotChair
        panel = screen(head, today=request.today)
        shown = [item.dossier_id for item in panel.items if item.dossier_id]
        if shown:
            record_look(request.actor, ACTION, dossier_ids=shown, at=request.now)
    return page(request, "meetings/screen", {"panel": panel, "news": news_of(head.version, head.current_item)})


@reads
def screen_news(request: Request, meeting_id: UUID, version: int) -> HttpResponse:
    """Let the screen load again where the meeting went on since; it shows nothing of anybody."""
    with written_down(request, ACTION), reading(request):
        head = meeting_head(meeting_id)
    response = HttpResponse(status=HTTPStatus.NO_CONTENT)
    if news_of(head.version, head.current_item) != version:
        response["HX-Refresh"] = "true"
    return response


def news_of(version: int, current_item: UUID | None) -> int:
    """Return a number that is another when the agenda or the item that is talked of is another."""
    return version * 100_000 + (current_item.int % 100_000 if current_item else 0)
