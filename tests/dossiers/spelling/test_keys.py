"""Whether names that are one are kept and asked for by the same keys, and names that are two are told apart."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from weerzien.dossiers.spelling.keys import MADE_BY, ask_for, name_keys, words_of


def answers(question: str, name: str) -> bool:
    """Return whether a name would be found by a question, as PostgreSQL finds it."""
    keys = set(re.findall(r"'([^']*)'", name_keys(name)))
    asked = re.sub(r"'([^']*)':\*", lambda found: str(any(key.startswith(found[1]) for key in keys)), question)
    asked = re.sub(r"'([^']*)'", lambda found: str(found[1] in keys), asked)
    return bool(eval(asked.replace("&", " and ").replace("|", " or ")))


def sounds_like(typed: str, kept: str) -> bool:
    wordings = ask_for(typed)
    return wordings is not None and answers(wordings.alike, kept)


def distance(typed: str, kept: str) -> int:
    wordings = ask_for(typed)
    assert wordings is not None
    asked = zip(wordings.nearer, wordings.weights, strict=True)
    return sum(weight for question, weight in asked if not answers(question, kept))


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("Yohannes", "Yohanes"),
        ("ዮሃንስ", "Yohannes"),
        ("يوحنا", "Yohannes"),
        ("يوحنا", "ዮሐንስ"),
        ("Мохаммед", "محمد"),
        ("Tesfay", "Tesfai"),
        ("حسین", "Hussein"),
        ("Gebre Mariam", "Ghebremariam"),
        ("عبد الرحمن", "Abdulrahman"),
        ("Abd al-Rahman", "عبدالرحمن"),
        ("Nour al-Din", "Noureddine"),
        ("Зеленський", "Selenskyj"),
        ("Achmed", "Ahmed"),
        ("Jamal", "Gamal"),
        ("Tesf", "Tesfaye"),
        ("Tesfaye Yohannes", "Yohannes Tesfaye"),
        ("Sjirin", "شیرین"),
        ("Dschafar", "Ja'far"),
        ("Toufik", "توفيق"),
        ("Szewczenko", "Шевченко"),
        ("Makwannen", "መኮንን"),
        ("Tewodros", "Teodros"),
        ("ይስሐቅ", "إسحاق"),
        ("Zabiullah", "ذبیح الله"),
        ("Brahim", "Ibrahim"),
        ("Chosro", "Khosrow"),
    ],
    ids=[
        "doubled letter", "Ethiopic", "Arabic for Latin", "Arabic for Ethiopic", "Cyrillic for Arabic", "end of a word",
        "Persian letters", "two words as one", "servant in Arabic", "servant in Latin", "of the faith",
        "German spelling",
        "Dutch spelling", "Egyptian spelling", "its beginning", "words in another order",
        "Dutch sj", "German dsch", "French ou", "Polish letters", "rounded consonant", "glide between vowels",
        "beginning y", "h that is not heard", "beginning vowel that is not heard", "end that is not heard",
    ],
)  # fmt: skip
def test_a_name_is_found_in_another_spelling_or_script(typed: str, kept: str) -> None:
    assert sounds_like(typed, kept)


@pytest.mark.parametrize(
    ("typed", "kept"), [("Yohannes", "Tesfaye"), ("Fatima", "Farida"), ("Selam", "Dawit"), ("Ali", "Omar")]
)
def test_another_name_is_not_found(typed: str, kept: str) -> None:
    assert not sounds_like(typed, kept)


@pytest.mark.parametrize(
    ("typed", "nearest", "farther"),
    [
        ("Yohannes", "Yohannes", "Yohanes"),
        ("Yohannes", "Yohanes", "يوحنا"),
        ("حسين", "Hussein", "Hassan"),
        ("كريم", "Karim", "Karimi"),
        ("Mariam", "Mariam", "Gebre Mariam"),
        ("محمود", "Mahmoud", "Mohammed"),
        ("سليم", "Saleem", "Selam"),
        ("حسين", "ሁሴን", "Hassan"),
        ("Tsegay", "Tsegai", "Tsehay"),
        ("Hassan", "Hasan", "Al-Hasan"),
        ("Abd al-Karim", "Abdulkarim", "Abdullah Karim"),
    ],
    ids=[
        "as it was written", "the same script", "with an i", "how it ends", "fewer words", "with an u",
        "a doubled vowel", "the fifth order", "as it is likeliest meant", "without article", "two words as one",
    ],
)  # fmt: skip
def test_what_differs_less_is_nearer(typed: str, nearest: str, farther: str) -> None:
    assert sounds_like(typed, farther)
    assert distance(typed, nearest) < distance(typed, farther)


@pytest.mark.parametrize("typed", ["Yohamnes", "Yohnanes", "Yhoannes", "Johanmes"])
def test_one_mistake_is_forgiven(typed: str) -> None:
    wordings = ask_for(f"{typed} Tesfaye")

    assert wordings is not None
    assert answers(wordings.mistaken, "Yohannes Tesfaye")


def test_two_words_are_not_both_mistaken() -> None:
    wordings = ask_for("Yohamnes Mesgin")

    assert wordings is not None
    assert not answers(wordings.mistaken, "Yohannes Mesfin")


@pytest.mark.parametrize("typed", ["", "   ", "...", "-"])
def test_nothing_of_a_name_asks_nothing(typed: str) -> None:
    assert ask_for(typed) is None
    assert name_keys(typed) == MADE_BY


def test_a_script_of_which_no_sound_is_known_is_found_as_it_is_written() -> None:
    wordings = ask_for("王 Yohannes")

    assert wordings is not None
    assert not [question for question in wordings.nearer if "()" in question]
    assert answers(wordings.written, "Yohannes 王")


def test_words_between_are_left_out_unless_they_are_all_there_is() -> None:
    assert words_of("Ahmad bin Al-Hasan") == ["ahmad", "hasan"]
    assert words_of("Al") == ["al"]


@given(name=st.text(max_size=60))
def test_whatever_is_typed_makes_keys_that_find_it(name: str) -> None:
    wordings = ask_for(name)

    assert "''" not in name_keys(name)
    assert "\\" not in name_keys(name)
    assert wordings is None or answers(wordings.written, name) or len(words_of(name)) > 6
