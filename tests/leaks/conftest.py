"""Who keeps what from whom, and outcomes that rest on whom, for the tests of leaks."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from uuid import UUID

import pytest

from tests.cast import NOW, TODAY, Family
from tests.early_signals.kept import LIMIT, keep
from tests.leaks.tables import ask, everything_in
from weerzien.access.actors import Actor
from weerzien.access.context import acting
from weerzien.access.models import Shield

Withhold = Callable[..., UUID]


@pytest.fixture
def shield(amina: Actor) -> Withhold:
    """Return how something is withheld, or an address made secret."""

    def shield(family: Family, **from_whom: UUID | None) -> UUID:
        kind = Shield.Kind.WITHHELD if {*from_whom} & {"account_id", "organisation_id"} else Shield.Kind.SECRET_ADDRESS
        with acting(amina, today=TODAY):
            return Shield.objects.create(
                kind=kind,
                dossier_id=family.dossier_id,
                because="Gevaar.",
                set_by_id=amina.account_id,
                set_at=NOW,
                **from_whom,
            ).id

    return shield


def fact_of(family: Family, person: UUID, table: str) -> UUID:
    """Return the row that keeps what is known of somebody."""
    return next(UUID(str(row.id)) for row in everything_in(table, [family]) if row.subject_id == person)


@pytest.fixture
def resting(amina: Actor, family: Family) -> Mapping[str, UUID]:
    """Return outcomes about the family and the mother: of her own facts, of the youngster's, and of a relation."""
    permit = fact_of(family, family.youngster, "procedure_permit")
    hers = fact_of(family, family.mother, "dossiers_personalia")
    with acting(amina, today=TODAY):
        relation, another = ask("select id, subject_id from dossiers_relation where other_id = %s", family.youngster)[0]
    facts = {"own": [hers], "his": [hers, permit], "family": [permit], "together": [relation]}
    about = {"own": family.mother, "his": family.mother, "family": None, "together": another}
    return {name: keep(family, LIMIT, subject_id=about[name], fact_ids=facts[name], step=name) for name in facts}
