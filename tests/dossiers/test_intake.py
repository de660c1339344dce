"""Many facts from one list: paired with what is kept, and changed only where a list may."""

from __future__ import annotations

from datetime import UTC, date, datetime
from types import SimpleNamespace
from typing import Any
from uuid import UUID, uuid4

import pytest

from weerzien.access.actors import Actor
from weerzien.dossiers.facts import next_fact_id
from weerzien.dossiers.intake import Entry, Kept, Line, entries_of, pair, plan
from weerzien.dossiers.models import Personalia
from weerzien.dossiers.models.fact import Source
from weerzien.dossiers.queries.tables import PERSONALIA
from weerzien.housing.models import Stay
from weerzien.housing.queries import TABLES as HOUSING
from weerzien.kernel.days import Day
from weerzien.kernel.ids import AccountId, OrganisationId
from weerzien.rulebook.case import Event

HERE, ELSEWHERE = OrganisationId(uuid4()), OrganisationId(uuid4())
FAMILY, PERSON = uuid4(), uuid4()
IMPORTER = Actor(AccountId(uuid4()), "Amina", HERE, "gemeente Meerdijk", HERE, frozenset())


def kept_row(source: Source = Source.IMPORT, organisation: UUID = HERE, **values: Any) -> Personalia:
    told = {"dossier_id": FAMILY, "subject_id": PERSON, "source": source, "source_organisation_id": organisation}
    return Personalia(**told, recorded_at=datetime(2026, 1, 1, tzinfo=UTC), **values)


def entry(**cells: Any) -> Entry:
    return Entry(FAMILY, PERSON, cells, "Personen rij 2")


def outcome(kept: Kept, **cells: Any) -> tuple[bool, tuple[str, ...], tuple[str, ...]]:
    (difference,) = plan(PERSONALIA, [entry(**cells)], key=("subject_id",), kept=kept, actor=IMPORTER).differences
    return difference.is_new, difference.changed, tuple(conflict.heading for conflict in difference.conflicts)


def test_an_entry_about_nobody_known_is_new() -> None:
    assert outcome(Kept((), {}), Voornaam="Luwam") == (True, (), ())


@pytest.mark.parametrize(
    ("row", "changed", "conflicts"),
    [
        pytest.param(kept_row(language="Tigrinya"), (), (), id="the same"),
        pytest.param(kept_row(language="Dari"), ("Taal",), (), id="an earlier import of ours"),
        pytest.param(kept_row(language=""), ("Taal",), (), id="never told"),
        pytest.param(kept_row(Source.HAND, language="Dari"), (), ("Taal",), id="entered by hand"),
        pytest.param(kept_row(Source.DUO, language="Dari"), (), ("Taal",), id="told by DUO"),
        pytest.param(kept_row(organisation=ELSEWHERE, language="Dari"), (), ("Taal",), id="an import of another"),
    ],
)
def test_a_list_changes_only_what_an_earlier_list_of_the_same_organisation_told(
    row: Personalia, changed: tuple[str, ...], conflicts: tuple[str, ...]
) -> None:
    assert outcome(Kept((row,), {}), Taal="Tigrinya") == (False, changed, conflicts)


def test_each_value_goes_back_to_whoever_told_it_first() -> None:
    imported = kept_row(language="Dari", first_name="Luwam")
    corrected = kept_row(Source.HAND, language="Dari", first_name="Luam")
    kept = Kept((corrected,), {corrected.id: imported})

    assert outcome(kept, Taal="Tigrinya", Voornaam="Luwam") == (False, ("Taal",), ("Voornaam",))


def test_what_somebody_emptied_is_not_filled_again() -> None:
    imported = kept_row(language="Dari")
    emptied = kept_row(Source.HAND, language="")

    assert outcome(Kept((emptied,), {emptied.id: imported}), Taal="Dari") == (False, (), ("Taal",))


def test_another_name_of_the_same_municipality_changes_nothing() -> None:
    stays, told = HOUSING[0], {"dossier_id": FAMILY, "subject_id": PERSON, "source": Source.HAND}
    row = Stay(**told, recorded_at=datetime(2026, 1, 1, tzinfo=UTC), municipality_name="'s-Hertogenbosch")
    entries = [entry(Gemeente=name) for name in ("gem. Den Bosch", "Meerdijk")]

    same, other = (
        plan(stays, [one], key=("subject_id",), kept=Kept((row,), {}), actor=IMPORTER).differences[0] for one in entries
    )

    assert (same.changed, same.conflicts) == ((), ())
    assert [conflict.heading for conflict in other.conflicts] == ["Gemeente"]


def test_a_day_is_kept_as_an_interval_and_an_event_that_did_not_happen_in_words() -> None:
    entries = [entry(Geboortedatum=Day.in_year(2009, "2009")), entry(Geboortedatum=Event.NOT_HAPPENED)]

    first, second = plan(PERSONALIA, entries, key=("subject_id",), kept=Kept((), {}), actor=IMPORTER).changes

    born = ("born_earliest", "born_latest", "born_told")
    assert [first.values[name] for name in born] == [date(2009, 1, 1), date(2009, 12, 31), "2009"]
    assert [second.values[name] for name in born] == [None, None, "niet gebeurd"]


def test_entries_that_say_what_is_kept_go_first_and_the_rest_pair_up_in_order() -> None:
    rows: list[Any] = [SimpleNamespace(key="a", hours=hours) for hours in (1, 2, 3)]
    values = [{"key": "a", "hours": 3}, {"key": "a", "hours": 9}, {"key": "a", "hours": 1}, {"key": "b", "hours": 2}]

    assert pair(values, rows, ("key",)) == [rows[2], rows[1], rows[0], None]


def test_a_line_that_says_nothing_in_a_table_is_left_out() -> None:
    lines = [Line("Personen", "Personen rij 2", FAMILY, PERSON, {"School": "ISK"})]

    assert entries_of(PERSONALIA, lines) == []
    assert len(entries_of(PERSONALIA, lines, also_empty=True)) == 1


def test_fact_ids_sort_in_the_order_in_which_they_are_given() -> None:
    given = [next_fact_id() for _ in range(1000)]

    assert given == sorted(given)
    assert len(set(given)) == len(given)


def test_fact_ids_begin_under_another_number_in_a_forked_process() -> None:
    before = next_fact_id()

    next_fact_id.renew()

    assert next_fact_id().int >> 64 != before.int >> 64
