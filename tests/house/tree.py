"""The source tree as the house checks read it."""

from __future__ import annotations

import ast
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

REAL = Path(__file__).resolve().parents[2]
TEXT = {".py", ".md", ".html", ".yaml", ".yml", ".toml", ".css", ".js", ".sql", ".lark", ".txt", ".cfg", ".json", ""}
Function = ast.FunctionDef | ast.AsyncFunctionDef


@dataclass(frozen=True)
class Source:
    """One Python file: where it is from the root, its text and its syntax tree."""

    place: str
    text: str
    tree: ast.Module

    @property
    def folder(self) -> str:
        """Return the app or layer it belongs to: the folder under weerzien/."""
        parts = self.place.split("/")
        return parts[1] if len(parts) > 2 else ""

    @property
    def is_migration(self) -> bool:
        return "/migrations/" in self.place


@lru_cache(maxsize=4096)
def parse(path: Path, changed: float) -> tuple[str, ast.Module]:
    """Return the text and tree of a file as it was at its last change."""
    text = path.read_text(encoding="utf-8")
    return text, ast.parse(text, filename=str(path))


def files(root: Path) -> list[Path]:
    """Return every file that is or would be in the repository; of a bad fixture, every file."""
    if not (root / ".git").exists():
        return sorted(path for path in root.rglob("*") if path.is_file())
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"]
    said = subprocess.run(command, cwd=root, capture_output=True, text=True, check=True).stdout
    return sorted(root / name for name in said.split("\0") if name and (root / name).is_file())


def texts(root: Path) -> Iterator[tuple[str, str]]:
    """Yield place and text of every file that people read."""
    for path in files(root):
        if path.suffix in TEXT:
            yield path.relative_to(root).as_posix(), path.read_text(encoding="utf-8")


def sources(root: Path, *folders: str) -> Iterator[Source]:
    """Yield the Python files of the product, or of the folders named."""
    for folder in folders or ("weerzien",):
        for path in sorted((root / folder).rglob("*.py")):
            if "node_modules" not in path.parts:
                text, tree = parse(path, path.stat().st_mtime)
                yield Source(path.relative_to(root).as_posix(), text, tree)


def functions(tree: ast.AST) -> Iterator[Function]:
    """Yield every function and method."""
    return (node for node in ast.walk(tree) if isinstance(node, Function))


def called(node: ast.Call) -> str:
    """Return what is called as it stands there: `date.today`."""
    return ast.unparse(node.func)


def imported(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """Yield line and full name of everything imported: `from a.b import c` is `a.b.c`."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield from ((node.lineno, f"{node.module}.{alias.name}") for alias in node.names)


def holds(found: list[str]) -> None:
    """Fail with everything that was found, one a line."""
    assert not found, "\n" + "\n".join(found)
