"""The page on which a meeting around one youngster is planned."""

from __future__ import annotations

from django.conf import LazySettings

from tests.cast import TODAY, Family
from tests.web.conftest import As
from weerzien.access.actors import Actor


def test_one_meets_around_a_youngster_and_not_around_a_parent(
    settings: LazySettings, as_: As, amina: Actor, family: Family
) -> None:
    settings.IS_DEMO, settings.FIXED_TODAY = True, TODAY.isoformat()

    form = as_(amina).get(f"/gezinnen/{family.dossier_id}/overgangsoverleg/").text

    assert [str(person) in form for person in family.persons] == [True, False, True]
