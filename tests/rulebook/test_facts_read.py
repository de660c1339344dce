"""What no rule reads may stay where it is: leaving it out changes nothing."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from hypothesis import given, settings

from tests.rulebook.strategies import families
from tests.rulebook.test_readers import ON
from weerzien.rulebook.case import Case, Facts
from weerzien.rulebook.facts_read import facts_read
from weerzien.rulebook.next_look import look


def read(facts: Facts) -> Facts:
    return {name: known for name, known in facts.items() if name in facts_read()}


def without_the_rest(case: Case) -> Case:
    """Return a family of which only what rules read is fetched."""
    return replace(
        case,
        persons=tuple(replace(person, facts=read(person.facts)) for person in case.persons),
        applications=tuple(replace(one, facts=read(one.facts)) for one in case.applications),
        absences=tuple(row._replace(facts=read(row.facts)) for row in case.absences),
        contacts=tuple(row._replace(facts=read(row.facts)) for row in case.contacts),
        professionals=tuple(row._replace(facts=read(row.facts)) for row in case.professionals),
        told=tuple(row._replace(facts=read(row.facts)) for row in case.told),
        facts=read(case.facts),
    )


@settings(max_examples=60, deadline=None)
@given(families(), ON)
def test_leaving_out_what_no_rule_reads_changes_no_outcome_and_no_next_look(case: Case, on: date) -> None:
    assert look(without_the_rest(case), on=on) == look(case, on=on)


def test_who_somebody_is_and_what_was_written_about_them_is_not_read() -> None:
    private = {"achternaam", "voornaam", "geslacht", "nationaliteit", "taal", "notitie", "medewerker", "gesproken met"}

    assert facts_read().isdisjoint(private)
    assert {"geboortedatum", "datum contact", "soort contact", "datum besluit"} <= facts_read()
