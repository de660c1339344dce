"""Every step of a handover as somebody takes it: what it writes, who may, and what is said to who may not."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest

from tests.cast import NOW, TODAY, Family, Organisations
from tests.handing import Propose
from weerzien.access.actors import Actor
from weerzien.access.context import acting
from weerzien.access.questions import asked
from weerzien.access.roles import Compartment
from weerzien.early_signals.work import unit_of_work
from weerzien.guardianship.models import Guardianship
from weerzien.handovers import actions
from weerzien.handovers.aftercare import AftercareNeedsGround
from weerzien.handovers.continuing import continue_involvement
from weerzien.handovers.models import FilePart, Handover, HandoverStep
from weerzien.handovers.rules import AnswerDayOutOfReach, AnsweredAlready, NotYourTurn, Refused, TasksWithoutOwner
from weerzien.kernel.days import plus_months
from weerzien.plans.actions import give_task

pytestmark = pytest.mark.django_db(transaction=True)


def do(deed: Any, actor: Actor, handover_id: UUID, **values: Any) -> None:
    with unit_of_work(actor, today=TODAY, now=NOW):
        deed(actor=actor, handover_id=handover_id, today=TODAY, at=NOW, **values)


def responsible(actor: Actor, family: Family, person: UUID | None) -> tuple[UUID, str]:
    with acting(actor, today=TODAY):
        ((organisation, because),) = asked(
            "select organisation_id, because from responsible_on(%(d)s, %(p)s, 'guidance', %(on)s)",
            {"d": family.dossier_id, "p": person, "on": TODAY},
        )
    return organisation, because


def test_a_handover_goes_from_hand_to_hand(
    thijs: Actor, noor_elsewhere: Actor, amina: Actor, family: Family, sent: UUID, organisations: Organisations
) -> None:
    nidos, vwn = organisations.nidos, organisations.vluchtelingenwerk
    before = responsible(amina, family, family.youngster)
    do(actions.accept, noor_elsewhere, sent)
    accepted = responsible(amina, family, family.youngster)
    do(actions.plan_contact, noor_elsewhere, sent, day=TODAY + timedelta(days=2))
    do(actions.confirm_contact, noor_elsewhere, sent, day=TODAY)
    met = responsible(amina, family, family.youngster)
    do(actions.complete, noor_elsewhere, sent)

    assert (before, accepted, met) == ((nidos, "guardianship"), (nidos, "guardianship"), (vwn, "met"))
    with acting(amina, today=TODAY):
        steps = list(HandoverStep.objects.filter(handover_id=sent).order_by("id").values_list("what", flat=True))
        known = Guardianship.objects.get(subject_id=family.youngster, superseded_by=None)
    assert steps == ["propose", "send", "accept", "plan_contact", "confirm_contact", "complete"]
    assert (known.accepted_earliest, known.handed_to) == (TODAY, "VluchtelingenWerk")


def test_a_receiver_sees_the_handover_and_its_file_and_nothing_else_of_the_family(
    noor_elsewhere: Actor, family: Family, sent: UUID
) -> None:
    with acting(noor_elsewhere, today=TODAY):
        parts = set(FilePart.objects.order_by("id").values_list("compartment", flat=True))
        families = asked("select id from dossiers_dossier", {})
        facts = Guardianship.objects.order_by("id").count()

    assert parts == {"identity", "guardianship", "schooling", "contacts", "relations"}
    assert (families, facts) == ([], 0)


def test_accepting_gives_that_youngster_and_nobody_else(noor_elsewhere: Actor, family: Family, sent: UUID) -> None:
    do(actions.accept, noor_elsewhere, sent)

    with acting(noor_elsewhere, today=TODAY):
        seen = {pk for (pk,) in asked("select distinct subject_id from dossiers_personalia", {})}
        families = asked("select id from dossiers_dossier", {})
    assert seen == {family.youngster}
    assert families == [(family.dossier_id,)]


def test_the_second_who_accepts_is_told_that_somebody_did(noor_elsewhere: Actor, mila: Actor, sent: UUID) -> None:
    do(actions.accept, noor_elsewhere, sent)

    with pytest.raises(AnsweredAlready):
        do(actions.accept, mila, sent)


def test_the_sender_reads_at_once_why_it_was_refused(thijs: Actor, noor_elsewhere: Actor, sent: UUID) -> None:
    do(actions.refuse, noor_elsewhere, sent, because="Wij hebben tot januari geen plaats.")

    with acting(thijs, today=TODAY):
        row = Handover.objects.get(pk=sent)
    assert (row.state, row.closed_because) == ("refused", "Wij hebben tot januari geen plaats.")
    with acting(noor_elsewhere, today=TODAY):
        assert not FilePart.objects.order_by("id").exists()


def test_afterwards_the_receiver_has_a_task_after_one_three_six_and_twelve_months(
    noor_elsewhere: Actor, sent: UUID
) -> None:
    do(actions.accept, noor_elsewhere, sent)
    do(actions.confirm_contact, noor_elsewhere, sent, day=TODAY)
    do(actions.complete, noor_elsewhere, sent)

    with acting(noor_elsewhere, today=TODAY):
        due = [
            (due, account) for due, account in asked("select due_on, account_id from plans_task order by due_on", {})
        ]
    assert due == [(plus_months(TODAY, months), noor_elsewhere.account_id) for months in (1, 3, 6, 12)]


def test_a_handover_is_not_completed_while_an_open_task_is_nobodys(
    amina: Actor, noor_elsewhere: Actor, family: Family, sent: UUID
) -> None:
    do(actions.accept, noor_elsewhere, sent)
    do(actions.confirm_contact, noor_elsewhere, sent, day=TODAY)
    with unit_of_work(amina, today=TODAY, now=NOW):
        give_task(
            amina, family.dossier_id, what="School bellen", organisation_id=amina.organisation_id, ground="overleg",
            due=TODAY + timedelta(days=7), compartment=Compartment.CONTACTS, today=TODAY, at=NOW,
        )  # fmt: skip

    with pytest.raises(TasksWithoutOwner):
        do(actions.complete, noor_elsewhere, sent)


def test_a_sender_who_goes_on_following_needs_a_ground_for_that(
    thijs: Actor, amina: Actor, noor_elsewhere: Actor, family: Family, propose: Propose, send: Callable[..., None]
) -> None:
    handover_id = propose(thijs, family, aftercare="sender")
    send(thijs, handover_id)
    do(actions.accept, noor_elsewhere, handover_id)
    do(actions.confirm_contact, noor_elsewhere, handover_id, day=TODAY)
    with pytest.raises(AftercareNeedsGround):
        do(actions.complete, noor_elsewhere, handover_id)
    until = TODAY + timedelta(days=360)
    do(continue_involvement, amina, handover_id, until=until, because="Hij vertrouwt Thijs.")

    do(actions.complete, noor_elsewhere, handover_id)

    with acting(thijs, today=TODAY):
        assert asked("select count(*) from plans_task where account_id = %(me)s", {"me": thijs.account_id}) == [(4,)]


def test_a_handover_waits_no_longer_than_its_municipality_lets_a_family_go_without_contact(
    thijs: Actor, noor_elsewhere: Actor, amina: Actor, family: Family, propose: Propose, owner: Any
) -> None:
    row = (
        "insert into early_signals_rulesetting (id, municipality_id, rule, parameter, value, unit, since, because,"
        " set_by_id, set_at) values (gen_random_uuid(), %s, 'S08', 'stilte', 28, 'dagen', %s, 'x', %s, %s)"
    )
    owner.execute(row, [amina.municipality_id, TODAY, amina.account_id, NOW])

    with pytest.raises(AnswerDayOutOfReach, match="Hooguit 4 weken"):
        propose(thijs, family, answer_by=TODAY + timedelta(days=29))
    propose(thijs, family, answer_by=TODAY + timedelta(days=28))


def test_a_sender_cannot_accept_for_the_receiver(thijs: Actor, sent: UUID) -> None:
    with pytest.raises(NotYourTurn):
        do(actions.accept, thijs, sent)
    assert issubclass(NotYourTurn, Refused)
