"""Arguments of commands, and what is wrong with them, in Dutch."""

from __future__ import annotations

import argparse
import re
from collections.abc import Mapping
from typing import Any, Final, NoReturn

# What argparse says, and how we say it. What is not here is shown as argparse says it: better than nothing.
SAYS: Final[Mapping[str, str]] = {
    r"the following arguments are required: (.+)": "dit ontbreekt: {0}",
    r"unrecognized arguments: (.+)": "dit ken ik niet: {0}",
    r"argument (.+?): expected one argument": "achter {0} hoort een waarde",
    r"argument (.+?): expected at least one argument": "achter {0} hoort ten minste één waarde",
    r"argument (.+?): expected (\d+) arguments": "achter {0} horen {1} waarden",
    r"argument (.+?): invalid int value: (.+)": "achter {0} hoort een heel getal, niet {1}",
    r"argument (.+?): invalid \S+ value: (.+)": "achter {0} past {1} niet",
    r"argument (.+?): invalid choice: (.+) \(choose from (.+)\)": "achter {0} kan {1} niet; kies uit {2}",
    r"argument (.+?): not allowed with argument (.+)": "{0} en {1} gaan niet samen",
    r"argument (.+?): ignored explicit argument (.+)": "achter {0} hoort geen waarde, ook niet {1}",
    r"one of the arguments (.+) is required": "geef een van deze: {0}",
    r"ambiguous option: (.+) could match (.+)": "{0} kan meer betekenen: {1}",
}
NOT_UNDERSTOOD = 2


class Wording(argparse.RawDescriptionHelpFormatter):
    """Help that begins with how the command is used."""

    def add_usage(self, usage: str | None, actions: Any, groups: Any, prefix: str | None = None) -> None:
        """Put the line with the usage on top."""
        super().add_usage(usage, actions, groups, "Gebruik: " if prefix is None else prefix)


class Parser(argparse.ArgumentParser):
    """A parser that speaks to whoever types."""

    def __init__(self, prog: str, description: str | None) -> None:
        super().__init__(prog=prog, description=description, formatter_class=Wording, add_help=False)
        self._positionals.title = "Dit hoort erbij"
        self._optionals.title = "Dit kan erbij"
        self.add_argument("-h", "--help", action="help", help="toon deze uitleg")

    def error(self, message: str) -> NoReturn:
        """Say what is wrong and how it is used, and end with status 2."""
        self.exit(NOT_UNDERSTOOD, f"{self.format_usage()}{in_dutch(message)}. `{self.prog} --help` zegt meer.\n")


def in_dutch(message: str) -> str:
    """Return what argparse says in Dutch, with a capital."""
    for pattern, words in SAYS.items():
        found = re.fullmatch(pattern, message, re.DOTALL)
        if found:
            said = words.format(*(part.removesuffix(".") for part in found.groups()))
            return said[0].upper() + said[1:]
    return message
