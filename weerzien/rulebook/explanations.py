"""What an explanation of one outcome holds: the rule, its source, the facts used and the tree with their values."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from weerzien.rulebook.outcomes import Outcome


@dataclass(frozen=True, slots=True)
class Source:
    """Where a rule comes from. `url` is empty where there is none; `seen_on` is the day it was read."""

    title: str
    article: str
    seen_on: date | None
    url: str


@dataclass(frozen=True, slots=True)
class FactUsed:
    """One fact the rule looked at: its name, its value in words, the place it was read, and whether it is known."""

    name: str
    value_words: str
    place: str
    known: bool


@dataclass(frozen=True, slots=True)
class Node:
    """One part of the rule in words, with what it comes to for this family: true, false or unknown (None)."""

    words: str
    truth: bool | None
    children: tuple[Node, ...] = ()


@dataclass(frozen=True, slots=True)
class Explanation:
    """Why an outcome is what it is. `outcome` is nothing where the rule says nothing on this day.

    `extended_to` is what the Algemene termijnenwet would make of a strict day, nothing where it leaves it as it is.
    """

    rule: str
    title: str
    step: str
    sentence: str
    ground: str
    certainty: str
    certainty_words: str
    source: Source
    version_from: date
    version_until: date | None
    facts: tuple[FactUsed, ...]
    tree: Node
    doubts: tuple[str, ...]
    not_translated: tuple[str, ...]
    outcome: Outcome | None
    extended_to: date | None = None
