"""The fence around outcomes: what rests on the derived value of a compartment is seen by who may know that value."""

from __future__ import annotations

import pytest

from tests.cast import TODAY, Family
from tests.early_signals.kept import LIMIT, keep, keep_change
from weerzien.access.actors import Actor
from weerzien.access.context import acting
from weerzien.early_signals.models import Outcome, OutcomeChange

pytestmark = pytest.mark.django_db
PEOPLE = ("amina", "bram", "noor", "thijs", "chris")


@pytest.fixture
def people(amina: Actor, bram: Actor, noor: Actor, thijs: Actor, chris: Actor) -> dict[str, Actor]:
    """Return the cast by name."""
    return dict(zip(PEOPLE, (amina, bram, noor, thijs, chris), strict=True))


@pytest.mark.parametrize(
    ("needs", "who"),
    [
        (["procedure"], {"amina"}),
        (["procedure:l"], {"amina", "bram", "noor"}),
        (["procedure:l", "contacts"], {"amina", "noor"}),
        (["procedure:l", "integration"], {"amina", "bram"}),
        (["procedure:l", "income"], set()),
    ],
    ids=["the procedure itself", "its derived value", "and contacts", "and integration", "and income"],
)
def test_an_outcome_is_seen_by_who_may_know_all_it_asks(
    people: dict[str, Actor], family: Family, needs: list[str], who: set[str]
) -> None:
    kept = keep(family, LIMIT, compartments=needs)
    keep_change(family, compartments=needs)

    for table, where in ((Outcome, {"pk": kept}), (OutcomeChange, {"subject_id": None})):
        seen = set()
        for name, actor in people.items():
            with acting(actor, today=TODAY):
                if table.objects.filter(compartments=needs, **where).exists():
                    seen.add(name)

        assert seen == who


@pytest.mark.parametrize("need", ["relations:l", "housing:l", "geheim"])
def test_what_the_database_does_not_know_is_asked_of_nobody_and_shown_to_nobody(
    people: dict[str, Actor], family: Family, need: str
) -> None:
    kept = keep(family, LIMIT, compartments=["identity", need])

    for actor in people.values():
        with acting(actor, today=TODAY):
            assert not Outcome.objects.filter(pk=kept).exists()
