"""Who looked and who may not: every look at families on a page and every no is written down."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import contextmanager
from functools import wraps
from typing import Concatenate, ParamSpec
from uuid import UUID

from django.http import HttpResponse

from weerzien.access.abilities import Ability, may
from weerzien.access.context import acting
from weerzien.audit.actions import record_look, record_refusal
from weerzien.kernel.ids import DossierId
from weerzien.kernel.refusals import NotFound, Refused
from weerzien.web.http import Request

P = ParamSpec("P")
View = Callable[Concatenate[Request, P], HttpResponse]


def write_look(request: Request, action: str, dossier_ids: Iterable[UUID]) -> None:
    """Write down, in a transaction of its own, which families were on a page; nothing where none were."""
    shown = [DossierId(pk) for pk in dossier_ids]
    if shown:
        with acting(request.actor, today=request.today):
            record_look(request.actor, action, dossier_ids=shown, at=request.now)


@contextmanager
def written_down(request: Request, action: str, *, dossier_ids: Collection[DossierId] = ()) -> Iterator[None]:
    """Write down what is refused inside, in a transaction of its own and once, and let it rise."""
    try:
        yield
    except (Refused, NotFound) as no:
        if not no.is_written_down:
            with acting(request.actor, today=request.today):
                record_refusal(request.actor, action, dossier_ids=dossier_ids, at=request.now)
        no.is_written_down = True
        raise


def only_for(ability: Ability, *, otherwise: type[Refused | NotFound], action: str) -> Callable[[View[P]], View[P]]:
    """Let a view be for who has an ability; raise `otherwise` for anybody else, before anything is looked up.

    What is refused then or further on is written down as `action`.
    """

    def kept(view: View[P]) -> View[P]:
        @wraps(view)
        def checked(request: Request, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
            with written_down(request, action):
                if not may(request.actor, ability):
                    raise otherwise
                return view(request, *args, **kwargs)

        return checked

    return kept
