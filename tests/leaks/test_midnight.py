"""Eighteen begins at midnight in the Netherlands, in winter and in summer, and the policies keep to it."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import psycopg
import pytest

from tests.cast import NOW, TODAY, Family, Hire, Involve, Organisations
from weerzien.access.actors import Actor
from weerzien.access.context import acting
from weerzien.access.roles import Ground, Role
from weerzien.dossiers.models import Personalia
from weerzien.guardianship.models import Guardianship
from weerzien.kernel.days import in_the_netherlands

pytestmark = pytest.mark.django_db(transaction=True)
Owner = psycopg.Connection[Any]

# Of each birthday the moment of a minute before midnight, and midnight, by the clock of the server.
NIGHTS = {
    "in winter": (date(2010, 3, 4), datetime(2028, 3, 3, 22, 59, tzinfo=UTC), datetime(2028, 3, 3, 23, 0, tzinfo=UTC)),
    "in summer": (date(2010, 7, 4), datetime(2028, 7, 3, 21, 59, tzinfo=UTC), datetime(2028, 7, 3, 22, 0, tzinfo=UTC)),
    "the day summer time begins": (
        date(2010, 3, 26), datetime(2028, 3, 25, 22, 59, tzinfo=UTC), datetime(2028, 3, 25, 23, 0, tzinfo=UTC)
    ),
    "the day after summer time began": (
        date(2010, 3, 27), datetime(2028, 3, 26, 21, 59, tzinfo=UTC), datetime(2028, 3, 26, 22, 0, tzinfo=UTC)
    ),
    "the day after summer time ended": (
        date(2010, 10, 30), datetime(2028, 10, 29, 22, 59, tzinfo=UTC), datetime(2028, 10, 29, 23, 0, tzinfo=UTC)
    ),
    "born on 29 February": (
        date(2012, 2, 29), datetime(2030, 2, 28, 22, 59, tzinfo=UTC), datetime(2030, 2, 28, 23, 0, tzinfo=UTC)
    ),
}  # fmt: skip


def born_on(owner: Owner, family: Family, day: date) -> None:
    owner.execute(
        "update dossiers_personalia set born_earliest = %s, born_latest = %s where subject_id = %s",
        [day, day, family.youngster],
    )


def seen(actor: Actor, moment: datetime) -> tuple[int, int]:
    with acting(actor, today=in_the_netherlands(moment).date()):
        return Personalia.objects.count(), Guardianship.objects.count()


@pytest.mark.parametrize("night", NIGHTS)
def test_guardianship_shows_a_youngster_until_midnight_and_not_a_minute_longer(
    thijs: Actor, family: Family, owner: Owner, night: str
) -> None:
    born, before, midnight = NIGHTS[night]
    born_on(owner, family, born)

    assert (in_the_netherlands(before).hour, in_the_netherlands(before).minute) == (23, 59)
    assert (in_the_netherlands(midnight).hour, in_the_netherlands(midnight).minute) == (0, 0)
    assert (seen(thijs, before), seen(thijs, midnight)) == ((1, 1), (0, 0))


def test_a_ground_of_its_own_goes_on_after_midnight_until_its_last_day(
    hire: Hire, involve: Involve, organisations: Organisations, family: Family
) -> None:
    follows = hire("Ans Vink", Role.JEUGDBESCHERMER, organisations.nidos)
    involve(
        follows, family, persons=[family.youngster], ground=Ground.CONTINUED, since=TODAY, until=date(2028, 4, 29)
    )  # fmt: skip
    moments = (datetime(2028, 3, 3, 23, 0, tzinfo=UTC), datetime(2028, 4, 29, 21, 59, tzinfo=UTC),
               datetime(2028, 4, 29, 22, 0, tzinfo=UTC))  # fmt: skip

    assert [seen(follows, moment) for moment in moments] == [(1, 1), (1, 1), (0, 0)]


def test_no_day_told_is_no_day_seen(thijs: Actor, family: Family, owner: Owner) -> None:
    born_on(owner, family, TODAY)

    assert seen(thijs, NOW) == (1, 1)
    assert Personalia.objects.count() == 0
