"""Doing what a form asks, in a unit of work: what is refused stands in the form."""

from __future__ import annotations

from collections.abc import Callable

from django import forms

from weerzien.early_signals.work import Work, attempts, unit_of_work
from weerzien.kernel.refusals import Refused
from weerzien.web.http import ABOUT_RIGHTS, Request


def say_no(form: forms.Form, no: Refused) -> None:
    """Say in a form why it was refused: at the field that has to change where it is one, else above them all."""
    headed = getattr(no, "heading", None)
    named = next((name for name, field in form.fields.items() if field.label == headed), no.field)
    form.add_error(named if named in form.fields else None, str(no))


def is_done(request: Request, form: forms.Form, deed: Callable[[Work], None], *, action: str) -> bool:
    """Do something in a unit of work; say in the form why it was refused, if it was.

    What is about rights rises: it is no fault in what was filled in.
    """
    try:
        for attempt in attempts():
            with attempt, unit_of_work(request.actor, today=request.today, now=request.now, action=action) as work:
                deed(work)
    except ABOUT_RIGHTS:
        raise
    except Refused as no:
        say_no(form, no)
        return False
    return True
