"""Pages of the documentation that follow from the code: `python -m tests.house.generated` writes them."""

from __future__ import annotations

import argparse
import ast
import importlib
import importlib.util
import os
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import django

from tests.cli.demo_states import demo_page
from tests.house.papers import rules_of
from tests.house.tree import REAL
from tests.house.words import refusals_of, sentence_of
from tests.matrix.paper import access_page
from weerzien.access.abilities import ROLES_WITH
from weerzien.access.matrix import MATRIX
from weerzien.access.roles import Compartment
from weerzien.cli.main import COMMANDS
from weerzien.rulebook.derived.catalogue import DERIVED_FACTS

LEFT_OUT = {"regel", "titel", "toetsen"}
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
    lines += disclosures()
    return "\n".join(lines) + "\n"


def disclosures() -> list[str]:
    """Return what may be known without the facts beneath it, by whom, and on what ground."""
    lines = [
        "", "## What may be known without the facts", "",
        "Outcomes of rules rest on these values, and no page shows the facts beneath: [decision 32]"
        "(../decisions/0032-what-may-be-known-without-the-facts.md).", "",
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


def rules_page() -> str:
    """Return every rule as its file says it: source, parameters, versions and sentences; the cases stay in the file."""
    found = sorted(((rule, place) for place, rule in rules_of(REAL)), key=lambda each: str(each[0]["regel"]))
    lines = ["# The rules", "", MADE, "| rule | title | about | ground | certainty |", "|---|---|---|---|---|"]
    for rule, _ in found:
        row = [str(rule.get(part, "")) for part in ("regel", "titel", "onderwerp", "grond", "zekerheid")]
        lines.append(f"| [{row[0]}](#{row[0].lower()}) | {' | '.join(row[1:])} |")
    for rule, place in found:
        lines += ["", f'<a id="{str(rule["regel"]).lower()}"></a>', "", f"## {rule['regel']} {rule['titel']}", ""]
        lines += bullets({name: value for name, value in rule.items() if name not in LEFT_OUT})
        lines += ["", f"Stands in `{place}`, with {len(rule.get('toetsen', []))} cases."]
    return "\n".join(lines) + "\n"


def bullets(value: Any, depth: int = 0) -> list[str]:
    """Return what stands in a rule file as a list in a list."""
    indent = "  " * depth
    lines: list[str] = []
    for item in value.items() if isinstance(value, dict) else ((None, item) for item in value):
        name, content = item
        head = f"{indent}- **{name}**:" if name is not None else f"{indent}-"
        if isinstance(content, dict | list) and content:
            lines += [head, *bullets(content, depth + 1)]
        else:
            lines.append(f"{head} {spoken(content)}")
    return lines


def spoken(content: Any) -> str:
    """Return a value as a person says it."""
    words = {True: "ja", False: "nee"}.get(content) if isinstance(content, bool) else None
    return words or " ".join(str("" if content is None else content).split())


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


PAGES: Mapping[str, Callable[[], str]] = {
    "docs/reference/roles.md": roles_page,
    "docs/reference/cli.md": commands_page,
    "docs/reference/rules.md": rules_page,
    "docs/reference/refusals.md": refusals_page,
    "docs/reference/demo-workbook.md": demo_page,
    "docs/reference/access.md": access_page,
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
