"""The unit of work: facts and what follows from them in one transaction, a refusal outside it."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import psycopg
import pytest

from tests.cast import NOW, TODAY, Family
from tests.early_signals.kept import keep_nothing
from weerzien.access.actors import Actor
from weerzien.access.context import NoContextError, acting, current_context, evaluating
from weerzien.contacts.actions import record_contact
from weerzien.contacts.models import ContactNote
from weerzien.contacts.rules import ContactInFuture
from weerzien.dossiers.door import NotYours
from weerzien.early_signals.models import Outcome
from weerzien.early_signals.work import unit_of_work
from weerzien.kernel.days import Day
from weerzien.kernel.ids import DossierId
from weerzien.kernel.refusals import NotFound

LATER = TODAY + timedelta(days=90)


def contact(actor: Actor, dossier_id: DossierId, day: date, today: date = LATER) -> None:
    record_contact(
        actor=actor,
        dossier_id=dossier_id,
        day=Day.on(day),
        kind="huisbezoek",
        spoken_with="Hanna",
        interpreter="geen",
        note="Ze slapen slecht.",
        today=today,
        at=NOW,
    )


def silence_of(family: Family) -> list[str]:
    with acting(family.coordinator, today=LATER), evaluating([family.dossier_id]):
        rows = Outcome.objects.filter(dossier_id=family.dossier_id, rule="S08").order_by("id")
        return [row.state for row in rows]


def lines_of(owner: psycopg.Connection[Any], actor: Actor, kind: str) -> list[tuple[Any, ...]]:
    return owner.execute(
        "select action, dossier_ids, fields from audit_line where account_id = %s and kind = %s order by id",
        [actor.account_id, kind],
    ).fetchall()


@pytest.fixture
def silent(amina: Actor, family: Family) -> Family:
    """Return the family ninety days after the last contact, as it was evaluated that day."""
    keep_nothing(family)
    with unit_of_work(amina, today=LATER, now=NOW):
        current_context().opened.add(family.dossier_id)
    return family


@pytest.mark.django_db(transaction=True)
def test_a_contact_ends_the_silence_in_the_same_unit_and_is_written_down(
    amina: Actor, silent: Family, owner: psycopg.Connection[Any]
) -> None:
    assert silence_of(silent) == ["signal"]

    with unit_of_work(amina, today=LATER, now=NOW, action="contacts.record") as work:
        contact(amina, silent.dossier_id, LATER)

    assert silence_of(silent) == []
    assert work.sentences == ("Stille terugtrekking: dit geldt niet meer.",)
    (line,) = [line for line in lines_of(owner, amina, "change") if line[0] == "contacts.contact-recorded"]
    assert line[1] == [silent.dossier_id]
    assert "note" in line[2]
    assert "Ze slapen slecht." not in str(line)


@pytest.mark.django_db(transaction=True)
def test_of_a_refused_contact_nothing_remains_but_the_refusal(
    amina: Actor, silent: Family, owner: psycopg.Connection[Any]
) -> None:
    before = owner.execute("select count(*) from contacts_contactnote").fetchone()

    with pytest.raises(ContactInFuture), unit_of_work(amina, today=LATER, now=NOW, action="contacts.record"):
        contact(amina, silent.dossier_id, LATER + timedelta(days=1))

    assert owner.execute("select count(*) from contacts_contactnote").fetchone() == before
    assert silence_of(silent) == ["signal"]
    assert lines_of(owner, amina, "refusal") == [("contacts.record", [silent.dossier_id], [])]


@pytest.mark.django_db(transaction=True)
def test_what_was_written_before_the_refusal_is_rolled_back(
    amina: Actor, silent: Family, owner: psycopg.Connection[Any]
) -> None:
    before = owner.execute("select count(*) from contacts_contactnote").fetchone()

    def two_contacts() -> None:
        with unit_of_work(amina, today=LATER, now=NOW):
            contact(amina, silent.dossier_id, LATER)
            contact(amina, silent.dossier_id, LATER + timedelta(days=1))

    with pytest.raises(ContactInFuture):
        two_contacts()

    assert owner.execute("select count(*) from contacts_contactnote").fetchone() == before


@pytest.mark.django_db(transaction=True)
def test_a_stranger_is_told_that_there_is_no_such_family(
    chris: Actor, silent: Family, owner: psycopg.Connection[Any]
) -> None:
    with pytest.raises(NotFound), unit_of_work(chris, today=LATER, now=NOW, action="contacts.record"):
        contact(chris, silent.dossier_id, LATER)

    assert lines_of(owner, chris, "refusal") == [("contacts.record", [silent.dossier_id], [])]
    assert silence_of(silent) == ["signal"]


@pytest.mark.django_db(transaction=True)
def test_the_context_ends_with_the_unit(amina: Actor, family: Family) -> None:
    with unit_of_work(amina, today=TODAY, now=NOW):
        assert current_context().actor == amina

    with pytest.raises(NoContextError):
        current_context()
    assert not ContactNote.objects.exists()


@pytest.mark.django_db
def test_a_unit_in_which_nothing_was_opened_changes_nothing(amina: Actor, family: Family) -> None:
    with unit_of_work(amina, today=TODAY, now=NOW) as work:
        pass

    assert work.sentences == ()


@pytest.mark.django_db
def test_somebody_who_may_not_see_an_outcome_is_not_told_that_it_changed(
    amina: Actor, bram: Actor, family: Family
) -> None:
    keep_nothing(family)

    with unit_of_work(bram, today=TODAY, now=NOW) as work:
        current_context().opened.add(family.dossier_id)

    told = " ".join(work.sentences)
    assert "Inburgeringstermijn" in told
    assert "Samenwonen" not in told
    assert "Vaste contactpersoon" not in told


@pytest.mark.django_db(transaction=True)
def test_who_may_know_and_not_do_is_refused_and_written_down(
    thijs: Actor, family: Family, owner: psycopg.Connection[Any]
) -> None:
    with pytest.raises(NotYours), unit_of_work(thijs, today=TODAY, now=NOW, action="contacts.record"):
        contact(thijs, family.dossier_id, TODAY, TODAY)

    assert lines_of(owner, thijs, "refusal") == [("contacts.record", [family.dossier_id], [])]
