"""What a partner reported about a planted family, and what its coordinator wrote with the signal."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING
from uuid import uuid4

from tests.matrix.planted import FAMILY
from weerzien.early_signals.models import Report, ReportMatch, SignalStep, SignalWords

if TYPE_CHECKING:
    from tests.matrix.families import Planting

THEME, COMPARTMENT = "spanningen", "relations"


def plant_signal(planting: Planting) -> None:
    """Plant a report that belongs to a family, and a step with its signal; must run as its coordinator."""
    family, actor, today = planting.family, planting.family.coordinator, planting.today
    about = (family.name, FAMILY)
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
    ReportMatch.objects.create(
        **said,
        report=report,
        dossier_id=family.id,
        compartments=[COMPARTMENT],
        words=planting.marks.word("ReportMatch.words", about, COMPARTMENT),
        by_id=actor.account_id,
        on=today,
        at=planting.now,
    )
    step = SignalStep.objects.create(
        id=uuid4(),
        dossier_id=family.id,
        theme=THEME,
        act="see",
        state="seen",
        covers=[report.id],
        compartments=[COMPARTMENT],
        themes=[THEME],
        by_id=actor.account_id,
        organisation_id=actor.organisation_id,
        on=today,
        at=planting.now,
    )
    SignalWords.objects.create(
        step=step,
        dossier_id=family.id,
        compartments=[COMPARTMENT],
        words=planting.marks.word("SignalWords.words", about, COMPARTMENT),
    )
