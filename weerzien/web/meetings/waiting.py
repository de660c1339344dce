"""Handovers that wait, as reasons to talk of a family: meetings know nothing of handovers, the pages know both."""

from __future__ import annotations

from datetime import date

from weerzien.access.actors import Actor
from weerzien.handovers.queries import HandoverLine, waiting_handovers
from weerzien.kernel.words import date_words
from weerzien.meetings.rules.ranking import Criterion, Reason


def handovers_that_wait(actor: Actor, *, today: date) -> tuple[Reason, ...]:
    """Return a reason for each handover that waits and that the reader may know of; one query."""
    return tuple(reason_of(line) for line in waiting_handovers(actor, today=today))


def reason_of(line: HandoverLine) -> Reason:
    """Return a handover as a reason: what goes from whom to whom, and how far it is."""
    return Reason(
        Criterion.HANDOVER,
        line.dossier_id,
        line.id,
        f"{line.theme} van {line.sender} naar {line.receiver}",
        f"{line.state_words}, {line.day_words} {date_words(line.day)}",
        line.day,
    )
