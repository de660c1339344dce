"""Checks of papers: settings, dependencies and decisions explained, links that lead somewhere, rules that cite."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from tests.house.tree import sources

ASKED = re.compile(r"[(\[]\s*\"((?:WEERZIEN|DATABASE)_[A-Z_]+)\"")
LINK = re.compile(r"(?<!!)\[[^\]]*\]\((?!https?:|mailto:|#)([^)#\s]+)")
PICTURE = re.compile(r"!\[([^\]]*)\]\(([^)\s]+)\)")
HALF_A_PAGE = 60
PARTS = ("## Why", "## What", "## Not chosen", "## So")


def check_settings_explained(root: Path) -> list[str]:
    """Return every setting that the code reads from the environment and the settings page does not explain."""
    explained = (root / "docs" / "reference" / "settings.md").read_text(encoding="utf-8")
    asked = {name: source.place for source in sources(root) for name in ASKED.findall(source.text)}
    return [
        f"{place}: {name} is not in settings.md"
        for name, place in sorted(asked.items())
        if f"`{name}`" not in explained
    ]


def dependencies(root: Path) -> list[str]:
    """Return the names of all packages that the project asks for."""
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    asked = [*project["dependencies"], *(name for more in project["optional-dependencies"].values() for name in more)]
    return [re.split(r"[\[=<>~! ]", name)[0].lower() for name in asked]


def check_dependencies_explained(root: Path) -> list[str]:
    """Return every package without a row of reason, licence and way out, and every row of a package that is gone."""
    rows = {}
    for line in (root / "docs" / "reference" / "dependencies.md").read_text(encoding="utf-8").splitlines():
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        if len(cells) == 4 and cells[0].startswith("`"):
            rows[cells[0].strip("`").lower()] = cells[1:]
    asked = dependencies(root)
    found = [f"{name}: no reason, licence and way out" for name in asked if not all(rows.get(name, [""]))]
    javascript = {name for name in rows if "/" in name or name.endswith(".js") or name in ("htmx.org", "esbuild")}
    return found + [f"{name}: explained, but not asked for" for name in sorted(set(rows) - set(asked) - javascript)]


def pages_of(root: Path) -> Iterator[Path]:
    """Yield every page of the documentation."""
    yield from sorted([*root.glob("*.md"), *(root / "docs").rglob("*.md")])


def check_links(root: Path) -> list[str]:
    """Return every link to a file that is not there, and every picture without words."""
    found = []
    for page in pages_of(root):
        text = page.read_text(encoding="utf-8")
        place = page.relative_to(root).as_posix()
        targets = [*LINK.findall(text), *(target for _, target in PICTURE.findall(text))]
        found += [f"{place}: {target} is not there" for target in targets if not (page.parent / target).exists()]
        found += [f"{place}: {target} has no words" for words, target in PICTURE.findall(text) if not words]
    return found


def check_decisions(root: Path) -> list[str]:
    """Return every decision record that is not numbered in order, lacks a part, is too long, or is not in the list."""
    folder = root / "docs" / "decisions"
    listed = (folder / "README.md").read_text(encoding="utf-8")
    found = []
    for number, path in enumerate(sorted(folder.glob("[0-9]*.md")), start=1):
        text = path.read_text(encoding="utf-8")
        if not path.name.startswith(f"{number:04d}-"):
            found.append(f"{path.name}: {number:04d} comes next")
        found += [f"{path.name}: no {part}" for part in PARTS if part not in text]
        if text.count("\n") > HALF_A_PAGE:
            found.append(f"{path.name}: longer than half a page")
        if path.name not in listed:
            found.append(f"{path.name}: not in the list")
    return found


def rules_of(root: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield every rule of the rulebook as it stands in its file, with the place of the file."""
    for path in sorted((root / "weerzien" / "rulebook" / "rules").rglob("*.yaml")):
        for rule in yaml.safe_load(path.read_text(encoding="utf-8")) or []:
            yield path.relative_to(root).as_posix(), rule


def check_rules_cited(root: Path) -> list[str]:
    """Return every rule whose numbers have no source: what it rests on, seen on which day, how sure it is."""
    found = []
    for place, rule in rules_of(root):
        name = f"{place} {rule.get('regel', '?')}"
        source = rule.get("bron") or {}
        found += [f"{name}: no {part}" for part in ("grond", "wie", "titel", "zekerheid") if not rule.get(part)]
        if not source.get("titel"):
            found.append(f"{name}: its source has no name")
        if rule.get("grond") in ("wet", "beleid") and not source.get("gezien"):
            found.append(f"{name}: nobody says when its source was read")
    return found
