"""A BSN or V-number that was filled in by hand, against another one in a later workbook."""

from __future__ import annotations

import pytest

from tests.exchange.choosing import BECAUSE, BY_HAND, choose, lines
from tests.exchange.taking import NOW, TODAY, Everything, stage, take_in
from tests.exchange.workbooks import MOTHER, SPONSOR, workbook
from weerzien.access.actors import Actor
from weerzien.dossiers.facts import supersede
from weerzien.dossiers.models import PersonNumbers
from weerzien.dossiers.models.fact import Source
from weerzien.dossiers.numbers import decrypted
from weerzien.exchange.actions import take
from weerzien.exchange.choosing import Choice

# A choice lets go of the run when its transaction ends, and so must those of a test.
pytestmark = pytest.mark.django_db(transaction=True)


def test_a_number_by_hand_gives_way_only_where_it_was_chosen_and_only_its_end_is_said(amina: Actor) -> None:
    take_in(amina, workbook())
    with Everything(amina):
        number = PersonNumbers.objects.get(superseded_by=None, kind="bsn")
        supersede(PersonNumbers, current=number, values={}, actor=amina, source=Source.HAND, at=BY_HAND)
    later = workbook(Personen=[{**SPONSOR, "BSN": "999990020"}, MOTHER])

    kept = take_in(amina, later)
    run_id = stage(amina, later)
    (line,) = lines(amina, run_id)
    choose(amina, run_id, Choice.TAKE)
    take(actor=amina, run_id=run_id, today=TODAY, now=NOW)

    assert kept.fact_count == 0
    assert (line.heading, line.here, line.there) == ("BSN", "eindigt op 019", "eindigt op 020")
    with Everything(amina):
        old, new = (
            PersonNumbers.objects.filter(kind="bsn", source="hand"),
            PersonNumbers.objects.get(superseded_by=None, kind="bsn"),
        )
        assert [row.superseded_because for row in old] == [BECAUSE]
        assert decrypted(bytes(new.encrypted)) == "999990020"


def test_two_numbers_that_were_swapped_are_swapped_back_though_only_one_of_them_was_chosen(amina: Actor) -> None:
    two = [{**SPONSOR, "BSN": "999990019"}, {**MOTHER, "BSN": "999990020", "V-nummer": ""}]
    take_in(amina, workbook(Personen=two))
    with Everything(amina):
        number = PersonNumbers.objects.get(superseded_by=None, kind="v_number")
        supersede(PersonNumbers, current=number, values={}, actor=amina, source=Source.HAND, at=BY_HAND)
    run_id = stage(amina, workbook(Personen=[{**two[0], "V-nummer": 2800000033}, {**two[1], "V-nummer": 2800000011}]))

    choose(amina, run_id, Choice.TAKE)
    take(actor=amina, run_id=run_id, today=TODAY, now=NOW)

    with Everything(amina):
        current = PersonNumbers.objects.filter(superseded_by=None, kind="v_number")
        assert {decrypted(bytes(row.encrypted)) for row in current} >= {"2800000033"}
