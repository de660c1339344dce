"""Where a fact is entered by hand, for every fact of the dictionary."""

from __future__ import annotations

from uuid import UUID, uuid4

import pytest
from django.urls import resolve

from weerzien.early_signals.editing.kinds import EPISODES, EVERY, KINDS, kind_called
from weerzien.early_signals.editing.told import KINDS as TOLD
from weerzien.kernel.ids import DossierId
from weerzien.rulebook.dictionary import FACTS
from weerzien.web.families.links import entry_link

FAMILY, SOMEBODY = DossierId(uuid4()), uuid4()
BY_NOBODY = {fact.name for fact in FACTS.values() if fact.about in ("professional", "municipality")}


@pytest.mark.parametrize("name", [name for name, fact in FACTS.items() if fact.name not in BY_NOBODY])
def test_every_fact_leads_to_the_form_that_writes_it(name: str) -> None:
    address = entry_link(name, FAMILY, SOMEBODY)

    assert address is not None
    where = resolve(address.partition("#")[0])
    assert where.kwargs["dossier_id"] == FAMILY
    if FACTS[name].about != "contact":
        assert where.view_name == "new_fact"
        kind = kind_called(where.kwargs["kind"])
        assert kind.compartment == FACTS[name].compartment
        assert FACTS[name].column is not None or kind.fact is FACTS[name]


@pytest.mark.parametrize("name", sorted(BY_NOBODY))
def test_what_nobody_enters_by_hand_has_no_form(name: str) -> None:
    assert entry_link(name, FAMILY, SOMEBODY) is None


@pytest.mark.parametrize(
    ("name", "about"),
    [("geboortedatum", None), ("afwijzing bekendgemaakt op", None), ("geen feit van het woordenboek", SOMEBODY)],
    ids=["of nobody", "of no application", "no such fact"],
)
def test_without_somebody_or_a_fact_there_is_nothing_to_lead_to(name: str, about: UUID | None) -> None:
    assert entry_link(name, FAMILY, about) is None


def test_a_fact_of_the_family_needs_nobody() -> None:
    address = entry_link("huurcontract", FAMILY, None)

    assert address == f"/gezinnen/{FAMILY}/feiten/huurcontract/nieuw/{FAMILY}/"


def test_no_two_kinds_of_fact_share_a_word_in_an_address() -> None:
    assert not TOLD.keys() & KINDS.keys()
    assert not EPISODES.keys() & (TOLD.keys() | KINDS.keys())
    assert len(TOLD) == sum(fact.about in ("person", "application", "family") for fact in FACTS.values())
    assert EVERY.keys() == TOLD.keys() | KINDS.keys() | EPISODES.keys()
