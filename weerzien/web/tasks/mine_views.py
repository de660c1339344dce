"""The page Mijn taken: one's own tasks, the handovers that wait, and what the organisation has, by family."""

from __future__ import annotations

from http import HTTPStatus
from typing import Final
from urllib.parse import urlencode
from uuid import UUID

from django.http import HttpResponse

from weerzien.handovers.queries import inbox
from weerzien.plans.my_tasks import my_tasks
from weerzien.plans.our_tasks import WHEN_WORDS, Wanted, When, Who
from weerzien.web.families.list_views import page_number
from weerzien.web.families.saved_forms import as_id
from weerzien.web.http import Request, page, reading, reads
from weerzien.web.rights import write_look
from weerzien.web.tasks.forms import EndForm

FROM_MINE: Final = "mijn"
LIST: Final = "tasks.mine"
HANDOVERS: Final = 5
"""So many handovers that wait stand on the page; the rest stands with Overdrachten."""


@reads
def my_tasks_page(request: Request) -> HttpResponse:
    """Show what somebody has to do, and write down which families were on the page."""
    return show_mine(request)


def show_mine(
    request: Request, *, wrong: UUID | None = None, ending: EndForm | None = None, status: HTTPStatus = HTTPStatus.OK
) -> HttpResponse:
    """Show one's own tasks; `ending` is the form of one task that was refused."""
    wanted = wanted_in(request)
    with reading(request):
        panel = my_tasks(request.actor, wanted, now=request.now)
        waiting = inbox(request.actor, today=request.today).mine
    first = () if wanted.is_chosen else waiting[:HANDOVERS]
    shown = dict.fromkeys((*panel.shown, *(line.dossier_id for line in first)))
    write_look(request, LIST, shown)
    context = {
        "panel": panel,
        "handovers": first,
        "handovers_count": len(waiting),
        "end": ending or EndForm(auto_id=False),
        "wrong": wrong,
        "is_wrong_later": any(task.line.id == wrong for task in panel.later),
        "came_from": FROM_MINE,
        "days": WHEN_WORDS,
        "query": query_of(wanted),
    }
    return page(request, "tasks/mine", context, status=status)


def wanted_in(request: Request) -> Wanted:
    """Return what the address asks for; what says nothing asks for everything."""
    who, when = (request.GET.get(name, "") for name in ("wie", "dag"))
    return Wanted(
        who=as_id(who) or (Who(who) if who in [*Who] else Who.ALL),
        dossier_id=as_id(request.GET.get("gezin", "")),
        when=When(when) if when in [*When] else When.ANY,
        page=page_number(request.GET.get("bladzijde", "")),
    )


def query_of(wanted: Wanted) -> str:
    """Return what was chosen as the beginning of a query, for other pages of the same."""
    chosen = {"wie": str(wanted.who), "gezin": str(wanted.dossier_id or ""), "dag": str(wanted.when)}
    given = {name: value for name, value in chosen.items() if value}
    return f"{urlencode(given)}&" if given else ""
