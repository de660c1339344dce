"""A youngster or a parent reads days of the own family, and no signal about it; the rulebook still keeps them all."""

from __future__ import annotations

import pytest

from tests.cast import NOW, TODAY, Family, Hire, Involve, Organisations
from tests.leaks.tables import ask
from weerzien.access.actors import Actor
from weerzien.access.context import acting, evaluating
from weerzien.access.roles import Compartment, Role
from weerzien.early_signals.models import Outcome, OutcomeChange

SCHOOL = [Compartment.IDENTITY, Compartment.SCHOOLING]
TABLES = ("early_signals_outcome", "early_signals_outcomechange")


@pytest.fixture
def selam(hire: Hire, involve: Involve, organisations: Organisations, family: Family) -> Actor:
    """Return the youngster herself, with a day, a signal and a day of a signal's rule that she could see."""
    selam = hire("Selam Tesfay", Role.GEZINSLID, organisations.vluchtelingenwerk)
    involve(selam, family, persons=[family.youngster])
    about = {"dossier_id": family.dossier_id, "subject_id": family.youngster, "compartments": SCHOOL}
    more = {"version": TODAY, "urgency": "laag", "acts": "school", "ground": "beleid", "certainty": "knowledge"}
    more |= {"first_seen_on": TODAY, "evaluated_on": TODAY}
    with acting(family.coordinator, today=TODAY), evaluating([family.dossier_id]):
        for rule, state in (("I99", "due"), ("I98", "signal"), ("S99", "due")):
            Outcome.objects.create(**about, **more, rule=rule, state=state)
            OutcomeChange.objects.create(**about, rule=rule, at=NOW, cause="fact", state_after=state)
    return selam


def test_the_family_itself_reads_its_days_and_no_signal(selam: Actor, amina: Actor) -> None:
    with acting(selam, today=TODAY):
        seen = {table: ask(f"select rule from {table}") for table in TABLES}
    with acting(amina, today=TODAY):
        there_is = {table: {row[0] for row in ask(f"select rule from {table}")} for table in TABLES}

    assert seen == {table: [("I99",)] for table in TABLES}
    assert all({"I98", "I99", "S99"} <= rules for rules in there_is.values())


def test_what_the_family_itself_writes_lets_the_rulebook_look_at_signals_too(selam: Actor, family: Family) -> None:
    with acting(selam, today=TODAY), evaluating([family.dossier_id]):
        assert Outcome.objects.filter(state="signal").exists()
