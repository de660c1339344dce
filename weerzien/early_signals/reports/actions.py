"""Send a report, and say to which family it belongs or that it belongs to none."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import Any, Final
from uuid import UUID

from django.db import IntegrityError, transaction

from weerzien.access.abilities import Ability, may
from weerzien.access.actors import Actor
from weerzien.access.questions import asked
from weerzien.access.roles import Role
from weerzien.audit.actions import record_change, record_changes
from weerzien.dossiers.door import OpenedDossier, open_dossier
from weerzien.dossiers.queries.families import FamilyHead, family_heads
from weerzien.early_signals.confirming import confirm_by_report, take_confirmation_back
from weerzien.early_signals.models import Report, ReportMatch
from weerzien.early_signals.reports.counting import days_for
from weerzien.early_signals.reports.rules import (
    UNDO_WITHIN,
    MatchedMeanwhile,
    MayNotReport,
    NewReport,
    TooLateToUndo,
    check_because,
    check_report,
)
from weerzien.early_signals.reports.telling import take_back_told, tell_rulebook
from weerzien.kernel.ids import DossierId, FactId
from weerzien.kernel.refusals import NotFound
from weerzien.rulebook.themes import THEMES

ONE_AT_A_TIME: Final = "select pg_advisory_xact_lock(hashtextextended(%(sender)s, 0))"


def send_report(*, actor: Actor, new: NewReport, today: date, at: datetime) -> UUID:
    """Keep what somebody sends to a municipality. Nothing is looked up: the answer cannot tell whether it is known.

    Who sends the very same again on the same day, not having heard that it was kept, gets the one that is there.
    """
    if actor.roles <= {Role.GEZINSLID}:
        raise MayNotReport
    municipality_id = check_report(new, today=today)
    said = {
        "municipality_id": municipality_id,
        **{name: getattr(new, name) for name in ("theme", "words", "noticed_on", "name", "born", "number")},
        "sent_by_id": actor.account_id,
        "organisation_id": actor.organisation_id,
        "expires_on": today + timedelta(days=days_for(municipality_id)),
    }
    asked(ONE_AT_A_TIME, {"sender": f"report of {actor.account_id}"})
    same = Report.objects.filter(**said).order_by("sent_at").values_list("id", flat=True).first()
    if same is not None:
        return same
    report = Report.objects.create(**said, sent_at=at)
    record_changes(actor, "early-signals.report-sent", dossier_ids=(), fields=[new.theme], at=at)
    return report.id


def match_report(*, actor: Actor, report_id: UUID, dossier_id: DossierId, today: date, at: datetime) -> bool:
    """Say to which family a report belongs: it is a reason there from now on. Return whether it confirmed something.

    Must run inside a unit of work. Raises NotFound for a report that is not this municipality's or a family that is
    not, MatchedMeanwhile where a colleague was first.
    """
    report = waiting_report(actor, report_id)
    dossier = open_dossier(actor, dossier_id, Ability.OPEN_DOSSIER, today=today, at=at)
    head = family_heads([dossier_id], today=today)[dossier_id]
    named = named_in(report, head)
    said = {"dossier_id": dossier.id, "subject_id": named, "words": report.words}
    put_match(actor, report, said, today=today, at=at)
    record_change(actor, "early-signals.report-matched", dossier_id=dossier.id, fields=[report.theme], at=at)
    tell_rulebook(actor, report, dossier.id, named, today=today, at=at)
    confirmed = confirm_by_report(
        actor, dossier.id, theme=report.theme, organisation=report.organisation.name, today=today, at=at
    )
    ReportMatch.objects.filter(report_id=report.id).update(confirmed=confirmed)
    return bool(confirmed)


def named_in(report: Report, head: FamilyHead) -> UUID | None:
    """Return the one member of a family whose first name the report names; None where none or several may be meant."""
    named = {word.casefold() for word in report.name.split()}
    found = [member.person_id for member in head.members if member.first_name.casefold() in named]
    return found[0] if len(found) == 1 else None


def drop_report(*, actor: Actor, report_id: UUID, because: str, today: date, at: datetime) -> None:
    """Say that a report belongs to no family of this municipality, and why. Raises NotFound, MatchedMeanwhile."""
    because = " ".join(because.split())
    check_because(because)
    put_match(actor, waiting_report(actor, report_id), {"because": because}, today=today, at=at)
    record_changes(actor, "early-signals.report-dropped", dossier_ids=(), at=at)


def take_match_back(*, actor: Actor, report_id: UUID, today: date, at: datetime) -> DossierId | None:
    """Let a report wait again that oneself just matched or dropped; return the family it stood with, None for none.

    What it confirmed is not confirmed any more, unless somebody said so once more since; the history keeps both. Raises
    NotFound, TooLateToUndo.
    """
    match = ReportMatch.objects.filter(report_id=report_id).first()
    if match is None or not receives(actor, match.municipality_id):
        raise NotFound
    if match.by_id != actor.account_id or at - match.at > UNDO_WITHIN:
        raise TooLateToUndo
    dossier: OpenedDossier | None = None
    if match.dossier_id is not None:
        dossier = open_dossier(actor, DossierId(match.dossier_id), Ability.OPEN_DOSSIER, today=today, at=at)
        take_back_told(actor, match, at=at)
        for fact_id in match.confirmed:
            take_confirmation_back(actor, dossier.id, FactId(fact_id), today=today, at=at)
        record_change(actor, "early-signals.report-unmatched", dossier_id=dossier.id, fields=[match.theme], at=at)
    else:
        record_changes(actor, "early-signals.report-unmatched", dossier_ids=(), at=at)
    Report.objects.filter(pk=report_id).update(handled=False)  # first: without its match nobody reads one that is
    match.delete()
    return dossier.id if dossier else None


def receives(actor: Actor, municipality_id: UUID) -> bool:
    """Return whether somebody says where the reports to a municipality belong."""
    return may(actor, Ability.OPEN_DOSSIER) and actor.municipality_id == municipality_id


def waiting_report(actor: Actor, report_id: UUID) -> Report:
    """Return a report that waits for the actor's municipality. Raises NotFound, MatchedMeanwhile."""
    report = Report.objects.filter(pk=report_id).select_related("organisation").first()
    if report is None or not receives(actor, report.municipality_id):
        raise NotFound
    if report.handled:
        raise MatchedMeanwhile
    return report


def put_match(actor: Actor, report: Report, said: Mapping[str, Any], *, today: date, at: datetime) -> None:
    """Store to which family a report belongs, or that it belongs to none. Raises MatchedMeanwhile."""
    match = ReportMatch(
        report=report,
        municipality_id=report.municipality_id,
        theme=report.theme,
        compartments=[THEMES[report.theme].compartment],
        noticed_on=report.noticed_on,
        organisation_id=report.organisation_id,
        expires_on=report.expires_on,
        by_id=actor.account_id,
        on=today,
        at=at,
        **said,
    )
    try:
        with transaction.atomic():
            match.save(force_insert=True)
    except IntegrityError as error:
        if "early_signals_reportmatch_pkey" in str(error):
            raise MatchedMeanwhile from error
        raise
    Report.objects.filter(pk=report.id).update(handled=True)
