"""Names of municipalities: those of one and the same, and those that only look like it."""

from __future__ import annotations

import pytest
import yaml

from weerzien.kernel.municipalities import FILE, municipality_key, plain, same_municipality


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Den Bosch", "'s-Hertogenbosch"),
        ("den haag", "\N{RIGHT SINGLE QUOTATION MARK}s Gravenhage"),
        ("'s-Gravenhage (gemeente)", "Gemeente Den Haag"),
        ("gem. Meerdijk", "MEERDIJK"),
        ("gem.Meerdijk", "gemeente  Meerdijk"),
        ("Sudwest Fryslan", "S\u00fadwest-Frysl\u00e2n"),
        ("\N{LATIN CAPITAL LIGATURE IJ}sselstein", "IJsselstein"),
        ("Bergen NH", "Bergen (NH.)"),
        ("De Friese Meren", "De Fryske Marren"),
    ],
)
def test_two_names_of_one_municipality_are_the_same(one: str, other: str) -> None:
    assert same_municipality(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Bergen (L.)", "Bergen (NH.)"),
        ("Bergen", "Bergen (NH.)"),
        ("Gemert-Bakel", "Ert-Bakel"),
        ("Alphen", "Alphen aan den Rijn"),
        ("Boxmeer", "Land van Cuijk"),
        ("Gemeente", ""),
        ("\u0627\u0644\u0641", "\u0628\u0627\u0621"),
    ],
)
def test_what_the_list_does_not_say_is_not_guessed(one: str, other: str) -> None:
    assert not same_municipality(one, other)


def test_every_name_in_the_list_is_of_one_municipality_and_has_a_source() -> None:
    said = yaml.safe_load(FILE.read_text(encoding="utf-8"))
    entries = said["gemeenten"]
    official = [plain(entry["naam"]) for entry in entries]
    others = [plain(also) for entry in entries for also in entry["ook"]]

    assert len({*official, *others}) == len(official) + len(others)
    assert all(entry["bron"] in said["bronnen"] for entry in entries)
    assert all(municipality_key(also) == plain(entry["naam"]) for entry in entries for also in entry["ook"])
