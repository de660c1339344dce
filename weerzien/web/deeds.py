"""Doing what a page asks, in a unit of work: anew where it meets another, and what is refused stands in the form."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final, TypeVar

from django import forms

from weerzien.early_signals.work import Work, attempts, unit_of_work
from weerzien.kernel.refusals import Refused
from weerzien.web.http import ABOUT_RIGHTS, Request

T = TypeVar("T")
OF_THE_WHOLE: Final[Mapping[type[Refused], str]] = {}


def say_no(form: forms.Form, no: Refused, named: str | None = None) -> None:
    """Say in a form why it was refused: at the field that has to change where it is one, else above them all."""
    headed = getattr(no, "heading", None)
    field = named or next((name for name, one in form.fields.items() if headed and one.label == headed), no.field)
    form.add_error(field if field in form.fields else None, str(no))


def carry_out(request: Request, deed: Callable[[Work], T], *, action: str) -> T:
    """Do something in a unit of work and return what came of it; do it anew where it met another's.

    The deed does nothing but what the unit undoes. Raises what it raises, and HeldByAnother.
    """
    for attempt in attempts():
        with attempt, unit_of_work(request.actor, today=request.today, now=request.now, action=action) as work:
            came_of_it = deed(work)
    return came_of_it


def what_came_of(
    request: Request,
    form: forms.Form,
    deed: Callable[[Work], T],
    *,
    action: str,
    fields: Mapping[type[Refused], str] = OF_THE_WHOLE,
) -> T | None:
    """Do something in a unit of work and return what came of it, None where it was refused: the form then says why.

    `fields` says which refusal is about which field. What is about rights rises: it is no fault in what was filled in.
    """
    try:
        return carry_out(request, deed, action=action)
    except ABOUT_RIGHTS:
        raise
    except Refused as no:
        say_no(form, no, fields.get(type(no)))
        return None


def is_done(
    request: Request,
    form: forms.Form,
    deed: Callable[[Work], object],
    *,
    action: str,
    fields: Mapping[type[Refused], str] = OF_THE_WHOLE,
) -> bool:
    """Do something in a unit of work; say in the form why it was refused, if it was."""

    def said(work: Work) -> bool:
        deed(work)
        return True

    return what_came_of(request, form, said, action=action, fields=fields) is not None
