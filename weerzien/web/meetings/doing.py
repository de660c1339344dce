"""How a page about meetings does something: in a unit of work, with a no said in words on the same page."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from http import HTTPStatus
from uuid import UUID

from weerzien.early_signals.work import Work
from weerzien.kernel.refusals import NotFound, Refused
from weerzien.meetings.rules.refusals import ChangedMeanwhile
from weerzien.web.deeds import carry_out
from weerzien.web.families.saved_forms import as_id
from weerzien.web.http import ABOUT_RIGHTS, Request


@dataclass(frozen=True, slots=True)
class No:
    """Why something was not done. `is_conflict`: somebody else changed it first."""

    sentence: str
    is_conflict: bool

    @property
    def status(self) -> HTTPStatus:
        """The status that goes with it."""
        return HTTPStatus.CONFLICT if self.is_conflict else HTTPStatus.UNPROCESSABLE_ENTITY


def done(request: Request, action: str, deed: Callable[[Work], None]) -> No | None:
    """Do something and return None, or why it was refused; what somebody has no right to rises."""
    try:
        carry_out(request, deed, action=action)
    except ABOUT_RIGHTS:
        raise
    except Refused as no:
        return No(str(no), isinstance(no, ChangedMeanwhile))
    return None


def sent_id(request: Request, name: str) -> UUID:
    """Return an id that a form sends. Raises NotFound where it sends none."""
    found = as_id(request.POST.get(name, ""))
    if found is None:
        raise NotFound
    return found


def sent_number(request: Request, name: str, *, otherwise: int = 0) -> int:
    """Return a number that a form sends, another where it sends none."""
    typed = request.POST.get(name, "")
    return int(typed) if typed.isdecimal() and len(typed) < 8 else otherwise
