"""Who stays involved on a ground does so no longer than that ground allows on that day."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any
from uuid import UUID

import psycopg
import pytest

from tests.cast import NOW, TODAY, Family
from weerzien.access.actors import Actor
from weerzien.access.roles import Ground
from weerzien.early_signals.work import unit_of_work
from weerzien.handovers import actions
from weerzien.handovers.continuing import NoLastDay, continue_involvement
from weerzien.handovers.maxima import MAXIMA, PastTheMaximum, check_period, last_day, maximum_on
from weerzien.kernel.days import Day

pytestmark = pytest.mark.django_db(transaction=True)
BORN = Day(date(2006, 1, 10), date(2006, 3, 10))


def stay(actor: Actor, handover_id: UUID, *, until: date) -> None:
    with unit_of_work(actor, today=TODAY, now=NOW):
        continue_involvement(
            actor=actor, handover_id=handover_id, until=until, because="Hij vertrouwt hem.", today=TODAY, at=NOW
        )  # fmt: skip


@pytest.mark.parametrize(
    ("since", "born", "last"),
    [
        (date(2022, 12, 31), BORN, date(2023, 12, 31)),
        (date(2025, 1, 1), BORN, date(2026, 1, 1)),
        (date(2026, 11, 20), BORN, date(2027, 3, 9)),
        (date(2026, 11, 20), None, date(2027, 11, 20)),
    ],
    ids=["before 21 counted", "a year comes first", "21 comes first, the last day it can be", "no birth date"],
)
def test_it_is_a_year_at_a_time_and_since_2023_no_longer_than_21(since: date, born: Day | None, last: date) -> None:
    maximum = maximum_on(Ground.CONTINUED, since)

    assert maximum is not None
    assert last_day(maximum, since=since, born=born) == last
    check_period(Ground.CONTINUED, "x", since=since, until=last, born=born)
    with pytest.raises(PastTheMaximum):
        check_period(Ground.CONTINUED, "x", since=since, until=last + timedelta(days=1), born=born)


def test_a_ground_without_a_row_has_no_maximum_and_every_row_says_its_source() -> None:
    check_period(Ground.GUARDIANSHIP, "x", since=TODAY, until=date(2099, 1, 1), born=BORN)

    assert maximum_on(Ground.CONTINUED, date(2020, 12, 31)) is None
    assert all(one.source and one.because for one in MAXIMA)


def test_a_longer_period_is_refused_with_its_ground_and_the_last_day_that_may_be_chosen(
    sent: UUID, amina: Actor, noor_elsewhere: Actor, family: Family, owner: psycopg.Connection[Any]
) -> None:
    with unit_of_work(noor_elsewhere, today=TODAY, now=NOW):
        actions.accept(actor=noor_elsewhere, handover_id=sent, today=TODAY, at=NOW)
    owner.execute(
        "update dossiers_personalia set born_earliest = '2006-01-10', born_latest = '2006-01-10' where subject_id = %s",
        [family.youngster],
    )
    with pytest.raises(PastTheMaximum) as no:
        stay(amina, sent, until=date(2027, 1, 10))
    with pytest.raises(NoLastDay):
        stay(amina, sent, until=TODAY)
    stay(amina, sent, until=date(2027, 1, 9))

    assert str(no.value).endswith(
        "Voortgezette betrokkenheid kan hooguit tot en met 9 januari 2027:"
        " verlengde opvang loopt tot de 21e verjaardag, en per keer hooguit een jaar."
    )
