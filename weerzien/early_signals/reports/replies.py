"""What senders replied to questions about their reports, and how long a report is seen by its sender."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final
from uuid import UUID

from django.db.models import Exists, OuterRef

from weerzien.access.questions import IdSlot, Question
from weerzien.early_signals.models import ReportReply
from weerzien.early_signals.privacy import REPORTED

IS_REPLIED: Final = Exists(ReportReply.objects.filter(report=OuterRef("pk"), asked_at=OuterRef("told_at")))
REPLIES: Final = Question(
    lambda: (
        ReportReply.objects.filter(report__in=[IdSlot("reports")])
        .order_by("asked_at", "id")
        .values_list("report_id", "asked", "words", "at")
    )
)


@dataclass(frozen=True, slots=True)
class ReplyLine:
    """What a sender replied to a question."""

    asked: str
    words: str
    at: datetime


def replies_to(report_ids: Sequence[UUID]) -> dict[UUID, list[ReplyLine]]:
    """Return what was replied to questions about reports, the first first; one query."""
    found: dict[UUID, list[ReplyLine]] = defaultdict(list)
    for report_id, *said in REPLIES.tuples(reports=[*report_ids]):
        found[report_id].append(ReplyLine(*said))
    return found


def told_since(today: date) -> date:
    """Return the day on which a report may have expired that its sender sees still.

    It is as long as one without a family is kept: that it is still there would tell that the family is known.
    """
    return today - timedelta(days=REPORTED.days)
