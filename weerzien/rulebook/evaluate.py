"""What the rulebook says about one family on one day."""

from __future__ import annotations

from datetime import date

from weerzien.rulebook.case import Case
from weerzien.rulebook.outcomes import Outcome
from weerzien.rulebook.settings import Settings


def evaluate(case: Case, *, on: date, settings: Settings = Settings()) -> tuple[Outcome, ...]:  # noqa: B008, ARG001 -- frozen; the readers follow
    """Return every outcome of every rule for one family on a day, in the order of the rules."""
    return ()
