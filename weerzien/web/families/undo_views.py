"""What was just written is taken back: the button that offers it, and what it does."""

from __future__ import annotations

from typing import Final
from uuid import UUID

from django.contrib import messages
from django.core import signing
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from weerzien.dossiers.undoing import UNDO_SECONDS, TooLateToUndo
from weerzien.early_signals.editing import actions
from weerzien.early_signals.editing.kinds import kind_called
from weerzien.early_signals.work import Work
from weerzien.kernel.ids import DossierId, FactId
from weerzien.web.deeds import carry_out
from weerzien.web.families.links import place_of
from weerzien.web.http import Request, writes

UNDO: Final = 26
"""The level of a message that carries a token instead of words; above success, so that it stands after it."""
SALT: Final = "weerzien.undo"
NOTHING_FOLLOWS: Final = "Er verandert geen dag en geen signaal."


def offer_undo(request: Request, dossier_id: UUID, kind: str, fact_id: FactId) -> None:
    """Put a button beside what is said, with which the same person takes this fact back."""
    told = (str(request.actor.account_id), str(dossier_id), kind, str(fact_id))
    messages.add_message(request, UNDO, signing.dumps(told, salt=SALT))


def read_token(request: Request) -> tuple[DossierId, str, FactId]:
    """Return the family, kind and row that a button is about. Raises TooLateToUndo for another's or an old one."""
    try:
        told = signing.loads(request.POST.get("token", ""), salt=SALT, max_age=UNDO_SECONDS)
    except signing.BadSignature as error:
        raise TooLateToUndo from error
    account_id, dossier_id, kind, fact_id = told
    if account_id != str(request.actor.account_id):
        raise TooLateToUndo
    return DossierId(UUID(dossier_id)), kind, FactId(UUID(fact_id))


@writes
def undo_fact(request: Request) -> HttpResponse:
    """Take back what was just written, and say which days and signals went back."""
    dossier_id, kind, fact_id = read_token(request)

    def deed(work: Work) -> tuple[Work, FactId | None]:
        restored = actions.undo_fact(
            actor=request.actor, dossier_id=dossier_id, kind=kind, fact_id=fact_id, today=work.today, at=work.now
        )
        return work, restored

    work, restored = carry_out(request, deed, action="facts.undo")
    done = f"{kind_called(kind).label} is ongedaan gemaakt."
    messages.success(request, " ".join((done, *(work.sentences or (NOTHING_FOLLOWS,)))))
    return redirect(f"{reverse('family', args=[dossier_id])}#{place_of(kind, restored)}")
