"""What a report tells the rulebook: on some themes it is a fact of whom it names, told by the organisation it is of."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Final
from uuid import UUID

from weerzien.access.actors import Actor
from weerzien.dossiers import writing
from weerzien.dossiers.fact_kinds import Correction, FactKind
from weerzien.dossiers.rules import Cells
from weerzien.dossiers.undoing import BECAUSE, withdraw
from weerzien.early_signals.editing import told
from weerzien.early_signals.models import Report, ReportMatch
from weerzien.kernel.days import Day
from weerzien.kernel.ids import DossierId

TELLS: Final[Mapping[str, str]] = {"verzuim": "verzuim gemeld"}
"""By theme the fact of the dictionary that a report is. Of other themes a report is a reason, and no rule reads it.

Hours of absence are registered by a school that may write in the file; whoever only reports says that there is some.
"""


def kind_told(theme: str) -> FactKind | None:
    """Return the kind of fact that a report on a theme is, None where it is none."""
    return told.BY_FACT[TELLS[theme]] if theme in TELLS else None


def tell_rulebook(
    actor: Actor, report: Report, dossier_id: DossierId, subject_id: UUID | None, *, today: date, at: datetime
) -> None:
    """Write down what a report tells of whom it names; nothing where it names no one member."""
    kind = kind_told(report.theme)
    if kind is None or subject_id is None:
        return
    cells: Cells = {"day": Day.on(report.noticed_on), "told_by": report.organisation.name}
    writing.record(kind, actor=actor, dossier_id=dossier_id, about_id=subject_id, cells=cells, today=today, at=at)


def take_back_told(actor: Actor, match: ReportMatch, *, at: datetime) -> None:
    """Withdraw what was written when a report was put with a family, as far as it still stands."""
    kind = kind_told(match.theme)
    if kind is None or match.subject_id is None:
        return
    as_written = {
        "dossier_id": match.dossier_id,
        "subject_id": match.subject_id,
        "told_by": match.organisation.name,
        "day_earliest": match.noticed_on,
        "recorded_by_id": match.by_id,
        "recorded_at": match.at,
        **kind.fixed,
    }
    row = kind.table.model._default_manager.filter(superseded_by=None, **as_written).order_by("id").first()
    if row is not None:
        withdraw(row, Correction(actor, at, BECAUSE))
