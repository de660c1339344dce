"""Every line of the log can be said in Dutch."""

from __future__ import annotations

import ast

from tests.house.tree import REAL, called, sources
from weerzien.access.abilities import Ability
from weerzien.audit.words import ACTION_WORDS, action_words

ACTION_STANDS_AT = {
    "record_change": 1,
    "record_changes": 1,
    "record_look": 1,
    "write_look": 1,
    "record_refusal": 1,
    "record_by_system": 0,
    "record_export": 1,
    "look_at": 2,
}
NAME_THEIR_ACTION = ("unit_of_work", "carry_out", "is_done", "what_came_of", "Line", "only_for")


def actions_in_code() -> set[str]:
    """Return every action that the product writes down as a word of its own."""
    found = {ability.value for ability in Ability} | {"audit.log", "unit-of-work"}
    for source in sources(REAL):
        names = names_of_words(source.tree)
        for node in ast.walk(source.tree):
            if not isinstance(node, ast.Call):
                continue
            place = ACTION_STANDS_AT.get(called(node))
            said = node.args[place : place + 1] if place is not None else []
            said += [word.value for word in node.keywords if word.arg == "action"]
            if place is not None or called(node) in NAME_THEIR_ACTION:
                found |= {word for each in said if (word := word_of(each, names))}
    return found


def names_of_words(tree: ast.Module) -> dict[str, str]:
    """Return the words that a module gives a name, one at a time or several in a line."""
    named = {}
    for node in tree.body:
        if not isinstance(node, ast.Assign | ast.AnnAssign) or node.value is None:
            continue
        target = node.targets[0] if isinstance(node, ast.Assign) else node.target
        is_several = isinstance(target, ast.Tuple) and isinstance(node.value, ast.Tuple)
        pairs = zip(target.elts, node.value.elts, strict=True) if is_several else [(target, node.value)]
        named |= {name.id: word for name, value in pairs if isinstance(name, ast.Name) and (word := word_of(value, {}))}
    return named


def word_of(node: ast.expr, names: dict[str, str]) -> str | None:
    """Return the word that stands there, or that the name there is of; None for what is put together."""
    if isinstance(node, ast.Name):
        return names.get(node.id)
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else None


def test_every_action_has_words() -> None:
    actions = actions_in_code()

    assert {"family", "contacts.record", "audit.lines-removed"} <= actions
    assert sorted(actions - set(ACTION_WORDS)) == []


def test_an_action_without_words_is_shown_as_it_is() -> None:
    assert action_words("plans.signed") == "plans.signed"
