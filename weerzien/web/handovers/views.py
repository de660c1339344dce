"""The handovers somebody may know of, and one of them with its file and course."""

from __future__ import annotations

from http import HTTPStatus
from uuid import UUID

from django.http import HttpResponse

from weerzien.access.matrix import whole_family_compartments
from weerzien.access.roles import Compartment
from weerzien.handovers.door import look_at_handover
from weerzien.handovers.panel import handover_panel
from weerzien.handovers.queries import inbox
from weerzien.handovers.rules import INTENTION_WORDS, Intention
from weerzien.web.handovers.forms import ContinueForm, StepForm
from weerzien.web.handovers.steps import STEPS
from weerzien.web.http import Request, page, reading, reads
from weerzien.web.rights import write_look

FIRST = (Intention.SEND, Intention.ACCEPT, Intention.CONFIRM_CONTACT, Intention.COMPLETE)
"""What most people come for; the rest stands behind a word."""


@reads
def handovers(request: Request) -> HttpResponse:
    """Show what waits for this reader, what they sent and received, and what is over."""
    with reading(request):
        panel = inbox(request.actor, today=request.today)
    write_look(request, "handovers.list", panel.shown)
    sees_all = Compartment.CONTACTS in whole_family_compartments(request.actor.roles)
    return page(request, "handovers/handovers", {"panel": panel, "sees_all": sees_all})


@reads
def handover(request: Request, handover_id: UUID) -> HttpResponse:
    """Show one handover: what goes along, how far it is, and what this reader may do."""
    return handover_page(request, handover_id)


def handover_page(
    request: Request,
    handover_id: UUID,
    *,
    refused: StepForm | None = None,
    continuing: ContinueForm | None = None,
    status: HTTPStatus = HTTPStatus.OK,
) -> HttpResponse:
    """Write down the look and show the handover. `refused` and `continuing` are forms of what could not be done."""
    opened = look_at_handover(request.actor, handover_id, today=request.today, at=request.now)
    with reading(request):
        panel = handover_panel(opened, today=request.today)
    steps = [
        {
            "name": STEPS[intention][1],
            "words": INTENTION_WORDS[intention],
            "draft": f"concept-{intention.value.replace('_', '-')}",
            "is_first": intention in FIRST,
            "is_open": refused is not None and refused.intention is intention,
            "form": refused
            if refused is not None and refused.intention is intention
            else StepForm(intention, today=request.today, seen=panel.seen),
        }
        for intention in panel.intentions
    ]
    context = {
        "panel": panel,
        "steps": steps,
        "refused": refused or continuing,
        "continuing": continuing or ContinueForm(),
        "is_continuing": continuing is not None,
    }
    return page(request, "handovers/handover", context, status=status)
