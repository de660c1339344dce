"""What became of the signals of one family, for its own page: who has which, what was put away, what was reported."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final
from uuid import UUID

from weerzien.early_signals.signals.rules import Standing
from weerzien.early_signals.words import theme_words

Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class ReportedLine:
    """Something that a partner reported and that asks something now."""

    theme: str
    organisation: str
    since: date


@dataclass(frozen=True, slots=True)
class SignalLives:
    """Outcomes that were put away, who took which theme up, and what was reported."""

    put_away: frozenset[UUID] = frozenset()
    taken_up: tuple[tuple[str, str, date], ...] = ()
    reported: tuple[ReportedLine, ...] = ()

    def asks(self, outcome_id: UUID) -> bool:
        """Return whether a signal was not put away."""
        return outcome_id not in self.put_away


NO_LIVES: Final = SignalLives()


def signal_lives(steps: Iterable[Row], reports: Iterable[Row], *, today: date) -> SignalLives:
    """Return the lives of signals out of the last steps and the reports of a family, read as `queries.kept` does."""
    every = list(steps)
    quiet = [step for step in every if is_quiet(step, today)]
    covered = {UUID(pk) for step in quiet for pk in step["covers"]}
    return SignalLives(
        put_away=frozenset(UUID(pk) for step in quiet for pk in step["quiet"]),
        taken_up=tuple(
            (theme_words(step["theme"]), step["taken_by"], step["taken_on"])
            for step in every
            if step["state"] == Standing.TAKEN_UP
        ),
        reported=tuple(
            ReportedLine(theme_words(row["theme"]), row["by"], row["since"])
            for row in reports
            if row["id"] not in covered
        ),
    )


def is_quiet(step: Row, today: date) -> bool:
    """Return whether a signal was closed, or waits for a day that has yet to come."""
    if step["state"] == Standing.SNOOZED:
        return step["until"] is None or step["until"] > today
    return bool(step["state"] == Standing.CLOSED)
