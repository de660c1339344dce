"""What somebody sent about families they know, and what they heard back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Final
from uuid import UUID

from weerzien.access.actors import Actor
from weerzien.access.queries import municipalities
from weerzien.access.questions import DaySlot, IdSlot, Question
from weerzien.early_signals.models import Report
from weerzien.early_signals.reports.replies import IS_REPLIED, ReplyLine, replies_to, told_since
from weerzien.early_signals.reports.rules import REPLIED, TOLD_WORDS, Told, told_line
from weerzien.early_signals.words import theme_words

SHOWN: Final = 50
SENT_FIELDS: Final = (
    "id", "municipality__name", "theme", "words", "noticed_on", "name", "born", "number", "sent_at", "expires_on",
    "told", "told_words", "told_at", "is_replied",
)  # fmt: skip

SENT: Final = Question(
    lambda: (
        Report.objects.filter(sent_by=IdSlot("account"), expires_on__gte=DaySlot("since"))
        .annotate(is_replied=IS_REPLIED)
        .order_by("-sent_at", "id")
        .values(*SENT_FIELDS)[:SHOWN]
    )
)


@dataclass(frozen=True, slots=True)
class SentLine:
    """A report as its sender sees it: what they wrote, and what they were told back. Nothing of a family.

    `asks`: it is a question, and the sender did not reply yet; then it stands in `told`, and with the reply after that.
    """

    id: UUID
    municipality: str
    theme: str
    words: str
    about: str
    sent_at: datetime
    state: str
    told: str
    told_at: datetime | None
    asks: bool
    replies: tuple[ReplyLine, ...]

    @property
    def asked(self) -> str:
        """When the question was asked, as a form sends it back."""
        return self.told_at.isoformat() if self.told_at else ""


def municipality_choices() -> tuple[tuple[str, str], ...]:
    """Return the municipalities to which something may be sent, by name; one query."""
    return tuple((str(pk), name) for pk, name in municipalities().items())


def sent_reports(actor: Actor, *, today: date) -> tuple[SentLine, ...]:
    """Return what somebody sent, the latest first; two queries. Reports of colleagues are not in it."""
    rows = SENT.ask(account=actor.account_id, since=told_since(today))
    replies = replies_to([row["id"] for row in rows])
    return tuple(
        SentLine(
            id=row["id"],
            municipality=row["municipality__name"],
            theme=theme_words(row["theme"]),
            words=row["words"],
            about=row["name"] or f"nummer {row['number']}",
            sent_at=row["sent_at"],
            state=REPLIED if row["is_replied"] else TOLD_WORDS[row["told"]],
            told="" if row["is_replied"] else told_line(row["told"], row["told_words"]),
            told_at=row["told_at"],
            asks=row["told"] == Told.QUESTION and not row["is_replied"],
            replies=tuple(replies.get(row["id"], ())),
        )
        for row in rows
    )


def question_count(actor: Actor, *, today: date) -> int:
    """Return how many questions about own reports wait for a reply; one query."""
    asked = Report.objects.filter(
        sent_by_id=actor.account_id, told=Told.QUESTION, expires_on__gte=told_since(today)
    ).annotate(is_replied=IS_REPLIED)
    return asked.filter(is_replied=False).count()
