"""Checks of shape: sizes, docstrings, names of files, comments that excuse."""

from __future__ import annotations

import ast
import re
from pathlib import Path

from tests.house.tree import Function, Source, files, functions, imported, sources

LONGEST_FILE = 300
LONGEST_FUNCTION = 40
MOST_POSITIONAL = 4
EXECUTE_WRAPPER = ["execute", "sql", "params", "many", "context"]  # Django calls it so
NAMELESS = {"utils", "helpers", "services", "common", "misc", "manager", "util", "helper"}
PREDICATE = ("is_", "has_")  # such a name is its own sentence
PUBLIC = {"actions", "queries", "door", "rules", "kernel"}


def check_sizes(root: Path) -> list[str]:
    """Return every file over 300 lines, function over 40 lines, and function with over 4 positional arguments."""
    found = []
    for source in sources(root, "weerzien", "tests", "benchmarks"):
        if source.is_migration:
            continue
        if (count := source.text.count("\n")) > LONGEST_FILE:
            found.append(f"{source.place}: {count} lines, {LONGEST_FILE} is the most")
        for function in functions(source.tree):
            found += size_of(source, function)
    return found


def size_of(source: Source, function: Function) -> list[str]:
    """Return what is too large about one function."""
    found = []
    place = f"{source.place}:{function.lineno} {function.name}"
    lines = (function.end_lineno or 0) - function.lineno + 1
    if lines > LONGEST_FUNCTION:
        found.append(f"{place}: {lines} lines, {LONGEST_FUNCTION} is the most")
    given = [argument.arg for argument in (*function.args.posonlyargs, *function.args.args)]
    is_fixture = any("fixture" in ast.unparse(decorator) for decorator in function.decorator_list)
    is_test = source.place.startswith("tests/") and (function.name.startswith("test_") or is_fixture)
    positional = len([name for name in given if name not in ("self", "cls")])
    if positional > MOST_POSITIONAL and not is_test and given != EXECUTE_WRAPPER:
        found.append(f"{place}: {positional} positional arguments, {MOST_POSITIONAL} is the most")
    return found


def check_docstrings(root: Path) -> list[str]:
    """Return every module without a one-line docstring, and every function that others use without one."""
    found = []
    used = {name for source in sources(root) for _, name in imported(source.tree)}
    for source in sources(root):
        if source.is_migration:
            continue
        said = ast.get_docstring(source.tree)
        if said is None:
            found.append(f"{source.place}: no docstring that says what lives here")
        module = source.place.removesuffix(".py").replace("/", ".")
        for node in source.tree.body:
            is_silent = isinstance(node, Function) and ast.get_docstring(node) is None
            if (
                is_silent
                and not node.name.startswith(PREDICATE)
                and (f"{module}.{node.name}" in used or is_public(source.place, node.name))
            ):
                found.append(f"{source.place}:{node.lineno} {node.name}: no docstring")
    return found


def is_public(place: str, name: str) -> bool:
    """Say whether a function stands where everything is meant for others."""
    parts = set(place.removesuffix(".py").split("/"))
    return bool(parts & PUBLIC) and not name.startswith("_")


def check_names_of_files(root: Path) -> list[str]:
    """Return every file or folder of the product whose name says nothing."""
    found = []
    for path in files(root):
        place = path.relative_to(root)
        if place.parts[0] in ("weerzien", "tests", "benchmarks"):
            found += [
                f"{place.as_posix()}: '{part}' says nothing about what is in it"
                for part in (*place.parts[:-1], place.stem)
                if set(part.lower().split("_")) & NAMELESS
            ]
    return found


EXCUSE = re.compile(r"#\s*(?P<kind>noqa|type:\s*ignore)(?P<rest>.*)$")
CODE = re.compile(r"^(:\s*[A-Z]+\d+(,\s*[A-Z]+\d+)*|\[[a-z-]+(,\s*[a-z-]+)*\])")
TODO = re.compile(r"\b(TODO|FIXME|XXX|HACK)\b(?P<rest>.{0,12})")


def check_excuses(root: Path) -> list[str]:
    """Return every noqa and type-ignore without a code and a reason, and every postponed thing without an issue."""
    found = []
    for source in sources(root, "weerzien", "tests", "benchmarks"):
        if source.place.startswith("tests/house/"):
            continue
        for number, line in enumerate(source.text.splitlines(), start=1):
            excuse = EXCUSE.search(line)
            if excuse and not has_code_and_reason(excuse["rest"]):
                found.append(f"{source.place}:{number}: an excuse needs its code and a reason")
            later = TODO.search(line)
            if later and not re.match(r"\(#\d+\)", later["rest"]):
                found.append(f"{source.place}:{number}: put off without an issue number")
    return found


def has_code_and_reason(rest: str) -> bool:
    """Say whether what follows an excuse has a code in brackets or after a colon, and then words."""
    code = CODE.match(rest)
    return bool(code and re.search(r"[a-z]{3}", rest[code.end() :]))
