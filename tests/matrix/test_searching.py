"""Searching, in every role and relation: what one may not read, one does not find; and what is known in other words."""

from __future__ import annotations

from itertools import combinations

import pytest
from django.urls import reverse

from tests.matrix.installation import Installation
from tests.matrix.people import ELSEWHERE, HERS, Relation
from tests.matrix.planted import LISTED, NAMES, RELATED, UNLISTED, Mark
from tests.matrix.shown import SENTENCES
from weerzien.dossiers.spelling.comparing import is_same_name

# So few tests that one process does them all: two would each build the installation for some of them.
pytestmark = pytest.mark.xdist_group("searching")
SOUGHT = (
    ("Personalia.last_name", HERS, LISTED),
    ("Personalia.first_name", HERS, UNLISTED),
    ("Personalia.last_name", ELSEWHERE, LISTED),
)
SEARCHING = (Relation.NONE, Relation.SAME_MUNICIPALITY, Relation.WHOLE, Relation.LISTED)
MOST_TOLD = 40


def sought(place: Installation, field: str, family: str, subject: str) -> Mark:
    """Return the mark that somebody types."""
    return next(mark for mark in place.marks.where(family) if (mark.field, mark.subject) == (field, subject))


@pytest.mark.parametrize(("field", "family", "subject"), SOUGHT, ids=[" ".join(one) for one in SOUGHT])
def test_a_search_finds_what_somebody_may_read_and_nothing_else(
    place: Installation, field: str, family: str, subject: str
) -> None:
    mark, faults = sought(place, field, family, subject), []
    for who in (one for one in place.people if one.relation in SEARCHING):
        sent = place.client(who).post(reverse("search_families"), {"tekst": mark.text})
        shown = place.client(who).get(sent["Location"])
        is_found = f"/gezinnen/{place.families[family].id}/" in shown.text
        if mark.text in sent["Location"]:
            faults.append(f"{who}: {mark} stands in the address")
        if is_found != who.may(mark):
            faults.append(f"{who}: {'finds' if is_found else 'does not find'} {mark}")
        names = place.marks.found_in(shown.text, others=place.numbers) - {mark}
        faults += [f"{who}: LEAKS {name}" for name in names if not who.may(name)]

    assert faults[:MOST_TOLD] == [], len(faults)


def test_no_two_planted_names_sound_alike(place: Installation) -> None:
    """Else a family would be found by a name that its reader may not see, and nobody would know by which."""
    names = [mark.text for mark in place.marks.known.values() if mark.field in NAMES]

    assert len(names) > 8
    assert [pair for pair in combinations(names, 2) if is_same_name(*pair)] == []


def test_the_log_of_a_family_is_found_by_its_number_in_the_own_municipality_only(place: Installation) -> None:
    number = sought(place, "Dossier.number", HERS, "whole family")
    faults = []
    for who in place.people:
        sent = place.client(who).post(reverse("search_log"), {"nummer": number.text})
        shown = place.client(who).get(sent["Location"]) if sent.status_code == 302 else sent
        may = who.has("read-log") and who.municipality == "Meerdijk"
        if (f"Gezin {number.text}:" in shown.text) != may:
            faults.append(f"{who}: must {'' if may else 'not '}find the log")
        found = place.marks.found_in(shown.text, others=place.numbers) - {number}
        faults += [f"{who}: LEAKS {mark}" for mark in found if mark.field != "LocalNumber.number" or not may]

    assert faults[:MOST_TOLD] == [], len(faults)


def test_a_derived_value_is_said_to_who_may_know_no_more(place: Installation) -> None:
    faults = []
    for who in place.people:
        page = place.client(who).get(reverse("family", args=[place.families[HERS].id]))
        reached = [subject for subject in (LISTED, UNLISTED) if who.reaches(HERS, subject)]
        for compartment, sentence in SENTENCES.items():
            times, must = page.text.count(sentence), len(reached) if who.role.rights.get(compartment) == "l" else 0
            if times != must:
                faults.append(f"{who}: '{sentence}' stands there {times} times, must be {must}")

    assert faults[:MOST_TOLD] == [], len(faults)


def test_what_may_be_known_of_a_family_is_its_number_at_least(place: Installation) -> None:
    readers = [who for who in place.people if who.knows_of(HERS)]

    assert all(who.may(sought(place, "Dossier.number", HERS, "whole family")) for who in readers)
    assert {RELATED} == sought(place, "Dossier.number", HERS, "whole family").compartments
    assert 20 < len(readers) < len(place.people) / 2
