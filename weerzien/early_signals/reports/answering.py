"""What the sender of a report hears back, wherever it was put, and what they reply to a question."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db import IntegrityError, transaction

from weerzien.access.actors import Actor
from weerzien.audit.actions import record_changes
from weerzien.early_signals.models import Report, ReportReply
from weerzien.early_signals.reports.actions import receives
from weerzien.early_signals.reports.rules import AnsweredMeanwhile, NothingAsked, Told, check_reply, check_told
from weerzien.kernel.refusals import NotFound


def answer_report(*, actor: Actor, report_id: UUID, told: str, words: str, seen: datetime | None, at: datetime) -> None:
    """Tell the sender of a report something, or ask something; the very same again is told already.

    `seen` is when the answer was given that stood there before, None where none stood there. Raises NotFound,
    NothingTold, AnsweredMeanwhile where another stands there now.
    """
    words = " ".join(words.split())
    check_told(told, words)
    report = Report.objects.filter(pk=report_id).first()
    if report is None or not receives(actor, report.municipality_id):
        raise NotFound
    if (report.told, report.told_words) == (told, words) and not is_replied(report):
        return
    as_seen = Report.objects.filter(pk=report_id, told_at=seen)
    if not as_seen.update(told=told, told_words=words, told_at=at):
        raise AnsweredMeanwhile
    record_changes(actor, "early-signals.report-answered", dossier_ids=(), fields=[told], at=at)


def reply_to_question(*, actor: Actor, report_id: UUID, words: str, asked_at: datetime | None, at: datetime) -> None:
    """Reply to what the municipality asked about an own report at a moment; the very same again is there already.

    Raises NotFound for a report of somebody else, NothingReplied, NothingAsked where another question stands there now
    or none.
    """
    words = " ".join(words.split())
    check_reply(words)
    report = Report.objects.filter(pk=report_id, sent_by_id=actor.account_id).first()
    if report is None:
        raise NotFound
    if report.told != Told.QUESTION or report.told_at is None or report.told_at != asked_at:
        raise NothingAsked
    said = {"report_id": report.id, "asked": report.told_words, "asked_at": report.told_at, "words": words}
    if ReportReply.objects.filter(**said).exists():
        return
    try:
        with transaction.atomic():
            ReportReply.objects.create(**said, at=at)
    except IntegrityError as replied:
        raise NothingAsked from replied
    record_changes(actor, "early-signals.report-replied", dossier_ids=(), at=at)


def is_replied(report: Report) -> bool:
    """Return whether the sender replied to what was told last."""
    asked_at = report.told_at
    return asked_at is not None and ReportReply.objects.filter(report_id=report.id, asked_at=asked_at).exists()
