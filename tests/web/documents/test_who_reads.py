"""For whom there is a document, and for whom there is nothing."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

import psycopg
import pytest

from tests.cast import Family, Hire, Organisations
from tests.documents.files import PDF
from tests.web.conftest import As
from tests.web.documents.adding import add, ids, page_of
from weerzien.access.actors import Actor
from weerzien.access.roles import Role

pytestmark = pytest.mark.django_db(transaction=True)


def test_who_does_not_read_the_compartment_gets_for_a_document_what_one_gets_for_nothing(
    as_: As, amina: Actor, bram: Actor, noor: Actor, chris: Actor, family: Family, owner: psycopg.Connection[Any]
) -> None:
    add(as_(amina), family, part="guardianship")
    (pk,) = ids(owner)
    here, nothing = f"{page_of(family)}{pk}/", f"{page_of(family)}{uuid4()}/"
    assert as_(noor).get(here).status_code == 200

    for stranger in (bram, chris):
        client = as_(stranger)
        got, none = client.get(here), client.get(nothing)
        assert (got.status_code, got.text) == (none.status_code, none.text)
        assert got.status_code == 404
        assert client.post(f"{here}verwijderen/", {"because": "Nieuwsgierig."}).status_code == 404
    assert "Besluit van de IND" not in as_(bram).get(page_of(family)).text
    refusals = owner.execute(
        "select account_id from audit_line where kind = 'refusal' and action = 'documents.download'"
    )
    assert sorted(account for (account,) in refusals) == sorted([*[bram.account_id] * 2, *[chris.account_id] * 2])


def test_who_follows_one_person_reads_what_is_about_that_person_only(
    as_: As, amina: Actor, thijs: Actor, family: Family, owner: psycopg.Connection[Any]
) -> None:
    for about, title in ((family.youngster, "Over haar"), (family.mother, "Over moeder"), (None, "Over allen")):
        add(as_(amina), family, about=about, title=title)
    client = as_(thijs)
    shown = client.get(page_of(family)).text
    statuses = [client.get(f"{page_of(family)}{pk}/").status_code for pk in ids(owner)]

    assert "Over haar" in shown
    assert "Over moeder" not in shown
    assert "Over allen" not in shown
    assert statuses == [200, 404, 404]
    assert f'value="{family.mother}"' not in shown
    assert "Het hele gezin" not in shown


@pytest.mark.parametrize("of_person", [True, False], ids=["a person", "the family"])
def test_a_document_of_whom_somebody_is_kept_is_nowhere_for_them(
    as_: As, amina: Actor, noor: Actor, family: Family, owner: psycopg.Connection[Any], of_person: bool
) -> None:
    add(as_(amina), family, about=family.youngster)
    (pk,) = ids(owner)
    sent = {"kind": "withheld", "because": "Gevaar.", "party": f"persoon:{noor.account_id}"}
    person = {"person": str(family.youngster)} if of_person else {}
    as_(amina).post(f"/gezinnen/{family.dossier_id}/afscherming/zetten/", sent | person)
    client = as_(noor)

    assert client.get(f"{page_of(family)}{pk}/").status_code == 404
    assert "Besluit van de IND" not in client.get(page_of(family)).text


def test_one_chooses_from_the_parts_one_may_write_and_no_other_is_taken(
    as_: As, bram: Actor, family: Family, owner: psycopg.Connection[Any]
) -> None:
    client = as_(bram)
    shown = client.get(page_of(family)).text
    refused = [add(client, family, part=part) for part in ("procedure", "identity", "")]

    assert 'value="integration"' in shown
    assert 'value="procedure"' not in shown
    assert [answer.status_code for answer in refused] == [422] * 3
    assert add(client, family, part="integration").status_code == 302
    assert len(ids(owner)) == 1


def test_who_may_write_nothing_reads_along_and_is_told_so(
    as_: As, hire: Hire, organisations: Organisations, amina: Actor, family: Family
) -> None:
    add(as_(amina), family)
    lead = hire("Lot Bakker", Role.TEAMLEIDER, organisations.meerdijk)
    shown = as_(lead).get(page_of(family)).text

    assert "Besluit van de IND" in shown
    assert "U leest hier mee" in shown
    assert "Document toevoegen" not in shown
    assert "verwijderen/" not in shown
    assert add(as_(lead), family).status_code == 422


def test_who_may_read_and_not_write_does_not_remove(
    as_: As, amina: Actor, noor: Actor, family: Family, owner: psycopg.Connection[Any]
) -> None:
    add(as_(amina), family, part="guardianship")
    (pk,) = ids(owner)
    client = as_(noor)

    assert client.post(f"{page_of(family)}{pk}/verwijderen/", {"because": "Niet nodig."}).status_code == 403
    assert client.get(f"{page_of(family)}{pk}/").content == PDF


def test_what_is_about_somebody_who_left_can_still_be_removed(
    as_: As, amina: Actor, family: Family, owner: psycopg.Connection[Any]
) -> None:
    client = as_(amina)
    add(client, family, about=family.youngster)
    (pk,) = ids(owner)
    left = "update dossiers_membership set period = daterange(lower(period), '2026-02-01') where subject_id = %s"
    owner.execute(left, [family.youngster])
    shown = client.get(page_of(family)).text

    assert "Over iemand uit het gezin" in shown
    assert client.get(f"{page_of(family)}{pk}/").content == PDF
    assert client.post(f"{page_of(family)}{pk}/verwijderen/", {"because": "Niet meer nodig."}).status_code == 302
