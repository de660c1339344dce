"""Members to whom the same happened share a lane, and only then."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from weerzien.early_signals.timeline.marks import Lane, Moment, Track
from weerzien.early_signals.timeline.together import shared

DAY = date(2026, 5, 4)
ARRIVED = Moment("a", "Ingereisd", DAY, DAY, "4 mei 2026", "Aanvragen rij 2")


def lane(person: str, moment: Moment, track: Track = Track.PROCEDURE) -> Lane:
    return Lane(track, person, (moment,))


def test_members_with_the_same_days_share_a_lane_that_names_them_all() -> None:
    found = shared([lane("Leyla", ARRIVED), lane("Sami", replace(ARRIVED, key="b", source="Aanvragen rij 3"))])

    (one,) = found
    assert one.person == "Leyla en Sami"
    assert [(moment.key, moment.source) for moment in one.moments] == [("a", "Aanvragen rij 2; zo ook voor 1 ander")]


def test_members_with_another_day_do_not() -> None:
    later = replace(ARRIVED, first=date(2026, 5, 5), last=date(2026, 5, 5))

    assert len(shared([lane("Leyla", ARRIVED), lane("Sami", later)])) == 2


def test_lanes_of_two_tracks_are_never_one() -> None:
    assert len(shared([lane("Leyla", ARRIVED), lane("Leyla", ARRIVED, Track.HOUSING)])) == 2
