"""Checks of who knows whom: private tables, facts changed in the unit of work, no clock below the surface."""

from __future__ import annotations

import ast
import re
from pathlib import Path

from tests.house.tree import REAL, called, imported, sources

SURFACE = ("web", "api", "jobs", "cli")
CLOCKS = {
    "date.today", "datetime.date.today", "datetime.now", "datetime.datetime.now", "datetime.utcnow", "datetime.today",
    "timezone.now", "timezone.localdate", "timezone.localtime", "time.time", "localdate", "now",
}  # fmt: skip
SQL_CLOCK = re.compile(r"\b(current_date|current_timestamp|localtimestamp|now\(\)|clock_timestamp\(\))", re.IGNORECASE)
APP_OF_FACTS = re.compile(r"^weerzien\.(?!audit|exchange)\w+")  # these two open transactions of their own
TABLE = re.compile(r"^weerzien\.(?P<app>\w+)\.models(\.|$)")


def check_private_tables(root: Path) -> list[str]:
    """Return every import of another app's tables; a module of abstract bases alone is no table."""
    found = []
    for source in sources(root):
        for line, name in imported(source.tree):
            other = TABLE.match(name)
            if other and other["app"] != source.folder and not is_abstract(root, name):
                found.append(f"{source.place}:{line}: {name} is private to {other['app']}")
    return found


APPS = sorted(folder.parent.name for folder in (REAL / "weerzien").glob("*/migrations"))
SQL_TABLE = re.compile(rf'\b(?:from|join|into|update)\s+"?((?:{"|".join(APPS)})_[a-z_]+)', re.IGNORECASE)
AS_OWNER = {"weerzien/cli/fill_demo.py", "weerzien/cli/server.py"}
"""These make a demo's database as its owner, before there is anybody who could act."""


def check_private_sql(root: Path) -> list[str]:
    """Return every SQL sentence that names a table of another app; migrations lay tables and policies across apps."""
    found = []
    for source in sources(root):
        if source.is_migration or source.place in AS_OWNER:
            continue
        for node in ast.walk(source.tree):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                tables = [table for table in SQL_TABLE.findall(node.value) if not table.startswith(f"{source.folder}_")]
                found += [f"{source.place}:{node.lineno}: {table} is private to its app" for table in tables]
    return found


def is_abstract(root: Path, name: str) -> bool:
    """Say whether a name comes out of a module in which every model is abstract."""
    path = (root / name.rpartition(".")[0].replace(".", "/")).with_suffix(".py")
    if not path.exists():
        return False
    models = [
        node
        for node in ast.parse(path.read_text(encoding="utf-8")).body
        if isinstance(node, ast.ClassDef) and any("Model" in ast.unparse(base) for base in node.bases)
    ]
    return bool(models) and all("abstract = True" in ast.unparse(node) for node in models)


def check_unit_of_work(root: Path) -> list[str]:
    """Return every action that the surface calls outside `with unit_of_work(...)`; exchange opens it by the module."""
    found = []
    for source in sources(root):
        opens = re.search(r"with [^\n]*unit_of_work\(", source.text)
        if source.folder == "exchange" and names_of_actions(source.tree) and not opens:
            found.append(f"{source.place}: calls actions and opens no unit of work")
        if source.folder not in SURFACE:
            continue
        doers = names_of_actions(source.tree)
        inside = {
            id(call)
            for block in ast.walk(source.tree)
            if isinstance(block, ast.With) and any("unit_of_work" in ast.unparse(item) for item in block.items)
            for call in ast.walk(block)
        } | {
            id(call)
            for deed in ast.walk(source.tree)
            if isinstance(deed, ast.FunctionDef) and is_handed_work(deed)
            for call in ast.walk(deed)
        }
        for call in ast.walk(source.tree):
            if isinstance(call, ast.Call) and called(call).split(".")[0] in doers and id(call) not in inside:
                found.append(f"{source.place}:{call.lineno}: {called(call)} outside the unit of work")
    return found


