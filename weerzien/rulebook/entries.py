"""Entries of a rule file that know their line, so that a mistake can be shown where it stands."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from pathlib import Path
from typing import Any, NoReturn, TypeVar

import yaml

Known = TypeVar("Known", int, date)
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
        found = {}
        names = [*allowed, *required]
        for key, value in self.node.value:
            if key.value not in names:
                near = get_close_matches(key.value, names, n=1, cutoff=0)
                meant = f"; bedoelt u '{near[0]}'?" if near else ""
                Entry(self.file, key).wrong(f"ik ken '{key.value}' hier niet{meant}")
            found[key.value] = Entry(self.file, value)
        for name in required:
            if name not in found:
                self.wrong(f"ik verwacht '{name}'")
        return found

    def pairs(self) -> list[tuple[Entry, Entry]]:
        """Return the names and values under this entry, whatever the names are."""
        if not isinstance(self.node, yaml.MappingNode):
            self.wrong("ik verwacht hier namen met een waarde")
        return [(Entry(self.file, key), Entry(self.file, value)) for key, value in self.node.value]

    def items(self) -> list[Entry]:
        """Return the entries of a list."""
        if not isinstance(self.node, yaml.SequenceNode):
            self.wrong("ik verwacht hier een lijst")
        return [Entry(self.file, item) for item in self.node.value]

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
        value = self.value if isinstance(self.node, yaml.ScalarNode) else None
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


def entries_of(path: Path) -> list[Entry]:
    """Return the rules of a file as entries. Raises WrongRule where it is not YAML."""
    with path.open(encoding="utf-8") as file:
        try:
            node = yaml.compose(file, FAST_LOADER)
        except yaml.YAMLError as wrong:
            raise WrongRule(f"{path.name}: dit is geen YAML: {wrong}") from None
    return Entry(path.name, node).items() if node else []
