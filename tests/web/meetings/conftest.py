"""What tests of pages about meetings share: a meeting of Meerdijk with Noor and Thijs, on a day that stands still."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

import pytest
from django.conf import LazySettings

from tests.cast import TODAY, Family
from tests.meetings.cast import begin, plan
from weerzien.access.actors import Actor
from weerzien.access.context import acting
from weerzien.meetings.queries.agenda import agenda
from weerzien.meetings.queries.heads import meeting_head
from weerzien.meetings.queries.panels import AgendaPanel


@dataclass(frozen=True)
class Held:
    """A meeting and the series it is of."""

    series_id: UUID
    id: UUID

    @property
    def address(self) -> str:
        return f"/overleg/{self.id}/"

    def seen_by(self, actor: Actor) -> AgendaPanel:
        """Return the agenda as somebody sees it."""
        with acting(actor, today=TODAY):
            return agenda(meeting_head(self.id), today=TODAY)


@pytest.fixture
def held(
    settings: LazySettings, amina: Actor, noor: Actor, thijs: Actor, family: Family, second_family: Family
) -> Held:
    """Return a planned meeting of Meerdijk; Noor knows the first family, Thijs its youngster."""
    settings.IS_DEMO, settings.FIXED_TODAY = True, TODAY.isoformat()
    series_id = begin(amina, noor, thijs)
    return Held(series_id, plan(amina, series_id))
