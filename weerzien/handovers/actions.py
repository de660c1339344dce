"""Propose a handover, send it, and take every step of its course: the only things that change one."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction

from weerzien.access.abilities import Ability
from weerzien.access.actors import Actor
from weerzien.access.matrix import wholly_writable_compartments
from weerzien.access.roles import Compartment
from weerzien.audit.actions import record_change
from weerzien.dossiers.door import NotYours, open_dossier
from weerzien.early_signals.local.silence import longest_silence_of
from weerzien.handovers.aftercare import check_all_owned, give_aftercare
from weerzien.handovers.door import OpenedHandover, open_handover
from weerzien.handovers.freezing import NEVER, File, LeftBehind, freeze, left_behind
from weerzien.handovers.grounds import own_ground
from weerzien.handovers.models import FilePart, Handover
from weerzien.handovers.receivers import addressed, readable_by, receivers
from weerzien.handovers.rules import (
    ALWAYS,
    CannotReceive,
    Intention,
    NewHandover,
    NothingGoesAlong,
    State,
    ToOneself,
    UnderWayAlready,
    check_answer_by,
    check_contact,
    check_planned,
    check_reason,
    check_words,
    next_state,
)
from weerzien.handovers.taking import take_on
from weerzien.handovers.writing import write_step
from weerzien.kernel.ids import DossierId
from weerzien.kernel.refusals import NotFound, Refused

PROPOSED = "propose"


class ChangedSincePreview(Refused):
    """Sinds u dit bekeek is er iets veranderd in wat meegaat. Bekijk het opnieuw en verstuur dan."""


def propose(*, actor: Actor, dossier_id: DossierId, new: NewHandover, today: date, at: datetime) -> UUID:
    """Write down a handover that is not sent yet. Raises NotFound, NotYours, UnderWayAlready, or why it cannot be."""
    about = new.person_id
    if Compartment.CONTACTS not in wholly_writable_compartments(actor.roles):
        raise NotYours
    dossier = open_dossier(actor, dossier_id, Ability.EDIT_CONTACTS, about=about, today=today, at=at)
    check_reason(new.words)
    check_words(new.asked_back)
    check_answer_by(new.answer_by, longest=longest_silence_of(dossier.id, on=today), today=today)
    if new.organisation_id == actor.organisation_id:
        raise ToOneself
    people = receivers(municipality_ids=[dossier.municipality_id], but=actor.organisation_id, today=today)
    asked_people = addressed(people, organisation_id=new.organisation_id, account_id=new.account_id)
    if not asked_people:
        raise CannotReceive
    row = Handover(
        dossier_id=dossier.id,
        subject_id=about,
        theme=new.theme,
        state=State.PROPOSED,
        from_organisation_id=actor.organisation_id,
        from_account_id=actor.account_id,
        own_ground=own_ground(dossier.id, person_id=about, theme=new.theme),
        to_organisation_id=new.organisation_id,
        to_account_id=new.account_id,
        compartments=sorted((new.compartments | ALWAYS) & readable_by(asked_people) - NEVER),
        words=new.words.strip(),
        asked_back=new.asked_back.strip(),
        aftercare=new.aftercare,
        answer_by=new.answer_by,
        proposed_at=at,
    )
    left_for(row)
    _insert(row)
    write_step(actor, row, PROPOSED, at=at, words=row.words)
    record_change(actor, "handovers.proposed", dossier_id=dossier.id, subject=about, fields=row.compartments, at=at)
    return row.id


def _insert(row: Handover) -> None:
    try:
        with transaction.atomic():
            row.save(force_insert=True)
    except IntegrityError as error:
        if "one_handover_of_a_thing_is_under_way" in str(error):
            raise UnderWayAlready from error
        raise


def file_at(handover_id: UUID, *, today: date) -> File:
    """Return what would go along with a handover if it were sent now. Raises NotFound, CannotReceive."""
    row = Handover.objects.filter(pk=handover_id).order_by("id").first()
    if row is None:
        raise NotFound
    return file_now(row, today=today)


def file_now(row: Handover, *, today: date) -> File:
    """Return what would go along if it were sent now, as its reader may know it. Raises CannotReceive."""
    left = left_for(row)
    return freeze(row.dossier_id, person_id=row.subject_id, compartments=row.compartments, left=left, today=today)


def left_for(row: Handover) -> LeftBehind:
    """Return what may not go along to the receiver of a handover. Raises CannotReceive.

    Of a whole family of which anybody is withheld nothing goes along: too much of it names the others.
    """
    left = left_behind(row.dossier_id, organisation_id=row.to_organisation_id, account_id=row.to_account_id)
    if left.withheld and (row.subject_id is None or left.withheld & {row.dossier_id, row.subject_id}):
        raise CannotReceive
    return left


def send(*, actor: Actor, handover_id: UUID, seen: bytes, today: date, at: datetime) -> None:
    """Freeze what goes along and send it; `seen` is the hash of what was shown before. Raises ChangedSincePreview."""
    opened = open_handover(actor, handover_id, at=at)
    row, after = opened.row, _after(opened, Intention.SEND)
    file = file_now(row, today=today)
    if not file.parts or not any(part.content["lines"] for part in file.parts):
        raise NothingGoesAlong
    if file.digest != seen:
        raise ChangedSincePreview
    FilePart.objects.bulk_create(
        FilePart(
            handover_id=row.id,
            dossier_id=row.dossier_id,
            subject_id=row.subject_id,
            compartment=part.compartment,
            content=dict(part.content) | {"label": file.label},
            content_hash=part.digest,
            frozen_at=at,
        )
        for part in file.parts
    )
    before = Handover.objects.filter(
        dossier_id=row.dossier_id, subject_id=row.subject_id, theme=row.theme, sent_on__isnull=False
    ).count()
    values = {"sent_on": today, "file_version": before + 1, "file_hash": file.digest}
    _move(actor, opened, Intention.SEND, values, after=after, at=at)


def accept(*, actor: Actor, handover_id: UUID, today: date, at: datetime) -> None:
    """Take a handover on: from today the receiver is involved, on that ground, with what went along.

    The sender stays responsible until the first contact is confirmed. Raises AnsweredAlready for who comes second.
    """
    opened = open_handover(actor, handover_id, at=at)
    after = _after(opened, Intention.ACCEPT)
    values = {"accepted_on": today, "answered_by_id": actor.account_id}
    _move(actor, opened, Intention.ACCEPT, values, after=after, at=at)
    take_on(actor, opened.row, today=today, at=at)


def refuse(*, actor: Actor, handover_id: UUID, because: str, today: date, at: datetime) -> None:
    """Say no, and why: the sender sees it at once and stays responsible. Raises NoReason."""
    check_reason(because)
    _close(Intention.REFUSE, actor=actor, handover_id=handover_id, because=because, today=today, at=at)


def withdraw(*, actor: Actor, handover_id: UUID, because: str, today: date, at: datetime) -> None:
    """Take back what nobody accepted yet, and say why. Raises NoReason, AcceptedAlready."""
    check_reason(because)
    _close(Intention.WITHDRAW, actor=actor, handover_id=handover_id, because=because, today=today, at=at)


def plan_contact(*, actor: Actor, handover_id: UUID, day: date, today: date, at: datetime) -> None:
    """Plan the first contact with the family, or plan it anew."""
    opened = open_handover(actor, handover_id, at=at)
    after = _after(opened, Intention.PLAN_CONTACT)
    check_planned(day, today=today)
    _move(actor, opened, Intention.PLAN_CONTACT, {"contact_planned_on": day}, after=after, at=at, day=day)


def confirm_contact(*, actor: Actor, handover_id: UUID, day: date, today: date, at: datetime) -> None:
    """Write down that the receiver met the family: from that day on the receiver is responsible."""
    opened = open_handover(actor, handover_id, at=at)
    after = _after(opened, Intention.CONFIRM_CONTACT)
    check_contact(day, accepted_on=opened.row.accepted_on or today, today=today)
    _move(actor, opened, Intention.CONFIRM_CONTACT, {"contact_on": day}, after=after, at=at, day=day)


def complete(*, actor: Actor, handover_id: UUID, today: date, at: datetime) -> None:
    """End a handover well: everything is taken over, and somebody keeps following the family.

    Raises NoContactYet, TasksWithoutOwner, AftercareNeedsGround.
    """
    opened = open_handover(actor, handover_id, at=at)
    after = _after(opened, Intention.COMPLETE)
    check_all_owned(opened.row)
    _move(actor, opened, Intention.COMPLETE, {"completed_on": today}, after=after, at=at)
    give_aftercare(actor, opened.row, today=today, at=at)


def _close(intention: Intention, *, actor: Actor, handover_id: UUID, because: str, today: date, at: datetime) -> None:
    opened = open_handover(actor, handover_id, at=at)
    after = _after(opened, intention)
    values = {"closed_on": today, "closed_because": because.strip()}
    _move(actor, opened, intention, values, after=after, at=at, words=because.strip())


def _after(opened: OpenedHandover, intention: Intention) -> State:
    return next_state(State(opened.row.state), intention, opened.sides)


def _move(
    actor: Actor,
    opened: OpenedHandover,
    intention: Intention,
    values: dict[str, Any],
    *,
    after: State,
    at: datetime,
    words: str = "",
    day: date | None = None,
) -> None:
    """Write the step down: in the handover, in its course and in the log."""
    row = opened.row
    row.state = after
    for name, value in values.items():
        setattr(row, name, value)
    row.save(update_fields=["state", *values])
    write_step(actor, row, intention, at=at, words=words, day=day)
    record_change(
        actor,
        f"handovers.{intention}",
        dossier_id=row.dossier_id,
        subject=row.subject_id,
        fields=["state"],
        municipality_id=opened.municipality_id,
        at=at,
    )
