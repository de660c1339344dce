"""Questions that are written once: filled in, counted, guarded and answered like any other."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import connection
from django.db.models import CharField, Value
from django.test.utils import CaptureQueriesContext

from tests.cast import TODAY, Family
from weerzien.access.actors import Actor
from weerzien.access.context import acting
from weerzien.access.questions import DaySlot, IdSlot, Part, Question, asked, part_of
from weerzien.early_signals.models import Outcome
from weerzien.web.guard import ReadingOnly, only_reads

pytestmark = pytest.mark.django_db

RULES = Question(
    lambda: (
        Outcome.objects.filter(dossier_id__in=[IdSlot("ids")], first_seen_on__lte=DaySlot("until"), rule="T01")
        .annotate(share=Value("100% zeker", output_field=CharField()))
        .order_by("subject_id")
        .values("rule", "share", "reminders", "first_seen_on")
    )
)


def test_a_question_is_filled_in_with_any_number_of_ids_and_gives_python_values(
    amina: Actor, family: Family, second_family: Family
) -> None:
    ids = [family.dossier_id, second_family.dossier_id]

    with acting(amina, today=TODAY):
        counts = [len(RULES.ask(ids=ids[:count], until=TODAY)) for count in range(3)]
        first = RULES.ask(ids=ids, until=TODAY)[0]
        too_early = RULES.ask(ids=ids, until=date(2000, 1, 1))

    assert counts[0] == 0 < counts[1] < counts[2] == 2 * counts[1]
    assert first == {"rule": "T01", "share": "100% zeker", "reminders": [], "first_seen_on": TODAY}
    assert too_early == []


def test_a_question_gives_nobody_more_than_the_policies_do(amina: Actor, chris: Actor, family: Family) -> None:
    with acting(amina, today=TODAY):
        assert RULES.ask(ids=[family.dossier_id], until=TODAY)
    with acting(chris, today=TODAY):
        assert RULES.ask(ids=[family.dossier_id], until=TODAY) == []


def test_a_question_is_counted_and_goes_past_the_guard_of_a_page_that_only_reads(amina: Actor, family: Family) -> None:
    with acting(amina, today=TODAY), connection.execute_wrapper(only_reads):
        with CaptureQueriesContext(connection) as captured:
            RULES.ask(ids=[family.dossier_id], until=TODAY)
        with pytest.raises(ReadingOnly):
            asked("delete from early_signals_outcome where rule = %(rule)s", {"rule": "T01"})

    assert [query["sql"].split()[0] for query in captured] == ["SELECT"]


def test_postgresql_keeps_the_plan_of_a_question(amina: Actor, family: Family) -> None:
    with acting(amina, today=TODAY):
        RULES.ask(ids=[family.dossier_id], until=TODAY)
        kept = asked(
            "select count(*) from pg_prepared_statements where statement like %(words)s", {"words": "%100\\% zeker%"}
        )

    assert kept == [(1,)]


def test_a_queryset_can_be_a_part_of_a_question(amina: Actor, family: Family) -> None:
    rules = part_of(Outcome.objects.filter(rule__in=["T00", "T01"]).order_by().values("rule").distinct())

    with acting(amina, today=TODAY):
        found = asked(f"select rule from ({rules.text}) rules order by rule desc", rules.values)

    assert found == [("T01",), ("T00",)]
    assert Part("true").values == {}
