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
    "record_refusal": 1,
    "record_by_system": 0,
    "record_export": 1,
    "look_at": 2,
}


def actions_in_code() -> set[str]:
    """Return every action that the product writes down as a word of its own."""
    found = {ability.value for ability in Ability} | {"audit.log", "unit-of-work"}
    for source in sources(REAL):
        for node in ast.walk(source.tree):
            if not isinstance(node, ast.Call):
                continue
            place = ACTION_STANDS_AT.get(called(node))
            said = node.args[place : place + 1] if place is not None else []
            said += [word.value for word in node.keywords if word.arg == "action"]
            if place is not None or called(node) in ("unit_of_work", "Line", "only_for"):
                found |= {word.value for word in said if isinstance(word, ast.Constant) and isinstance(word.value, str)}
    return found


def test_every_action_has_words() -> None:
    actions = actions_in_code()

    assert {"family", "contacts.record", "audit.lines-removed"} <= actions
    assert sorted(actions - set(ACTION_WORDS)) == []


def test_an_action_without_words_is_shown_as_it_is() -> None:
    assert action_words("plans.signed") == "plans.signed"
