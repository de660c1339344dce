"""Lists, preferences and agenda requests with the application's filter off: PostgreSQL alone says whose they are."""

from __future__ import annotations

from uuid import uuid4

import pytest
from django.db import ProgrammingError

from tests.cast import NOW, TODAY, Family, Hire, Involve, Organisations
from tests.leaks.tables import ask
from weerzien.access.actors import Actor
from weerzien.access.context import acting
from weerzien.access.roles import Role
from weerzien.early_signals.lists.actions import ask_for_agenda, choose_columns, keep_list
from weerzien.early_signals.lists.panels import FamilyFilters
from weerzien.early_signals.models import AgendaRequest, WorkingList

pytestmark = pytest.mark.django_db(transaction=True)


def keep(actor: Actor, name: str, *, is_shared: bool) -> None:
    with acting(actor, today=TODAY):
        keep_list(actor=actor, name=name, filters=FamilyFilters(), columns=(), is_shared=is_shared, at=NOW)


def wish(actor: Actor, family: Family, reason: str) -> None:
    with acting(actor, today=TODAY):
        ask_for_agenda(actor=actor, dossier_ids=[family.dossier_id], reason=reason, for_on=None, today=TODAY, at=NOW)


def seen(actor: Actor, statement: str) -> set[object]:
    with acting(actor, today=TODAY):
        return {value for (value,) in ask(statement)}


def test_a_list_is_seen_by_its_owner_and_by_colleagues_where_it_is_shared(
    amina: Actor, bram: Actor, chris: Actor, noor: Actor
) -> None:
    keep(amina, "gedeeld", is_shared=True)
    keep(amina, "eigen", is_shared=False)
    names = "select name from early_signals_workinglist"

    assert [seen(one, names) for one in (amina, bram, chris, noor)] == [{"gedeeld", "eigen"}, {"gedeeld"}, set(), set()]


def test_nobody_keeps_a_list_for_another_or_changes_anothers(amina: Actor, bram: Actor) -> None:
    keep(amina, "gedeeld", is_shared=True)
    with acting(bram, today=TODAY):
        changed = WorkingList.objects.update(name="van Bram")
        gone, _ = WorkingList.objects.all().delete()
    with pytest.raises(ProgrammingError, match="row-level security"), acting(bram, today=TODAY):
        WorkingList.objects.create(
            owner_id=amina.account_id, organisation_id=amina.organisation_id, name="x", changed_at=NOW
        )

    assert (changed, gone) == (0, 0)


def test_how_somebody_sees_lists_is_nobody_elses(amina: Actor, bram: Actor) -> None:
    with acting(amina, today=TODAY):
        choose_columns(actor=amina, columns=["taal"], page_size=50)
    sizes = "select page_size from early_signals_listpreference"

    assert (seen(amina, sizes), seen(bram, sizes)) == ({50}, set())


def test_why_a_family_is_on_the_agenda_is_read_with_its_contacts_or_was_written_by_the_reader(
    amina: Actor, bram: Actor, noor: Actor, thijs: Actor, chris: Actor, family: Family, second_family: Family
) -> None:
    wish(amina, family, "van Amina")
    wish(amina, second_family, "over de andere")
    wish(bram, family, "van Bram")
    wish(thijs, family, "van Thijs")
    reasons = "select reason from early_signals_agendarequest"

    assert {one.name: seen(one, reasons) for one in (amina, bram, noor, thijs, chris)} == {
        "Amina Yusuf": {"van Amina", "over de andere", "van Bram", "van Thijs"},
        "Bram de Wit": {"van Bram"},
        "Noor Haddad": {"van Amina", "van Bram", "van Thijs"},
        "Thijs Jansen": {"van Thijs"},
        "Chris Vos": set(),
    }


def test_nobody_asks_for_a_family_out_of_reach_in_anothers_name_or_of_their_own(
    amina: Actor, chris: Actor, hire: Hire, involve: Involve, organisations: Organisations, family: Family
) -> None:
    youngster = hire("Selam Tesfay", Role.GEZINSLID, organisations.vluchtelingenwerk)
    involve(youngster, family, persons=[family.youngster])
    for who, asker in ((chris, chris), (chris, amina), (youngster, youngster)):
        with pytest.raises(ProgrammingError, match="row-level security"), acting(who, today=TODAY):
            AgendaRequest.objects.create(
                id=uuid4(),
                dossier_id=family.dossier_id,
                reason="x",
                asked_by_id=asker.account_id,
                organisation_id=who.organisation_id,
                asked_at=NOW,
            )


def test_who_reads_contacts_without_writing_them_takes_nobody_elses_wish_away(
    amina: Actor, hire: Hire, organisations: Organisations, family: Family
) -> None:
    els = hire("Els Bos", Role.TEAMLEIDER, organisations.meerdijk)
    wish(amina, family, "van Amina")
    with acting(els, today=TODAY):
        read = AgendaRequest.objects.count()
        changed = AgendaRequest.objects.update(withdrawn_at=NOW, withdrawn_by_id=els.account_id)

    assert (read, changed) == (1, 0)
