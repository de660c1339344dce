"""Who somebody is makes no difference: nationality, language, sex and name change no outcome."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.rulebook.strategies import families
from tests.rulebook.test_readers import ON
from weerzien.rulebook.case import Case, Known
from weerzien.rulebook.evaluate import evaluate

WHO_THEY_ARE = ("nationaliteit", "taal", "geslacht", "achternaam", "voornaam")


def as_others(case: Case, word: str) -> Case:
    """Return the same family as if everybody in it came from somewhere else and were called something else."""
    others = tuple(
        replace(person, facts={**person.facts, **{name: Known(word, "elders") for name in WHO_THEY_ARE}})
        for person in case.persons
    )
    return replace(case, persons=others)


@settings(max_examples=30, deadline=None)
@given(families(), ON, st.sampled_from(["Eritrese", "Syrische", "Nederlandse", "Onbekend"]))
def test_no_outcome_changes_with_nationality_language_sex_or_name(case: Case, on: date, word: str) -> None:
    assert evaluate(as_others(case, word), on=on) == evaluate(as_others(case, "Somalische"), on=on)
    assert evaluate(as_others(case, word), on=on) == evaluate(case, on=on)
