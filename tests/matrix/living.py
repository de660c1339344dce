"""What a partner reported about a planted family, and what its coordinator wrote with the signal."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING
from uuid import UUID

from tests.matrix.planted import FAMILY
from weerzien.early_signals.models import Report, ReportMatch, SignalStep, SignalWords

if TYPE_CHECKING:
    from tests.matrix.families import Planting

THEME, COMPARTMENT = "spanningen", "relations"


def plant_signal(planting: Planting) -> None:
    """Plant a report that belongs to a family, and a step with its signal; must run as its coordinator."""
    about = (planting.family.name, FAMILY)
    plant_step(planting, plant_report(planting, about), about)


def plant_report(planting: Planting, about: tuple[str, str]) -> UUID:
    """Plant what somebody sent and to which family it belongs."""
    actor, today = planting.family.coordinator, planting.today
    said = {
        "municipality_id": actor.municipality_id,
        "theme": THEME,
        "noticed_on": today,
        "organisation_id": actor.organisation_id,
        "expires_on": today + timedelta(days=90),
    }
    report = Report.objects.create(
        **said, words="in eigen woorden", number="onbekend", sent_by_id=actor.account_id, sent_at=planting.now
    )
    words = planting.marks.word("ReportMatch.words", about, COMPARTMENT)
    ReportMatch.objects.create(
        **said, report=report, dossier_id=planting.family.id, compartments=[COMPARTMENT], words=words,
        by_id=actor.account_id, on=today, at=planting.now,
    )  # fmt: skip
    return report.id


def plant_step(planting: Planting, report_id: UUID, about: tuple[str, str]) -> None:
    """Plant a step with words."""
    actor, dossier_id = planting.family.coordinator, planting.family.id
    step = SignalStep.objects.create(
        dossier_id=dossier_id, theme=THEME, act="see", state="seen", covers=[report_id], compartments=[COMPARTMENT],
        themes=[THEME], by_id=actor.account_id, organisation_id=actor.organisation_id, on=planting.today,
        at=planting.now,
    )  # fmt: skip
    words = planting.marks.word("SignalWords.words", about, COMPARTMENT)
    SignalWords.objects.create(step=step, dossier_id=dossier_id, compartments=[COMPARTMENT], words=words)
