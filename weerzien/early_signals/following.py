"""What apps above do with every family that the rulebook looked at because facts changed, in the same transaction."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime

from weerzien.kernel.ids import DossierId
from weerzien.rulebook.case import Case

Following = Callable[[Mapping[DossierId, Case], date, datetime], None]
"""Called with the families and their facts, the day and the moment, where all facts of these may be read."""

_following: list[Following] = []


def whenever_facts_change(deed: Following) -> Following:
    """Add something that follows whenever facts change; call it when an app is set up. Added twice it counts once."""
    if deed not in _following:
        _following.append(deed)
    return deed


def follow(cases: Mapping[DossierId, Case], *, on: date, now: datetime) -> None:
    """Do everything that follows, in the order in which it was added."""
    for deed in _following:
        deed(cases, on, now)
