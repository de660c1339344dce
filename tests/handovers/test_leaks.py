"""Who may know of a handover and of its file, with the application out of the way: row-level security alone decides."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from functools import partial
from typing import Any
from uuid import UUID

import psycopg
import pytest
from django.db import IntegrityError, ProgrammingError, connection

from tests.audit.conftest import Tamper, tamper
from tests.cast import NOW, TODAY, Family, Hire, Organisations
from tests.handing import Propose
from weerzien.access.actors import Actor
from weerzien.access.context import acting
from weerzien.access.questions import asked
from weerzien.access.roles import Role
from weerzien.access.shields import NewShield
from weerzien.dossiers.door import NotYours
from weerzien.dossiers.shielding import shield_family
from weerzien.early_signals.work import unit_of_work
from weerzien.handovers import actions
from weerzien.handovers.continuing import NothingToContinue, continue_involvement
from weerzien.handovers.models import FilePart, Handover
from weerzien.handovers.rules import CannotReceive, NotYourTurn, Theme
from weerzien.kernel.ids import PersonId

__all__ = ["tamper"]

pytestmark = pytest.mark.django_db(transaction=True)

Send = Callable[..., None]


def known_to(actor: Actor) -> tuple[int, set[str]]:
    """Return how many handovers somebody knows of, and which compartments of files they read."""
    with acting(actor, today=TODAY):
        parts = set(FilePart.objects.order_by("id").values_list("compartment", flat=True))
        return Handover.objects.count(), parts


def step(deed: Callable[..., None], actor: Actor, handover_id: UUID, **values: Any) -> None:
    with unit_of_work(actor, today=TODAY, now=NOW):
        deed(actor=actor, handover_id=handover_id, today=TODAY, at=NOW, **values)


def text_of_file(actor: Actor) -> str:
    with acting(actor, today=TODAY):
        return " ".join(str(content) for content in FilePart.objects.order_by("id").values_list("content", flat=True))


def test_each_sees_what_is_theirs_of_one_handover(
    sent: UUID, thijs: Actor, amina: Actor, bram: Actor, chris: Actor, noor_elsewhere: Actor, hire: Hire,
    organisations: Organisations,
) -> None:  # fmt: skip
    volunteer = hire("Eva Bos", Role.VWN_VRIJWILLIGER, organisations.vluchtelingenwerk)
    lawyer = hire("Joost Smit", Role.VWN_JURIDISCH, organisations.vluchtelingenwerk)
    lead = hire("Lies Kok", Role.TEAMLEIDER, organisations.vluchtelingenwerk)
    found = {
        actor.name: known_to(actor) for actor in (thijs, amina, bram, chris, noor_elsewhere, volunteer, lawyer, lead)
    }

    along = {"identity", "guardianship", "schooling", "contacts", "relations"}
    assert found == {
        "Thijs Jansen": (1, along),
        "Amina Yusuf": (1, along),
        "Bram de Wit": (0, {"identity"}),
        "Chris Vos": (0, set()),
        "Noor Haddad": (1, along),
        "Eva Bos": (0, set()),
        "Joost Smit": (0, set()),
        "Lies Kok": (1, along),
    }


def test_a_proposal_is_nobodys_to_know_before_it_is_sent(
    thijs: Actor, noor_elsewhere: Actor, family: Family, propose: Propose
) -> None:
    propose(thijs, family)

    assert known_to(noor_elsewhere) == (0, set())


def test_a_receiver_who_knows_the_family_reads_it_when_it_is_sent_and_the_municipality_may_take_it_back_before(
    thijs: Actor, noor: Actor, amina: Actor, family: Family, propose: Propose, send: Send
) -> None:
    first = propose(thijs, family)
    before = {actor.name: known_to(actor)[0] for actor in (thijs, noor, amina)}
    step(actions.withdraw, amina, first, because="Wij doen het zelf.")
    after = known_to(noor)[0]
    send(thijs, propose(thijs, family))

    assert before == {"Thijs Jansen": 1, "Noor Haddad": 0, "Amina Yusuf": 1}
    assert (after, known_to(noor)[0], known_to(amina)[0]) == (0, 1, 2)


def test_what_is_sent_to_one_person_is_not_a_colleagues(
    thijs: Actor, noor_elsewhere: Actor, mila: Actor, family: Family, propose: Propose, send: Send
) -> None:
    send(thijs, propose(thijs, family, account_id=noor_elsewhere.account_id))

    assert known_to(noor_elsewhere)[0] == 1
    assert known_to(mila) == (0, set())


def test_what_is_withdrawn_is_the_receivers_no_longer(sent: UUID, thijs: Actor, noor_elsewhere: Actor) -> None:
    step(actions.withdraw, thijs, sent, because="De rechter wees het af.")

    assert known_to(noor_elsewhere) == (0, set())


def test_the_file_names_nobody_but_the_youngster(sent: UUID, noor_elsewhere: Actor) -> None:
    said = text_of_file(noor_elsewhere)

    assert "Selam" in said
    assert "Hanna" not in said
    assert "Dawit" not in said


def test_a_sender_gives_nothing_they_cannot_read(
    thijs: Actor, noor_elsewhere: Actor, family: Family, propose: Propose, send: Send
) -> None:
    handover_id = propose(
        thijs, family, compartments=frozenset({"income", "health", "integration", "numbers", "housing"})
    )
    send(thijs, handover_id)

    with acting(noor_elsewhere, today=TODAY):
        filled = {part.compartment for part in FilePart.objects.order_by("id") if part.content["lines"]}
    assert filled == {"identity", "housing", "contacts"}


def test_a_family_of_which_anybody_is_withheld_from_a_receiver_is_not_handed_over_to_it_as_a_whole(
    amina: Actor, noor_elsewhere: Actor, family: Family, organisations: Organisations, propose: Propose, send: Send
) -> None:
    waiting = propose(amina, family, person_id=None)
    shield(family, "withheld", family.brother, organisations.vluchtelingenwerk)

    with pytest.raises(CannotReceive):
        propose(amina, family, person_id=None, theme=Theme.SCHOOLING)
    with pytest.raises(CannotReceive):
        propose(amina, family, person_id=family.brother)
    with pytest.raises(CannotReceive):
        send(amina, waiting)
    step(actions.withdraw, amina, waiting, because="Wij dragen hen apart over.")


def read_by(actor: Actor) -> dict[str, Any]:
    """Return what somebody reads of the file that was sent, by compartment, without what it is called."""
    with acting(actor, today=TODAY):
        rows = FilePart.objects.order_by("id").values_list("compartment", "content")
        return {part: {name: said for name, said in content.items() if name != "label"} for part, content in rows}


def test_a_receiver_reads_what_the_preview_showed_and_nothing_that_became_secret_since(
    amina: Actor, noor_elsewhere: Actor, family: Family, organisations: Organisations, propose: Propose, send: Send
) -> None:
    shield(family, "withheld", family.brother, organisations.vluchtelingenwerk)
    handover_id = propose(amina, family, compartments=frozenset({"housing", "schooling"}))
    with acting(amina, today=TODAY):
        shown = actions.file_now(Handover.objects.get(pk=handover_id), today=TODAY)
    send(amina, handover_id)

    assert read_by(noor_elsewhere) == {part.compartment: dict(part.content) for part in shown.parts}
    assert "Molenpad" in text_of_file(noor_elsewhere)
    shield(family, "secret_address", family.youngster, None)
    assert read_by(noor_elsewhere).keys() == {"identity", "contacts", "schooling"}
    step(actions.accept, noor_elsewhere, handover_id)
    assert "Molenpad" not in text_of_file(noor_elsewhere)
    assert "Molenpad" in text_of_file(amina)


def test_who_is_withheld_after_a_family_was_handed_over_is_in_no_file_of_it_any_more(
    amina: Actor, noor_elsewhere: Actor, family: Family, organisations: Organisations, propose: Propose, send: Send
) -> None:
    handover_id = propose(amina, family, person_id=None)
    send(amina, handover_id)
    step(actions.accept, noor_elsewhere, handover_id)
    before = text_of_file(noor_elsewhere)
    shield(family, "withheld", family.brother, organisations.vluchtelingenwerk)

    assert ("Dawit" in before, text_of_file(noor_elsewhere)) == (True, "")


def test_a_secret_address_does_not_go_along(
    amina: Actor, noor_elsewhere: Actor, family: Family, propose: Propose
) -> None:
    shield(family, "secret_address", family.youngster, None)
    handover_id = propose(amina, family, compartments=frozenset({"housing"}))
    with acting(amina, today=TODAY):
        file = actions.file_now(Handover.objects.get(pk=handover_id), today=TODAY)

    assert "Molenpad" not in str([part.content for part in file.parts])


def shield(family: Family, kind: str, person: PersonId, organisation: UUID | None) -> None:
    new, actor = NewShield(kind, person, organisation, None, "Gevaar."), family.coordinator
    with unit_of_work(actor, today=TODAY, now=NOW):
        shield_family(actor=actor, dossier_id=family.dossier_id, new=new, today=TODAY, at=NOW)


def test_nobody_involves_themselves_without_having_accepted(sent: UUID, noor_elsewhere: Actor, family: Family) -> None:
    with pytest.raises(ProgrammingError, match="row-level security"), acting(noor_elsewhere, today=TODAY):
        involve_oneself(noor_elsewhere, family, ["identity"])


def test_accepting_gives_no_more_than_went_along(sent: UUID, noor_elsewhere: Actor, family: Family) -> None:
    step(actions.accept, noor_elsewhere, sent)

    with pytest.raises(ProgrammingError, match="row-level security"), acting(noor_elsewhere, today=TODAY):
        involve_oneself(noor_elsewhere, family, ["identity", "health"])


def involve_oneself(actor: Actor, family: Family, compartments: list[str]) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "insert into access_involvement (id, dossier_id, account_id, scope, compartments, ground, period,"
            " granted_by_id, granted_at) values (gen_random_uuid(), %s, %s, 'persons', %s, 'handover',"
            " daterange(%s, null), %s, now())",
            [family.dossier_id, actor.account_id, compartments, TODAY, actor.account_id],
        )


def test_a_receiver_writes_one_fact_of_guardianship_and_no_other(
    sent: UUID, noor_elsewhere: Actor, mila: Actor
) -> None:
    write = "select write_down_acceptance(%(id)s, now())"
    with acting(noor_elsewhere, today=TODAY):
        before = asked(write, {"id": sent})
    step(actions.accept, noor_elsewhere, sent)
    with acting(noor_elsewhere, today=TODAY):
        again = asked(write, {"id": sent})
    with acting(mila, today=TODAY):
        other = asked(write, {"id": sent})

    assert before == again == other == [(None,)]


def involvements(owner: psycopg.Connection[Any], actor: Actor) -> list[tuple[Any, ...]]:
    question = "select ground, upper(period) from access_involvement where account_id = %s order by ground"
    return owner.execute(question, [actor.account_id]).fetchall()


@pytest.mark.parametrize(
    ("is_over", "until"), [(False, None), (True, TODAY + timedelta(days=1))], ids=["lasts", "over"]
)
def test_a_guardian_is_involved_no_longer_once_all_is_taken_over_and_guardianship_ended(
    sent: UUID, thijs: Actor, noor_elsewhere: Actor, family: Family, owner: psycopg.Connection[Any], tamper: Tamper,
    is_over: bool, until: date | None,
) -> None:  # fmt: skip
    step(actions.accept, noor_elsewhere, sent)
    if is_over:
        told = f"ordered_earliest = '{TODAY}', ordered_latest = '{TODAY}'"
        tamper(f"update guardianship_guardianship set {told} where subject_id = '{family.youngster}'")
    step(actions.confirm_contact, noor_elsewhere, sent, day=TODAY)
    step(actions.complete, noor_elsewhere, sent)

    assert involvements(owner, thijs) == [("guardianship", until)]


def test_the_municipality_lets_a_guardian_stay_involved_on_a_ground_of_its_own(
    sent: UUID, thijs: Actor, amina: Actor, noor_elsewhere: Actor, owner: psycopg.Connection[Any]
) -> None:
    until = TODAY + timedelta(days=100)
    stay = partial(continue_involvement, until=until, because="Hij vertrouwt Thijs.")
    with pytest.raises(NothingToContinue):
        step(stay, amina, sent)
    step(actions.accept, noor_elsewhere, sent)
    with pytest.raises(NotYours):
        step(stay, thijs, sent)
    step(stay, amina, sent)

    assert involvements(owner, thijs) == [("continued", until + timedelta(days=1)), ("guardianship", None)]


def test_who_only_sees_a_handover_is_told_whose_turn_it_is_and_changes_nothing(sent: UUID, amina: Actor) -> None:
    with pytest.raises(NotYourTurn):
        step(actions.accept, amina, sent)
    with pytest.raises(IntegrityError, match="without a step"), acting(amina, today=TODAY):
        Handover.objects.filter(pk=sent).update(closed_because="x")
    with pytest.raises(IntegrityError, match="of one side"), acting(amina, today=TODAY):
        Handover.objects.filter(pk=sent).update(state="accepted", accepted_on=TODAY, answered_by_id=amina.account_id)
