"""Sending a report and putting it with a family, and what signal there is then."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from tests.cast import NOW, TODAY, Family
from weerzien.access.actors import Actor
from weerzien.access.context import acting
from weerzien.early_signals.reports import actions, answering
from weerzien.early_signals.reports.rules import NewReport
from weerzien.early_signals.reports.sent import SentLine, sent_reports
from weerzien.early_signals.signals.reading import signals_of
from weerzien.early_signals.signals.values import Signal
from weerzien.early_signals.work import unit_of_work


def send(actor: Actor, to: UUID, theme: str = "overbelasting", **told: Any) -> UUID:
    told = {"number": "M1"} | told
    with unit_of_work(actor, today=TODAY, now=NOW) as work:
        new = NewReport(to, theme, "Zij tolkt bij de dokter.", TODAY, **told)
        return actions.send_report(actor=actor, new=new, today=work.today, at=work.now)


def match(actor: Actor, report_id: UUID, family: Family) -> bool:
    with unit_of_work(actor, today=TODAY, now=NOW) as work:
        return actions.match_report(
            actor=actor, report_id=report_id, dossier_id=family.dossier_id, today=work.today, at=work.now
        )


def signal(actor: Actor, family: Family, theme: str, *, days: int = 0) -> Signal | None:
    day = TODAY + timedelta(days=days)
    with acting(actor, today=day):
        return next((one for one in signals_of([family.dossier_id], today=day) if one.theme == theme), None)


def read_by(actor: Actor) -> tuple[SentLine, ...]:
    with acting(actor, today=TODAY):
        return sent_reports(actor, today=TODAY)


def answer(
    actor: Actor, report_id: UUID, told: str, words: str = "", *, seen: datetime | None = None, at: datetime = NOW
) -> None:
    with acting(actor, today=TODAY):
        answering.answer_report(actor=actor, report_id=report_id, told=told, words=words, seen=seen, at=at)