def is_handed_work(function: ast.FunctionDef) -> bool:
    """Say whether a function is given a `Work`: nothing but an open unit of work makes one."""
    return any(one.annotation is not None and ast.unparse(one.annotation) == "Work" for one in function.args.args)


ONE_PLACE = "weerzien/web/deeds.py"


def check_attempts(root: Path) -> list[str]:
    """Return every unit of work of a page that is opened elsewhere than in one place, or there only once.

    Where it meets another and is not done anew, somebody would see an error.
    """
    found = []
    for source in sources(root):
        for block in ast.walk(source.tree) if source.folder in ("web", "api") else ():
            items = [ast.unparse(item) for item in block.items] if isinstance(block, ast.With) else []
            if not any("unit_of_work(" in item for item in items):
                continue
            if source.place != ONE_PLACE:
                found.append(f"{source.place}:{block.lineno}: a unit of work of its own; {ONE_PLACE} opens them")
            elif "attempt" not in items:
                found.append(f"{source.place}:{block.lineno}: a unit of work without an attempt")
    return found


def names_of_actions(tree: ast.Module) -> set[str]:
    """Return the names by which a module calls actions: the module `actions` itself, or functions out of it."""
    names = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and APP_OF_FACTS.match(node.module or ""):
            for alias in node.names:
                if alias.name == "actions" or f".{node.module}.".endswith(".actions."):
                    names.add(alias.asname or alias.name)
    return names


def check_clock(root: Path) -> list[str]:
    """Return every look at the clock below the surface, in Python and in SQL."""
    found = []
    for source in sources(root):
        if source.folder in (*SURFACE, "config"):
            continue
        for node in ast.walk(source.tree):
            if isinstance(node, ast.Call) and called(node) in CLOCKS:
                found.append(f"{source.place}:{node.lineno}: {called(node)} below the surface")
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and is_sql_with_clock(node.value):
                found.append(f"{source.place}:{node.lineno}: SQL that looks at the clock")
    for path in sorted((root / "weerzien").rglob("*.sql")):
        if is_sql_with_clock(path.read_text(encoding="utf-8")):
            found.append(f"{path.relative_to(root).as_posix()}: SQL that looks at the clock")
    return found


def is_sql_with_clock(text: str) -> bool:
    """Say whether a text is SQL that asks for the time."""
    return bool(SQL_CLOCK.search(text)) and bool(re.search(r"\b(select|insert|update|policy|function)\b", text, re.I))


def check_numbers_of_law(root: Path) -> list[str]:
    """Return every number of months or weeks and more of days that is written in code instead of in the rulebook."""
    found = []
    for source in sources(root):
        if source.folder in ("rulebook", "kernel", "exchange", "cli", "config", "web"):
            continue
        for node in ast.walk(source.tree):
            if not isinstance(node, ast.Call):
                continue
            name, numbers = called(node).split(".")[-1], literals(node)
            if (name == "plus_months" and numbers) or (name == "timedelta" and any(number > 1 for number in numbers)):
                found.append(f"{source.place}:{node.lineno}: a term of law belongs in the rulebook, with its source")
    return found


def literals(call: ast.Call) -> list[float]:
    """Return the numbers that stand in a call as they are; only days, weeks and months count."""
    values = [*call.args, *(keyword.value for keyword in call.keywords if keyword.arg in ("days", "weeks", "months"))]
    return [abs(ast.literal_eval(value)) for value in values if is_number(value)]


def is_number(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and isinstance(node.value, int | float)


def check_ungreedy_tables(root: Path) -> list[str]:
    """Return every model with an order of its own or a clock of its own."""
    found = []
    for source in sources(root):
        for node in ast.walk(source.tree):
            if isinstance(node, ast.ClassDef) and node.name == "Meta" and "ordering =" in ast.unparse(node):
                found.append(f"{source.place}:{node.lineno}: Meta.ordering hides an order; say it in the query")
            if isinstance(node, ast.keyword) and node.arg in ("auto_now", "auto_now_add"):
                found.append(f"{source.place}:{node.value.lineno}: {node.arg} is a clock in a table")
    return found
