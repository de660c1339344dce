"""Entries of a rule file that know their line, so that a mistake can be shown where it stands."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from pathlib import Path
from typing import Any, NoReturn, TypeVar

import yaml

Known = TypeVar("Known", int, date)
MEANT = {
    "tab": "ik verwacht spaties en lees een tab",
    "expected key": "ik verwacht een naam die even ver inspringt als de namen erboven",
    "block end": "ik verwacht een naam die even ver inspringt als de namen erboven",
    "expected '-'": "ik verwacht een streepje dat even ver inspringt als de streepjes erboven",
    "',' or": "ik verwacht een komma of het haakje dat sluit",
    "mapping values": "ik verwacht hier geen tweede dubbele punt; zet de zin tussen aanhalingstekens",
    "alias": "ik verwacht een naam die eerder met & is gegeven",
    "anchor": "ik verwacht een naam achter & die nog niet is gegeven",
    "quoted scalar": "ik verwacht het aanhalingsteken dat sluit",
}
"""What a mistake in YAML comes to, by what its reader says of it."""
FAST_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class WrongRule(Exception):
    """A rule file that cannot be read: file, line, what was expected and the nearest thing known."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One node of a rule file."""

    file: str
    node: yaml.Node

    @property
    def line(self) -> int:
        """Return the line in the file, counting from 1."""
        return int(self.node.start_mark.line) + 1

    @property
    def place(self) -> str:
        """Return file and line in words."""
        return f"{self.file} regel {self.line}"

    def wrong(self, expected: str) -> NoReturn:
        """Refuse this entry: say where it stands and what was expected."""
        raise WrongRule(f"{self.place}: {expected}")

    def fields(self, allowed: Iterable[str], *, required: Iterable[str] = ()) -> dict[str, Entry]:
        """Return the entries under this one by name. Raises WrongRule for an unknown or a missing name."""
        if not isinstance(self.node, yaml.MappingNode):
            self.wrong("ik verwacht hier namen met een waarde")
        found: dict[str, Entry] = {}
        names = [*allowed, *required]
        for key, value in self.pairs():
            if key.text not in names:
                near = get_close_matches(key.text, names, n=1, cutoff=0)
                meant = f"; bedoelt u '{near[0]}'?" if near else ""
                key.wrong(f"ik ken '{key.text}' hier niet{meant}")
            if value.is_empty:
                key.wrong(f"ik verwacht iets achter '{key.text}'")
            found[key.text] = value
        for name in required:
            if name not in found:
                self.wrong(f"ik verwacht '{name}'")
        return found

    def pairs(self) -> list[tuple[Entry, Entry]]:
        """Return the names and values under this entry. Raises WrongRule for a name that stands there twice."""
        if not isinstance(self.node, yaml.MappingNode):
            self.wrong("ik verwacht hier namen met een waarde")
        found = [(Entry(self.file, key), Entry(self.file, value)) for key, value in self.node.value]
        before: dict[str, Entry] = {}
        for key, _ in found:
            if key.text in before:
                key.wrong(
                    f"'{key.text}' staat er twee keer, ook in regel {before[key.text].line}; ik verwacht het een keer"
                )
            before[key.text] = key
        return found

    def items(self) -> list[Entry]:
        """Return the entries of a list. Raises WrongRule where there are none: an empty list says nothing."""
        if not isinstance(self.node, yaml.SequenceNode):
            self.wrong("ik verwacht hier een lijst")
        if not self.node.value:
            self.wrong("ik verwacht hier een lijst met iets erin")
        return [Entry(self.file, item) for item in self.node.value]

    @property
    def is_empty(self) -> bool:
        """Return whether nothing stands here."""
        return isinstance(self.node, yaml.ScalarNode) and not str(self.node.value).strip()

    @property
    def is_mapping(self) -> bool:
        return isinstance(self.node, yaml.MappingNode)

    @property
    def text(self) -> str:
        """Return the words of this entry. Raises WrongRule where it holds more than words."""
        if not isinstance(self.node, yaml.ScalarNode):
            self.wrong("ik verwacht hier een zin of een woord")
        return str(self.node.value)

    @property
    def value(self) -> Any:
        """Return what YAML makes of this entry: words, numbers, days, lists."""
        loader = FAST_LOADER("")
        try:
            return loader.construct_document(self.node)
        finally:
            loader.dispose()

    def of_kind(self, kind: type[Known], words: str) -> Known:
        """Return what YAML makes of this entry where that is of a kind. Raises WrongRule with the kind in words."""
        try:
            value = self.value if isinstance(self.node, yaml.ScalarNode) else None
        except ValueError:
            self.wrong(no_such_day(self.text))
        if not isinstance(value, kind) or isinstance(value, bool):
            self.wrong(f"ik verwacht {words}" + (f", maar lees '{value}'" if value is not None else ""))
        return value

    def choice(self, options: dict[str, Any]) -> Any:
        """Return what a word stands for. Raises WrongRule with the nearest word known."""
        word = self.text
        if word not in options:
            near = get_close_matches(word, options, n=1, cutoff=0)
            self.wrong(f"ik verwacht een van {', '.join(options)}, maar lees '{word}'; bedoelt u '{near[0]}'?")
        return options[word]


def no_such_day(said: str) -> str:
    """Return what is wrong with a day that no calendar has, and the last one of its month that it may stand for."""
    try:
        year, month = (int(part) for part in said.split("-")[:2])
        last = date(year, month, monthrange(year, month)[1])
    except ValueError:
        return f"ik verwacht een dag die bestaat, maar lees '{said}'; bedoelt u een maand van 1 tot en met 12?"
    return f"ik verwacht een dag die bestaat, maar lees '{said}'; bedoelt u {last}?"


def entries_of(path: Path) -> list[Entry]:
    """Return the rules of a file as entries. Raises WrongRule where it is not YAML."""
    try:
        node = yaml.compose(path.read_text(encoding="utf-8"), FAST_LOADER)
    except UnicodeDecodeError as wrong:
        line = path.read_bytes()[: wrong.start].count(b"\n") + 1
        raise WrongRule(
            f"{path.name} regel {line}: ik verwacht tekst in UTF-8, maar lees een teken dat dat niet is"
        ) from None
    except yaml.MarkedYAMLError as wrong:
        raise WrongRule(not_yaml(path, wrong)) from None
    return Entry(path.name, node).items() if node else []


def not_yaml(path: Path, wrong: yaml.MarkedYAMLError) -> str:
    """Return where a file is no YAML, what stands there and what is most often meant."""
    begun_here = "flow" in str(wrong.context) or "quoted" in str(wrong.context)
    mark = (wrong.context_mark if begun_here else None) or wrong.problem_mark
    number = mark.line if mark else 0
    lines = path.read_text(encoding="utf-8").splitlines()
    line = lines[number] if number < len(lines) else ""
    said = f"{wrong.problem} {wrong.context}"
    why = next((words for sign, words in MEANT.items() if sign in said), said)
    return f"{path.name} regel {number + 1}: dit is geen YAML ({why}): '{line.strip()}'"
