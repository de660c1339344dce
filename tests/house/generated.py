"""Pages of the documentation that follow from the code: `python -m tests.house.generated` writes them."""

from __future__ import annotations

import argparse
import ast
import importlib
import importlib.util
import os
from collections.abc import Callable, Mapping
from pathlib import Path

import django

from tests.cli.demo_states import demo_page
from tests.house.rulebook_page import MADE, rulebook_page
from tests.house.themes_page import themes_page
from tests.house.tree import REAL
from tests.house.words import refusals_of, sentence_of
from tests.matrix.paper import access_page
from weerzien.access.abilities import ROLES_WITH
from weerzien.access.matrix import MATRIX
from weerzien.access.roles import Compartment
from weerzien.cli.main import COMMANDS
from weerzien.rulebook.derived.catalogue import DERIVED_FACTS


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
    lines += disclosures()
    return "\n".join(lines) + "\n"


def disclosures() -> list[str]:
    """Return what may be known without the facts beneath it, by whom, and on what ground."""
    lines = [
        "", "## What may be known without the facts", "",
        "Outcomes of rules rest on these values, and no page shows the facts beneath: [decision 31]"
        "(../decisions/0031-what-may-be-known-without-the-facts.md).", "",
        "| value | taken from | known with | ground |", "|---|---|---|---|",
    ]  # fmt: skip
    for fact in DERIVED_FACTS.values():
        if fact.disclosure:
            known_with = ", ".join(f"`{need}`" for need in sorted(fact.asks))
            beneath = ", ".join(fact.rests_on)
            lines.append(f"| {fact.name} | {beneath} | {known_with} | {fact.disclosure.ground} |")
    return lines


def commands_page() -> str:
    """Return every command with its arguments, as each tells them itself."""
    lines = ["# Commands", "", MADE, "`.venv/bin/weerzien COMMAND`. Exit status: 0 done, 1 refused, 2 not understood."]
    for name, module_name in COMMANDS.items():
        if importlib.util.find_spec(module_name) is None:
            continue
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


def refusals_page() -> str:
    """Return every sentence with which the product says no, so that whoever changes one sees a test fail."""
    lines = [
        "# How it says no", "", MADE,
        "Every refusal of weerzien, as a person reads it. A sentence that ends in … goes on with what was found, such",
        "as the number of a port.", "", "| sentence | refusal | stands in |", "|---|---|---|",
    ]  # fmt: skip
    for place, node in sorted(refusals_of(REAL), key=lambda each: (each[0], each[1].lineno)):
        goes_on = any(isinstance(part, ast.FunctionDef) and part.name == "__str__" for part in node.body)
        told = sentence_of(node) + (" …" if goes_on and node.name != "Refused" else "")
        lines.append(f"| {told} | `{node.name}` | `{place}` |")
    return "\n".join(lines) + "\n"


def forms_page() -> str:
    """Return on which form everything is written down."""
    from tests.house import forms_page as page

    return page.forms_page()


PAGES: Mapping[str, Callable[[], str]] = {
    "docs/reference/roles.md": roles_page,
    "docs/reference/cli.md": commands_page,
    "docs/reference/rulebook.md": rulebook_page,
    "docs/reference/themes.md": themes_page,
    "docs/reference/refusals.md": refusals_page,
    "docs/reference/demo-workbook.md": demo_page,
    "docs/reference/access.md": access_page,
    "docs/reference/forms.md": forms_page,
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
    os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings_for_types"
    django.setup()
    for place, write in PAGES.items():
        (REAL / place).write_text(write(), encoding="utf-8")
