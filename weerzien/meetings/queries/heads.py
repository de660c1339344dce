"""Which meetings there are for somebody, and one of them with everybody who is asked to it."""

from __future__ import annotations

from datetime import date
from typing import Any, Final
from uuid import UUID

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import BooleanField, F, Func, OuterRef, Q, QuerySet
from django.db.models.functions import JSONObject

from weerzien.kernel.refusals import NotFound
from weerzien.meetings.models import Attendee, Meeting
from weerzien.meetings.queries.panels import AttendeeLine, MeetingHead
from weerzien.meetings.rules.states import ARRANGED, KIND_WORDS, Kind, MeetingState

FIELDS: Final = (
    "id", "kind", "series_id", "series__name", "series__is_regional", "municipality_id", "municipality__name",
    "held_on", "starts_at", "minutes", "place", "state", "dossier_id", "subject_id", "plain_words", "guests",
    "current_item", "sequence", "version",
)  # fmt: skip
MOST: Final = 60


def meeting_head(meeting_id: UUID) -> MeetingHead:
    """Return one meeting and who is asked to it; one query. Raises NotFound."""
    for row in _heads().filter(id=meeting_id).values(*FIELDS, "asked_to_it", "leads", "keeps"):
        return _head(row)
    raise NotFound


def coming_meetings(*, today: date) -> tuple[MeetingHead, ...]:
    """Return the meetings from today on, and those that were begun and not closed; one query."""
    coming = Q(held_on__gte=today, state__in=ARRANGED) | Q(state=MeetingState.RUNNING)
    rows = _heads().filter(coming).order_by("held_on", "starts_at", "id")[:MOST]
    return tuple(_head(row) for row in rows.values(*FIELDS, "asked_to_it", "leads", "keeps"))


def past_meetings(*, today: date) -> tuple[MeetingHead, ...]:
    """Return the meetings that were, the last one first; one query."""
    past = Q(held_on__lt=today) | Q(state=MeetingState.CLOSED)
    rows = _heads().filter(past).exclude(state__in=(MeetingState.RUNNING, MeetingState.CANCELLED))
    ordered = rows.order_by("-held_on", "-starts_at", "id")[:MOST]
    return tuple(_head(row) for row in ordered.values(*FIELDS, "asked_to_it", "leads", "keeps"))


def _heads() -> QuerySet[Meeting, Any]:
    people = (
        Attendee.objects.filter(meeting=OuterRef("pk"))
        .order_by("organisation__name", "account__name", "id")
        .values(
            value=JSONObject(
                id="id",
                account_id="account_id",
                name="account__name",
                organisation_id="organisation_id",
                organisation="organisation__name",
                is_chair="is_chair",
                was_present="was_present",
            )
        )
    )
    return Meeting.objects.annotate(
        asked_to_it=ArraySubquery(people),
        leads=_is_in("meetings_led"),
        keeps=_is_in("meetings_kept"),
    ).order_by("id")


def _is_in(function: str) -> Func:
    return Func(F("pk"), template=f"(%(expressions)s in (select {function}()))", output_field=BooleanField())


def _head(row: dict[str, Any]) -> MeetingHead:
    kind = Kind(row["kind"])
    attendees = [
        AttendeeLine(
            id=UUID(one["id"]),
            account_id=UUID(one["account_id"]),
            name=one["name"],
            organisation_id=UUID(one["organisation_id"]),
            organisation=one["organisation"],
            is_chair=one["is_chair"],
            was_present=one["was_present"],
        )
        for one in row["asked_to_it"]
    ]
    same = ("id", "series_id", "municipality_id", "held_on", "starts_at", "minutes", "place", "dossier_id",
            "plain_words", "guests", "current_item", "sequence", "version", "leads", "keeps")  # fmt: skip
    return MeetingHead(
        **{name: row[name] for name in same},
        kind=kind,
        name=row["series__name"] or KIND_WORDS[kind].capitalize(),
        is_regional=bool(row["series__is_regional"]),
        municipality=row["municipality__name"],
        state=MeetingState(row["state"]),
        person_id=row["subject_id"],
        attendees=tuple(attendees),
    )
