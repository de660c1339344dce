"""Relations and households that follow from a workbook: what is said of whom, and what a later workbook makes of it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any
from uuid import UUID

from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.exchange.taking import NOW, TODAY, Everything, fact_counts, many, stage, take_in, verdicts
from tests.exchange.workbooks import APPLICATION, MOTHER, SPONSOR, person, workbook
from weerzien.access.actors import Actor
from weerzien.dossiers.facts import supersede
from weerzien.dossiers.models import Dossier, Household, HouseholdMember, LocalNumber, Membership, Relation
from weerzien.dossiers.models.fact import Source
from weerzien.exchange.actions import take
from weerzien.exchange.relating import relate_families

MAY, JUNE = date(2026, 5, 1), date(2026, 6, 1)
BROTHER = person(3, Rol_in_gezin="broer")
HERE = {"In Nederland": "ja", "Gemeente": "Meerdijk", "Woning sinds": MAY}


def numbers() -> dict[UUID, str]:
    """Return what the list calls each person."""
    rows = LocalNumber.objects.exclude(person=None).order_by("id")
    return {person_id: number for person_id, number in rows.values_list("person_id", "number") if person_id}


def relations(actor: Actor) -> set[tuple[str, str, str, str, str]]:
    """Return who is what of whom by the numbers of the list, how certain, and where that was told."""
    with Everything(actor):
        called = numbers()
        rows = Relation.objects.filter(superseded_by=None, period__contains=TODAY).order_by("id")
        return {
            (called[row.subject_id], row.kind, called[row.other_id], row.certainty, row.source_place)
            for row in rows
            if row.subject_id
        }


def kin_of(actor: Actor) -> set[tuple[str, str, str]]:
    return {
        (somebody, kind, other) for somebody, kind, other, certainty, _ in relations(actor) if certainty != "stated"
    }


def households(actor: Actor) -> dict[UUID, dict[str, date]]:
    """Return who live together since when, by household and by the numbers of the list."""
    found: dict[UUID, dict[str, date]] = {}
    with Everything(actor):
        called = numbers()
        rows = HouseholdMember.objects.filter(superseded_by=None, period__contains=TODAY).order_by("id")
        for row in rows:
            assert row.subject_id is not None
            found.setdefault(row.household_id, {})[called[row.subject_id]] = row.period.lower
    return found


def row_counts(actor: Actor) -> tuple[int, int, int]:
    with Everything(actor):
        return Relation.objects.count(), Household.objects.count(), HouseholdMember.objects.count()


def housed(*rows: Mapping[str, Any], **cells: Any) -> bytes:
    return workbook(Personen=[{**row, **HERE, **cells} for row in rows])


def test_the_referent_of_an_application_is_the_sponsor_and_parts_are_kinship_to_verify(amina: Actor) -> None:
    take_in(amina, workbook(Personen=[SPONSOR, MOTHER, BROTHER]))

    assert relations(amina) == {
        ("1", "sponsor", "2", "stated", "Aanvragen rij 2"),
        ("2", "parent", "1", "to_verify", "Personen rij 3"),
        ("3", "sibling", "1", "to_verify", "Personen rij 4"),
    }
    with Everything(amina):
        row = Relation.objects.get(kind="parent")
        opened_on = Dossier.objects.get(id=row.dossier_id).opened_on
    assert (row.period.lower, row.period.upper) == (opened_on, None)
    assert (row.source, row.source_organisation_id, row.recorded_by_id, row.recorded_at) == (
        "import",
        amina.organisation_id,
        amina.account_id,
        NOW,
    )


def test_a_child_and_a_partner_belong_to_the_sponsor(amina: Actor) -> None:
    people = [{**SPONSOR, "Rol in gezin": "referent"}, {**MOTHER, "Rol in gezin": "ongehuwde partner"}]
    child = person(3, Rol_in_gezin="kind")

    take_in(amina, workbook({"Personen": [*people, child]}))

    assert relations(amina) == {
        ("2", "partner", "1", "to_verify", "Personen rij 3"),
        ("1", "parent", "3", "to_verify", "Personen rij 4"),
    }


def test_a_family_with_two_youngsters_is_said_nothing_of(amina: Actor) -> None:
    take_in(amina, workbook(Personen=[SPONSOR, MOTHER, person(3)]))

    assert kin_of(amina) == set()


def test_somebody_who_is_their_own_sponsor_is_no_relation(amina: Actor) -> None:
    take_in(amina, workbook({"Personen": [SPONSOR], "Aanvragen": [{**APPLICATION, "Gezinslid": 1}]}))

    assert relations(amina) == set()


def test_two_applications_of_one_person_are_one_sponsor(amina: Actor) -> None:
    regular = {**APPLICATION, "Soort aanvraag": "regulier"}

    take_in(amina, workbook(Aanvragen=[APPLICATION, regular]))

    assert {row for row in relations(amina) if row[1] == "sponsor"} == {
        ("1", "sponsor", "2", "stated", "Aanvragen rij 2")
    }


def test_a_sponsor_of_another_family_is_written_with_the_application(amina: Actor) -> None:
    sister = person(3, Gezinsnummer="T002", Rol_in_gezin="zus")

    take_in(amina, workbook(Personen=[SPONSOR, MOTHER, sister], Aanvragen=[{**APPLICATION, "Gezinslid": 3}]))

    with Everything(amina):
        row = Relation.objects.get(kind="sponsor")
        homes = dict(Membership.objects.order_by("id").values_list("subject_id", "dossier_id"))
    assert row.dossier_id == homes[row.subject_id]
    assert row.dossier_id != homes[row.other_id]
    assert kin_of(amina) == {("2", "parent", "1")}


def test_the_same_workbook_twice_writes_no_relation_and_no_household(amina: Actor) -> None:
    content = housed(SPONSOR, MOTHER, BROTHER)
    take_in(amina, content)
    before = row_counts(amina)

    take_in(amina, content)

    assert before == (3, 1, 3)
    assert row_counts(amina) == before


def test_another_part_corrects_what_followed_from_the_first(amina: Actor) -> None:
    take_in(amina, workbook())

    take_in(amina, workbook(Personen=[SPONSOR, {**MOTHER, "Rol in gezin": "zus"}]))

    assert kin_of(amina) == {("2", "sibling", "1")}
    with Everything(amina):
        old = Relation.objects.get(kind="parent")
        assert (old.superseded_by.kind, old.superseded_because != "") == ("sibling", True)


def test_a_part_that_is_no_kinship_takes_back_what_followed_until_the_list_says_it_again(amina: Actor) -> None:
    take_in(amina, workbook())
    other = workbook(Personen=[SPONSOR, {**MOTHER, "Rol in gezin": "overig"}])
    take_in(amina, other)
    without = (kin_of(amina), row_counts(amina))

    take_in(amina, other)
    unchanged = row_counts(amina)
    take_in(amina, workbook())

    assert without == (set(), (3, 0, 0))
    assert unchanged == (3, 0, 0)
    assert kin_of(amina) == {("2", "parent", "1")}


def test_missing_rows_and_empty_cells_take_no_relation_and_no_household_away(amina: Actor) -> None:
    take_in(amina, housed(SPONSOR, MOTHER, BROTHER))
    before = (relations(amina), households(amina), row_counts(amina))
    emptied = {**dict.fromkeys(SPONSOR, ""), "Gezinsnummer": "T001", "Persoonsnummer": 2}

    take_in(amina, workbook({"Personen": [emptied]}))

    assert (relations(amina), households(amina), row_counts(amina)) == before


def test_what_somebody_wrote_of_kinship_by_hand_stays(amina: Actor) -> None:
    take_in(amina, workbook())
    with Everything(amina):
        told = Relation.objects.get(kind="parent")
        supersede(Relation, current=told, values={"kind": "sibling"}, actor=amina, source=Source.HAND, at=NOW)
    before = row_counts(amina)

    take_in(amina, workbook())

    assert row_counts(amina) == before
    with Everything(amina):
        assert Relation.objects.filter(superseded_by=None).exclude(kind="sponsor").get().kind == "sibling"


def test_a_home_from_the_same_day_in_the_same_municipality_is_a_household(amina: Actor) -> None:
    take_in(amina, housed(SPONSOR, MOTHER, BROTHER))

    (together,) = households(amina).values()
    assert together == {"1": MAY, "2": MAY, "3": MAY}
    with Everything(amina):
        places = HouseholdMember.objects.order_by("source_place").values_list("source_place", "source")
        assert list(places) == [(f"Personen rij {row}", "import") for row in (2, 3, 4)]


def test_a_day_that_is_not_exact_or_a_place_that_is_not_the_same_is_no_household(amina: Actor) -> None:
    alike = {**SPONSOR, **HERE}
    others = [
        {**MOTHER, **HERE, "Woning sinds": "00-05-2026"},
        {**person(3), **HERE, "Gemeente": "Zandoever"},
        {**person(4), **HERE, "Gemeente": ""},
        {**person(5), **HERE, "In Nederland": "nee"},
        {**person(6), **HERE, "Woning sinds": JUNE},
    ]

    take_in(amina, workbook({"Personen": [alike, *others]}))

    assert households(amina) == {}


def test_another_day_for_all_corrects_the_day_of_the_household(amina: Actor) -> None:
    take_in(amina, housed(SPONSOR, MOTHER))
    (before,) = households(amina)

    take_in(amina, housed(SPONSOR, MOTHER, **{"Woning sinds": JUNE}))

    assert households(amina) == {before: {"1": JUNE, "2": JUNE}}
    with Everything(amina):
        old = HouseholdMember.objects.exclude(superseded_by=None).order_by("id")
        assert [(row.period.lower, row.superseded_because != "") for row in old] == [(MAY, True)] * 2


def test_another_day_for_one_takes_that_one_out_and_leaves_the_others_together(amina: Actor) -> None:
    take_in(amina, housed(SPONSOR, MOTHER, BROTHER))
    (before,) = households(amina)
    later = workbook(Personen=[{**SPONSOR, **HERE}, {**MOTHER, **HERE}, {**BROTHER, **HERE, "Woning sinds": JUNE}])

    take_in(amina, later)

    assert households(amina) == {before: {"1": MAY, "2": MAY}}
    counts = row_counts(amina)
    take_in(amina, later)
    assert row_counts(amina) == counts == (3, 1, 4)


def test_who_was_put_in_a_household_by_hand_stays_there(amina: Actor) -> None:
    take_in(amina, housed(SPONSOR, MOTHER, BROTHER))
    with Everything(amina):
        row = HouseholdMember.objects.get(source_place="Personen rij 4")
        elsewhere = Household.objects.create(dossier_id=row.dossier_id, created_at=NOW)
        values = {"household_id": elsewhere.id}
        supersede(HouseholdMember, current=row, values=values, actor=amina, source=Source.HAND, at=NOW)

    take_in(amina, housed(SPONSOR, MOTHER, BROTHER, **{"Woning sinds": JUNE}))

    assert sorted(map(sorted, households(amina).values())) == [["1", "2"], ["3"]]
    assert households(amina)[elsewhere.id] == {"3": MAY}


def test_relations_and_households_add_nothing_to_the_preview(amina: Actor) -> None:
    take_in(amina, housed(SPONSOR, MOTHER))
    other_part = workbook(Personen=[{**SPONSOR, **HERE}, {**MOTHER, **HERE, "Rol in gezin": "zus"}])

    run_id = stage(amina, other_part)
    counts = fact_counts(amina)
    taken = take(actor=amina, run_id=run_id, today=TODAY, now=NOW)

    said = verdicts(amina, run_id)
    assert {place for place, verdict in said.items() if verdict != "same"} == {("Personen", 3)}
    assert taken.fact_count == 1
    assert {name: count - counts[name] for name, count in fact_counts(amina).items() if count != counts[name]} == {
        "Membership": 1
    }


def test_the_number_of_statements_is_the_same_for_all_families_together(amina: Actor, chris: Actor) -> None:
    counts = []
    for actor, families in ((amina, 2), (chris, 12)):
        take_in(actor, many(families))
        with Everything(actor):
            ids = list(Dossier.objects.order_by("id").values_list("id", flat=True))
            with CaptureQueriesContext(connection) as queries:
                relate_families(ids, actor=actor, today=TODAY, at=NOW)
        counts.append(len(queries))

    assert counts == [6, 6]
