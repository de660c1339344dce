"""Confirm what one source said: by somebody, or by a second organisation that reports the same."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from contextlib import suppress
from datetime import date, datetime
from typing import Final
from uuid import UUID

from weerzien.access.actors import Actor
from weerzien.audit.actions import record_change
from weerzien.dossiers import undoing, writing
from weerzien.dossiers.queries.facts import HistoryRow, history_rows
from weerzien.dossiers.rules import Cells
from weerzien.early_signals.editing import told
from weerzien.early_signals.signals.reading import signals_of
from weerzien.early_signals.signals.values import Reason, Signal
from weerzien.early_signals.tracks import PAGE_TABLES
from weerzien.kernel.days import Day
from weerzien.kernel.ids import DossierId, FactId
from weerzien.kernel.refusals import NotFound

CONFIRMED_BY: Final[Mapping[str, str]] = {"S02": "overbelasting bevestigd", "S03": "spanningen bevestigd"}
"""The fact of the dictionary that confirms what a rule says of one source."""
AGAIN: Final = "Opnieuw bevestigd."
NOT_CONFIRMED: Final = "De melding die dit bevestigde, hoorde niet bij dit gezin."
TOLD_BY: Final = "Bron"
NO_SOURCE: Final = frozenset({"", "verzuim"})


def confirm(
    *, actor: Actor, dossier_id: DossierId, reason_id: UUID, told_by: str = "", today: date, at: datetime
) -> None:
    """Write down that what a rule says of one source is so; the rulebook then shows it to whoever may read its facts.

    Must run inside a unit of work. Raises NotFound where there is nothing to confirm for the actor, NotYours.
    """
    reason = next(
        (
            one
            for signal in signals_of([dossier_id], today=today)
            for one in signal.reasons
            if one.id == reason_id and one.is_to_confirm and one.rule in CONFIRMED_BY
        ),
        None,
    )
    if reason is None:
        raise NotFound
    write_confirmation(actor, reason, told_by=told_by or actor.organisation_name, today=today, at=at)


def write_confirmation(actor: Actor, reason: Reason, *, told_by: str, today: date, at: datetime) -> FactId:
    """Write the fact that confirms a reason, as of today; an older confirmation stays in the history."""
    kind = told.BY_FACT[CONFIRMED_BY[reason.rule]]
    dossier_id = DossierId(reason.dossier_id)
    about_id = reason.subject_id or dossier_id
    cells: Cells = {"day": Day.on(today), "told_by": told_by}
    current = writing.current_for(kind, dossier_id, about_id)
    if current is None:
        written = writing.record(
            kind, actor=actor, dossier_id=dossier_id, about_id=about_id, cells=cells, today=today, at=at
        )
    else:
        written = writing.correct(
            kind,
            actor=actor,
            dossier_id=dossier_id,
            fact_id=FactId(current.id),
            cells=cells,
            because=AGAIN,
            today=today,
            at=at,
        )
    record_change(
        actor, "early-signals.signal-confirmed", dossier_id=dossier_id, subject=reason.subject_id, at=at,
        fields=[CONFIRMED_BY[reason.rule]],
    )  # fmt: skip
    return written


def confirm_by_report(
    actor: Actor, dossier_id: DossierId, *, theme: str, organisation: str, today: date, at: datetime
) -> list[FactId]:
    """Confirm what waits for a second source under the signal of a theme, where this organisation is one.

    Return the facts that say so: none for an organisation that said it first, which is not a second.
    """
    waiting = [
        (signal, reason)
        for signal in signals_of([dossier_id], today=today)
        if theme in themes_in(signal)
        for reason in signal.reasons
        if reason.is_to_confirm and reason.rule in CONFIRMED_BY
    ]
    if not waiting:
        return []
    rows = history_rows(PAGE_TABLES, dossier_id)
    second = [reason for _, reason in waiting if organisation.casefold() not in sources_of(reason, rows)]
    return [write_confirmation(actor, reason, told_by=organisation, today=today, at=at) for reason in second]


def take_confirmation_back(actor: Actor, dossier_id: DossierId, fact_id: FactId, *, today: date, at: datetime) -> None:
    """Let a confirmation hold no longer, as far as it still does: what stood before it stands again.

    Must run inside a unit of work. Raises NotYours.
    """
    for fact in dict.fromkeys(CONFIRMED_BY.values()):
        with suppress(NotFound, undoing.ChangedSince):
            undoing.take_away(
                told.BY_FACT[fact],
                actor=actor,
                dossier_id=dossier_id,
                fact_id=fact_id,
                because=NOT_CONFIRMED,
                today=today,
                at=at,
            )


def themes_in(signal: Signal) -> frozenset[str]:
    """Return the themes of the reasons of a signal, and its own."""
    return frozenset({signal.theme, *(reason.theme for reason in signal.reasons)})


def sources_of(reason: Reason, rows: Iterable[HistoryRow]) -> frozenset[str]:
    """Return the organisations behind the facts of a reason, in small letters: who wrote them, or told them."""
    own = [row for row in rows if row.fact_id in reason.facts]
    told_by = {str(row.values.get(TOLD_BY, "")) for row in own}
    return frozenset(name.casefold() for name in {row.organisation for row in own} | told_by if name not in NO_SOURCE)
