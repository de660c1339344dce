"""How large the country is, and how its families and contacts are divided."""

from __future__ import annotations

import random
from collections import Counter

import pytest

from benchmarks.country.names import ORIGINS, municipality_names
from benchmarks.country.shape import COUNTRY, Shape, contact_counts, family_sizes, hundredth, municipal_sizes


def test_the_country_has_what_was_promised() -> None:
    promised = (COUNTRY.municipalities, COUNTRY.largest, COUNTRY.families, COUNTRY.persons, COUNTRY.contacts)

    assert promised == (342, 3000, 30_000, 100_000, 2_000_000)


@pytest.mark.parametrize("shape", [COUNTRY, hundredth()], ids=["country", "hundredth"])
def test_municipalities_are_unequal_and_together_have_all_families(shape: Shape) -> None:
    sizes = municipal_sizes(shape)

    assert (len(sizes), sum(sizes), sizes[0]) == (shape.municipalities, shape.families, shape.largest)
    assert sizes == sorted(sizes, reverse=True)
    assert sizes[-1] >= 1


def test_families_have_two_to_nine_persons_and_together_exactly_so_many() -> None:
    sizes = family_sizes(300, 1000, random.Random(1))

    assert sum(sizes) == 1000
    assert set(sizes) <= set(range(2, 10))
    assert Counter(sizes).most_common(1)[0][0] in {2, 3}


def test_some_families_have_many_more_contacts_than_most() -> None:
    counts = sorted(contact_counts(3000, 200_000, random.Random(1)))

    assert sum(counts) == 200_000
    assert counts[-1] > 5 * counts[1500] > 0


def test_every_municipality_has_a_name_of_its_own_and_people_have_names_in_several_scripts() -> None:
    names = municipality_names(COUNTRY.municipalities)
    scripts = {ord(origin.women[0][0]) // 0x100 for origin in ORIGINS}

    assert len(set(names)) == COUNTRY.municipalities
    assert len(scripts) >= 4
