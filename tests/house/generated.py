"""Pages of the documentation that follow from the code: `python -m tests.house.generated` writes them."""

from __future__ import annotations

import argparse
import importlib
from collections.abc import Callable, Mapping
from pathlib import Path

from tests.house.tree import REAL
from weerzien.access.abilities import ROLES_WITH
from weerzien.access.matrix import MATRIX
from weerzien.access.roles import Compartment
from weerzien.cli.main import COMMANDS

MADE = "<!-- Written by `python -m tests.house.generated`; a test compares it with the code. -->\n"


def roles_page() -> str:
    """Return the table of roles, scopes and compartments as the code has it."""
    lines = [
        "# Roles", "", MADE,
        "Scope: **M** all families of the own municipality, **I** the whole family of an involvement, **P** only the",
        "persons named in an involvement, **A** counts only, **-** none. Right: **w** read and write, **r** read,",
        "**l** a derived value only, **o** own entries only, empty closed.",
        "How it is kept: [access](../explanation/access.md).", "",
        "| role | scope | " + " | ".join(Compartment) + " |", "|---|---|" + "---|" * len(Compartment),
    ]  # fmt: skip
    for role, row in MATRIX.items():
        rights = " | ".join(str(row.rights.get(compartment, "")) for compartment in Compartment)
        lines.append(f"| {role} | {row.scope} | {rights} |")
    lines += ["", "## Abilities that no compartment gives", "", "| ability | roles |", "|---|---|"]
    lines += [f"| {ability} | {', '.join(sorted(roles))} |" for ability, roles in ROLES_WITH.items()]
    return "\n".join(lines) + "\n"


def commands_page() -> str:
    """Return every command with its arguments, as each tells them itself."""
    lines = ["# Commands", "", MADE, "`.venv/bin/weerzien COMMAND`. Exit status: 0 done, 1 refused, 2 not understood."]
    for name, module_name in COMMANDS.items():
        module = importlib.import_module(module_name)
        parser = argparse.ArgumentParser(prog=f"weerzien {name}")
        module.add_arguments(parser)
        lines += ["", f"## {name}", "", " ".join((module.__doc__ or "").split()), ""]
        given = [action for action in parser._actions if action.dest != "help"]
        if given:
            lines += ["| argument | meaning |", "|---|---|"]
        for action in given:
            spoken = (
                ", ".join(f"`{option}`" for option in action.option_strings) or f"`{action.metavar or action.dest}`"
            )
            lines.append(f"| {spoken} | {' '.join((action.help or '').split())} |")
    return "\n".join(lines) + "\n"


PAGES: Mapping[str, Callable[[], str]] = {
    "docs/reference/roles.md": roles_page,
    "docs/reference/cli.md": commands_page,
}


def check_generated(root: Path) -> list[str]:
    """Return every generated page that is not what the code says now."""
    found = []
    for name, page in PAGES.items():
        path = root / name
        if not path.exists() or path.read_text(encoding="utf-8") != page():
            found.append(f"{name}: run `python -m tests.house.generated`")
    return found


if __name__ == "__main__":
    for name, page in PAGES.items():
        (REAL / name).write_text(page(), encoding="utf-8")
