"""Generated trees: what runs comes to what is explained, for every sort of node, true, false and unknown."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from typing import Any, get_args

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.rulebook.strategies import FIRST, LAST, days, values
from weerzien.rulebook.case import ApplicationFacts, Case, Known, PersonFacts, RowFacts
from weerzien.rulebook.compiling import compiled, sure, written
from weerzien.rulebook.derived.catalogue import DERIVED_FACTS
from weerzien.rulebook.dictionary import FACTS
from weerzien.rulebook.interpreting import Interpreter
from weerzien.rulebook.tree import (
    AllOf,
    AnyNode,
    AnyOf,
    Choose,
    Compare,
    Comparison,
    Condition,
    Earliest,
    Expression,
    Fact,
    Happened,
    IsKnown,
    IsUnsettled,
    Literal,
    Not,
    Owner,
    Parameter,
    Shift,
    Today,
    Unit,
    every_node,
)
from weerzien.rulebook.values import MOST_ANSWERS, Answers
from weerzien.rulebook.views import CaseView

PARAMETERS = {"wachttijd": 3, "venster belasting": 90}
EVENTS = ("PIP dagtekening", "woning sinds", "beschikking", "einde voogdij", "aankomst eerste ouder", "lopende nareis")
DAYS = (*EVENTS, "geboortedatum", "vergunning bekendgemaakt op", "18e verjaardag")
WORDS = {"rol in gezin": ("amv", "moeder", "referent"), "beschermingsvorm": ("A", "B")}
NUMBERS = ("intensiteit B1-route", "tolkmomenten")
TOLD = tuple(name for name in (*DAYS, *WORDS, *NUMBERS, "ingereisd", "in Nederland") if name in FACTS)
ON_DAYS = (Comparison.BEFORE, Comparison.ON_OR_BEFORE, Comparison.ON_OR_AFTER, Comparison.AFTER)
ON_NUMBERS = (Comparison.AT_LEAST, Comparison.AT_MOST, Comparison.MORE_THAN, Comparison.LESS_THAN)
NEVER_UNKNOWN = (IsKnown, IsUnsettled)
ALWAYS_KNOWN = (Today, Literal, Parameter)


def named(names: tuple[str, ...]) -> st.SearchStrategy[Fact]:
    return st.sampled_from(names).map(Fact)


ON_A_NUMBER = st.builds(
    Compare,
    named(NUMBERS),
    st.sampled_from(ON_NUMBERS),
    st.integers(0, 9).map(lambda number: (Literal(number),)),
)
ON_A_DAY = st.builds(Compare, named(DAYS), st.sampled_from(ON_DAYS), st.tuples(named(DAYS) | st.just(Today())))


def day_trees(conditions: st.SearchStrategy[Condition]) -> st.SearchStrategy[Expression]:
    """Return expressions that stand for a day: told, derived, written out, moved, the earlier one, or chosen."""
    amounts = st.integers(0, 40).map(Literal) | st.just(Parameter("wachttijd"))
    leaves = named(DAYS) | st.just(Today()) | st.dates(FIRST, LAST).map(Literal)
    return st.recursive(
        leaves,
        lambda trees: st.one_of(
            st.builds(Shift, trees, st.sampled_from((1, -1)), amounts, st.sampled_from(Unit)),
            st.builds(Earliest, trees, trees),
            st.builds(Choose, conditions, trees, trees),
        ),
        max_leaves=4,
    )


def leaf_conditions(of_days: st.SearchStrategy[Expression]) -> st.SearchStrategy[Condition]:
    """Return conditions that are not made of others."""
    words = st.sampled_from(sorted(WORDS)).flatmap(
        lambda name: st.sampled_from(WORDS[name]).map(
            lambda word: Compare(Fact(name), Comparison.ONE_OF, (Literal(word), Literal("iets anders")))
        )
    )
    return st.one_of(
        st.builds(IsKnown, named((*DAYS, *WORDS))),
        st.builds(IsUnsettled, named((*DAYS, *WORDS))),
        st.builds(Happened, named(EVENTS)),
        st.builds(Compare, of_days, st.sampled_from(ON_DAYS), st.tuples(of_days)),
        words,
        ON_A_NUMBER,
    )


SIMPLE = leaf_conditions(named(DAYS) | st.just(Today()))
CONDITIONS = st.recursive(
    leaf_conditions(day_trees(SIMPLE)),
    lambda parts: st.one_of(
        st.lists(parts, min_size=1, max_size=3).map(lambda some: AllOf(tuple(some))),
        st.lists(parts, min_size=1, max_size=3).map(lambda some: AnyOf(tuple(some))),
        parts.map(Not),
    ),
    max_leaves=6,
)


@st.composite
def pairs(draw: Any) -> Case:
    """Return a youngster and a parent of whom some of the facts are known that the trees speak of."""
    told = {name: values(FACTS[name]).map(lambda value: Known(value, "ergens")) for name in TOLD}
    people = [draw(st.fixed_dictionaries({}, optional=told)) for _ in range(2)]
    return Case(
        family="G001",
        persons=tuple(PersonFacts(key, each) for key, each in enumerate(people)),
        applications=(ApplicationFacts(2, 0, 1, {"soort aanvraag": Known("nareis")} if draw(st.booleans()) else {}),),
        told=(RowFacts(3, 0, {"tolkmoment jongere": Known(draw(days()), "ergens")}),),
        covered=frozenset(EVENTS) if draw(st.booleans()) else frozenset(),
    )


def said(reader: Interpreter, node: AnyNode) -> bool | None:
    """Return what a part of a tree comes to; of a day or a number, whether it is known."""
    if isinstance(node, Condition):
        return reader.truth(node)
    return reader.value(node) is not None


def test_every_sort_of_node_runs_as_it_is_explained_true_false_and_unknown() -> None:
    seen: dict[object, set[bool | None]] = defaultdict(set)

    @settings(max_examples=400, derandomize=True, deadline=None)
    @given(st.tuples(CONDITIONS, ON_A_NUMBER, ON_A_DAY), pairs(), st.dates(FIRST, LAST))
    def read_both(parts: tuple[Condition, ...], case: Case, on: date) -> None:
        tree = AnyOf(parts)
        run, surely = compiled(tree), sure(tree)
        for view in CaseView(case, on, DERIVED_FACTS).people.values():
            reader = Interpreter(view, PARAMETERS)
            assert run(view, PARAMETERS) == reader.truth(tree)
            assert surely(view, PARAMETERS) == (reader.truth(tree) is True)
            for node in every_node(tree):
                found = said(reader, node)
                seen[type(node)].add(found)
                if isinstance(node, Compare):
                    seen[node.comparison].add(found)

    read_both()

    wanted: dict[object, set[bool | None]] = {
        **{sort: {True, False, None} for sort in (*get_args(Condition), *Comparison)},
        **{sort: {True, False} for sort in (*NEVER_UNKNOWN, *get_args(Expression))},
        **{sort: {True} for sort in ALWAYS_KNOWN},
    }
    assert dict(seen) == wanted


def test_a_tree_is_made_into_python_that_can_be_read() -> None:
    filed_in_time = AllOf(
        (
            Compare(Fact("rol in gezin"), Comparison.ONE_OF, (Literal("amv"), Literal("Referent"))),
            Compare(
                Shift(Fact("vergunning bekendgemaakt op"), 1, Parameter("indientermijn"), Unit.MONTHS),
                Comparison.ON_OR_AFTER,
                (Today(),),
            ),
        )
    )

    assert written(filed_in_time) == (
        "def tree(view, parameters):\n"
        "    seen = view.seen\n"
        "    return (False if (held_1 := one_of_amv_referent[seen['rol in gezin'].value]) is False else "
        "False if (held_2 := is_on_or_after(plus_months(seen['vergunning bekendgemaakt op'].value, "
        "parameters['indientermijn']), view.around.today)) is False else "
        "None if held_1 is None or held_2 is None else True)\n"
    )


def test_what_is_never_unknown_is_asked_plainly() -> None:
    known, told = IsKnown(Fact("school")), IsKnown(Fact("opvang"))

    assert "(not ((seen['school'].value is not None) and (seen['opvang'].value is not None)))" in written(
        Not(AllOf((known, told)))
    )


def test_a_word_is_told_among_several_whatever_its_capitals_and_however_many_were_asked() -> None:
    answers = Answers(frozenset({"amv", "referent"}))
    words: list[str | None] = ["AMV", "amv", "moeder", None, *map(str, range(MOST_ANSWERS))]

    assert [answers[word] for word in [*words, "AMV", "moeder", "vader"]] == [
        *(None if word is None else word in ("AMV", "amv") for word in words), True, False, False
    ]  # fmt: skip
    assert len(answers) == MOST_ANSWERS


def test_somebody_elses_fact_is_looked_at_from_them() -> None:
    assert "view.of(Owner.SPONSOR).seen['beschermingsvorm']" in written(
        IsKnown(Fact("beschermingsvorm", Owner.SPONSOR))
    )


def test_a_fact_that_counts_with_numbers_is_asked_with_those_of_the_rule() -> None:
    assert "view.look('tolkmomenten', parameters)" in written(IsKnown(Fact("tolkmomenten")))
