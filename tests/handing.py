"""A guardian who hands a youngster over to somebody of VluchtelingenWerk who does not know the family yet."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any, Protocol
from uuid import UUID

import pytest

from tests.cast import NOW, TODAY, Family, Hire, Organisations
from weerzien.access.actors import Actor
from weerzien.access.context import acting
from weerzien.access.roles import Role
from weerzien.early_signals.work import unit_of_work
from weerzien.handovers import actions
from weerzien.handovers.models import Handover
from weerzien.handovers.rules import NewHandover, Theme
from weerzien.kernel.ids import PersonId

CHOSEN = frozenset({"identity", "guardianship", "schooling", "contacts", "relations"})


class Propose(Protocol):
    def __call__(self, actor: Actor, family: Family, **values: Any) -> UUID: ...


@pytest.fixture
def noor_elsewhere(hire: Hire, organisations: Organisations) -> Actor:
    """Return somebody of VluchtelingenWerk who is involved with nobody."""
    return hire("Noor Haddad", Role.VWN_BEGELEIDER, organisations.vluchtelingenwerk)


@pytest.fixture
def mila(hire: Hire, organisations: Organisations) -> Actor:
    """Return a colleague of Noor, involved with nobody either."""
    return hire("Mila de Groot", Role.VWN_BEGELEIDER, organisations.vluchtelingenwerk)


@pytest.fixture
def propose(organisations: Organisations) -> Propose:
    """Return how a handover of the youngster of a family is proposed."""

    def propose(actor: Actor, family: Family, **values: Any) -> UUID:
        new = NewHandover(
            **{
                "theme": Theme.GUIDANCE,
                "person_id": family.youngster,
                "organisation_id": organisations.vluchtelingenwerk,
                "account_id": None,
                "compartments": CHOSEN,
                "words": "De voogdij eindigt binnenkort.",
                "asked_back": "Laat weten hoe het eerste gesprek ging.",
                "answer_by": TODAY + timedelta(days=14),
                **values,
            }
        )
        with unit_of_work(actor, today=TODAY, now=NOW):
            return actions.propose(actor=actor, dossier_id=family.dossier_id, new=new, today=TODAY, at=NOW)

    return propose


@pytest.fixture
def send() -> Callable[..., None]:
    """Return how a handover is sent, exactly as it was seen before."""

    def send(actor: Actor, handover_id: UUID, *, on: date = TODAY) -> None:
        with acting(actor, today=on):
            seen = actions.file_now(Handover.objects.get(pk=handover_id), today=on).digest
        with unit_of_work(actor, today=on, now=NOW):
            actions.send(actor=actor, handover_id=handover_id, seen=seen, today=on, at=NOW)

    return send


@pytest.fixture
def sent(thijs: Actor, noor_elsewhere: Actor, family: Family, propose: Propose, send: Callable[..., None]) -> UUID:
    """Return a handover of the youngster that waits for an answer of VluchtelingenWerk."""
    handover_id = propose(thijs, family)
    send(thijs, handover_id)
    return handover_id


def youngster(family: Family) -> PersonId:
    """Return whom the handover is about."""
    return family.youngster
