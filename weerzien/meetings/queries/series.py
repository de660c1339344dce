"""The series that somebody knows of, who takes part, what was agreed for good, and the days to come."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time, timedelta
from typing import Any
from uuid import UUID

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import BooleanField, F, Func, OuterRef, QuerySet
from django.db.models.functions import JSONObject

from weerzien.kernel.refusals import NotFound
from weerzien.meetings.models import Meeting, Participant, Series, StandingAgreement
from weerzien.meetings.rules.days import meeting_days
from weerzien.meetings.rules.states import MeetingState

AHEAD = 6
FIELDS = ("id", "name", "municipality__name", "is_regional", "every_weeks", "begins_on", "starts_at", "minutes",
          "place", "version")  # fmt: skip
READ = (*FIELDS, "people", "agreed", "planned", "keeps", "leads")


@dataclass(frozen=True, slots=True)
class ParticipantLine:
    id: UUID
    name: str
    organisation: str
    is_chair: bool


@dataclass(frozen=True, slots=True)
class StandingLine:
    """What was agreed for good. `is_due`: the day to look at it again has come."""

    id: UUID
    what: str
    review_on: date
    is_due: bool
    version: int


@dataclass(frozen=True, slots=True)
class SeriesPanel:
    """One series. `days` are the first of its days to come, each with the meeting that is planned on it, if any.

    `keeps` and `leads` are what the reader may do.
    """

    id: UUID
    name: str
    municipality: str
    is_regional: bool
    every_weeks: int
    begins_on: date
    starts_at: time
    minutes: int
    place: str
    version: int
    participants: tuple[ParticipantLine, ...]
    standing: tuple[StandingLine, ...]
    days: tuple[tuple[date, UUID | None], ...]
    keeps: bool
    leads: bool

    @property
    def rhythm_words(self) -> str:
        """How often it meets."""
        return often_words(self.every_weeks)


def often_words(every_weeks: int) -> str:
    """Return how often something comes back."""
    return {1: "elke week", 2: "elke twee weken"}.get(every_weeks, f"elke {every_weeks} weken")


def series_list(*, today: date) -> tuple[SeriesPanel, ...]:
    """Return every series that runs and that the reader knows of, by name; one query."""
    rows = _series().filter(ended_on=None).order_by("name", "id")
    return tuple(_panel(row, today) for row in rows.values(*READ))


def series_panel(series_id: UUID, *, today: date) -> SeriesPanel:
    """Return one series; one query. Raises NotFound."""
    for row in _series().filter(id=series_id).values(*READ):
        return _panel(row, today)
    raise NotFound


def _series() -> QuerySet[Series, Any]:
    people = (
        Participant.objects.filter(series=OuterRef("pk"), left_at=None)
        .order_by("organisation__name", "account__name", "id")
        .values(value=JSONObject(id="id", name="account__name", organisation="organisation__name", is_chair="is_chair"))
    )
    agreed = (
        StandingAgreement.objects.filter(series=OuterRef("pk"), ended_at=None)
        .order_by("review_on", "id")
        .values(value=JSONObject(id="id", what="what", review_on="review_on", version="version"))
    )
    planned = (
        Meeting.objects.filter(series=OuterRef("pk"))
        .exclude(state=MeetingState.CANCELLED)
        .order_by("-held_on")
        .values(value=JSONObject(id="id", held_on="held_on"))[: 2 * AHEAD]
    )
    return Series.objects.annotate(
        people=ArraySubquery(people),
        agreed=ArraySubquery(agreed),
        planned=ArraySubquery(planned),
        keeps=_is_in("series_kept"),
        leads=_is_in("series_led"),
    ).order_by("name", "id")


def _is_in(function: str) -> Func:
    return Func(F("pk"), template=f"(%(expressions)s in (select {function}()))", output_field=BooleanField())


def _panel(row: dict[str, Any], today: date) -> SeriesPanel:
    standing = [
        StandingLine(
            UUID(one["id"]),
            one["what"],
            (day := date.fromisoformat(one["review_on"])),
            is_due=day <= today,
            version=one["version"],
        )
        for one in row["agreed"]
    ]
    planned = {date.fromisoformat(one["held_on"]): UUID(one["id"]) for one in row["planned"]}
    same = ("id", "name", "is_regional", "every_weeks", "begins_on", "starts_at", "minutes", "place", "version",
            "keeps", "leads")  # fmt: skip
    return SeriesPanel(
        **{name: row[name] for name in same},
        municipality=row["municipality__name"],
        participants=tuple(
            ParticipantLine(UUID(one["id"]), one["name"], one["organisation"], one["is_chair"]) for one in row["people"]
        ),
        standing=tuple(standing),
        days=tuple(
            (day, planned.get(day))
            for day in meeting_days(
                row["begins_on"], every_weeks=row["every_weeks"], since=today + timedelta(days=1), size=AHEAD
            )
        ),
    )
