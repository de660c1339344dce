"""What lasts, out of the rows of a family: an application, guardianship, hotel, home, benefit; with what may follow."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from uuid import UUID

from weerzien.dossiers.queries.facts import HistoryRow
from weerzien.early_signals.timeline.coming import Coming
from weerzien.early_signals.timeline.marks import Flag, Stretch, Track
from weerzien.early_signals.timeline.moments import source_words, told_words
from weerzien.guardianship.queries import GUARDIANSHIPS
from weerzien.kernel.days import Day
from weerzien.procedure.queries import STEPS

Placed = tuple[Track, UUID, Stretch]
PARENTS = "ouders"
FILED, RECEIVED, DECISION = "filed", "received", "decision"
LASTS: Mapping[str, tuple[Track, str]] = {
    "Hotel sinds": (Track.HOUSING, "Hotel"),
    "Woning sinds": (Track.HOUSING, "Eigen woning"),
    "Bijstand sinds": (Track.INTEGRATION, "Bijstand"),
}
"""What a day begins, by its heading: in which track, and what it is called."""
END_OF_GUARDIANSHIP, END_OF_HOTEL, EXPECTED_DECISION = "V04", "H08", "N08"
"""The rules whose day says when something that lasts is expected to end."""
Ends = Mapping[tuple[str, UUID | None], date]


def stretches_of(rows: Sequence[HistoryRow], coming: Iterable[Coming], *, today: date) -> Iterator[Placed]:
    """Give what lasts or lasted, of each person; where it is expected to end, coming days say so."""
    ends = expected_ends(coming, today)
    homes = {row.subject_id: day for row in rows if isinstance(day := row.values.get("Woning sinds"), Day)}
    for row in rows:
        if row.subject_id is None:
            continue
        if row.table is GUARDIANSHIPS:
            yield from guardianship(row, row.subject_id, ends, today)
        for heading, (track, title) in LASTS.items():
            day = row.values.get(heading)
            if isinstance(day, Day):
                over, maybe = None, None
                if heading == "Hotel sinds":
                    over = homes.get(row.subject_id)
                    maybe = ends.get((END_OF_HOTEL, row.subject_id)) or ends.get((END_OF_HOTEL, None))
                yield track, row.subject_id, stretch(row, title, begun=day, over=over, maybe=maybe, today=today)
    yield from applications(rows, ends, today)


def expected_ends(coming: Iterable[Coming], today: date) -> Ends:
    """Return by rule and person the first day, not yet passed, on which something may end."""
    found: dict[tuple[str, UUID | None], date] = {}
    for each in coming:
        if isinstance(each.mark, Flag) and each.mark.day >= today:
            key = each.rule, each.person_id
            found[key] = min(found.get(key, each.mark.day), each.mark.day)
    return found


def guardianship(row: HistoryRow, person_id: UUID, ends: Ends, today: date) -> Iterator[Placed]:
    """Give the guardianship of a youngster: until the order or the departure, else until it is expected to end."""
    guardian, ordered = row.values.get("Voogd"), row.values.get("Beschikking")
    over = ordered if isinstance(ordered, Day) else row.values.get("Vertrokken")
    if guardian == PARENTS:
        if isinstance(ordered, Day):
            begun = stretch(row, "Gezag bij de ouders", begun=ordered, over=None, maybe=None, today=today)
            yield Track.GUARDIANSHIP, person_id, begun
        return
    title = f"Voogdij: {guardian}" if isinstance(guardian, str) else "Voogdij"
    maybe = ends.get((END_OF_GUARDIANSHIP, person_id))
    ended = over if isinstance(over, Day) else None
    yield Track.GUARDIANSHIP, person_id, stretch(row, title, begun=None, over=ended, maybe=maybe, today=today)


def applications(rows: Sequence[HistoryRow], ends: Ends, today: date) -> Iterator[Placed]:
    """Give every application from the day it was filed, or received, until the decision."""
    steps: dict[str, dict[str, HistoryRow]] = defaultdict(dict)
    for row in rows:
        if row.table is STEPS and isinstance(row.values.get("Dag"), Day):
            steps[row.links[0]][row.links[1]] = row
    for known in steps.values():
        first = known.get(FILED) or known.get(RECEIVED)
        if first is None or first.subject_id is None:
            continue
        decided = known.get(DECISION)
        begun, over = _day(first), _day(decided) if decided else None
        maybe = ends.get((EXPECTED_DECISION, first.subject_id))
        lasting = stretch(first, "Aanvraag loopt", begun=begun, over=over, maybe=maybe, today=today)
        yield Track.PROCEDURE, first.subject_id, lasting


def stretch(
    row: HistoryRow, title: str, *, begun: Day | None, over: Day | None, maybe: date | None, today: date
) -> Stretch:
    """Return what lasts from one day to another; what is still going on is certain until today."""
    if over is not None and begun is not None and over.latest < begun.earliest:
        over = None  # the end is told of something else, or a slip of the pen
    goes_on = over is None or over.latest > today
    last = over.latest if over is not None else maybe
    sure_until = min(today, over.earliest) if over is not None and goes_on else over.earliest if over else today
    begin = f"sinds {told_words(begun)}" if begun else "begin niet bekend"
    if over is not None:
        end = f"tot {told_words(over)}"
    else:
        end = f"verwacht tot {told_words(Day.on(maybe))}" if maybe else "loopt nog"
    return Stretch(
        key=f"{row.fact_id.hex}{title.partition(':')[0].lower().replace(' ', '')}",
        title=title,
        first=begun.earliest if begun else None,
        last=last,
        sure_from=begun.latest if begun else None,
        sure_until=max(sure_until, begun.latest) if begun else sure_until,
        when=f"{begin}, {end}",
        source=source_words(row),
    )


def _day(row: HistoryRow) -> Day | None:
    day = row.values.get("Dag")
    return day if isinstance(day, Day) else None
