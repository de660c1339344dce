"""An agenda of sixty families with what each of eight participants may see, in two seconds."""

from __future__ import annotations

from time import perf_counter

from tests.cast import TODAY, Family, Hire, Involve, Organisations, enter
from tests.meetings.cast import begin, plan
from weerzien.access.actors import Actor
from weerzien.access.context import acting
from weerzien.access.roles import Role
from weerzien.meetings.queries.agenda import agenda_for_chair
from weerzien.meetings.queries.heads import meeting_head
from weerzien.meetings.queries.shared import screen

FAMILIES, PARTICIPANTS, SECONDS = 60, 8, 2.0


def test_sixty_families_and_eight_participants_take_less_than_two_seconds(
    amina: Actor, hire: Hire, involve: Involve, organisations: Organisations
) -> None:
    families: list[Family] = [enter(amina, f"F{number:02}") for number in range(FAMILIES)]
    others = [hire(f"Deelnemer {number}", Role.VWN_BEGELEIDER, organisations.vluchtelingenwerk) for number in range(7)]
    for place, other in enumerate(others):
        for family in families[place::3]:
            involve(other, family)
    meeting_id = plan(amina, begin(amina, *others))

    with acting(amina, today=TODAY):
        began = perf_counter()
        panel, seen = agenda_for_chair(meeting_head(meeting_id), today=TODAY)
        shown = screen(meeting_head(meeting_id), today=TODAY)
        took = perf_counter() - began

    assert (len(panel.items), len(seen.people), len(shown.items)) == (FAMILIES, PARTICIPANTS, 0)
    assert took < SECONDS
