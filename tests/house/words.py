"""Checks of words: avoided words in names, refusals that are sentences, nobody's number, no machine of ours."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from tests.house.tree import files, sources, texts

LONGEST_REFUSAL = 220
DUTCH = {"de", "het", "een", "niet", "geen", "u", "uw", "is", "dit", "deze", "er", "met", "van", "op", "bij", "mag"}
ENGLISH = {"the", "please", "cannot", "must", "you", "your", "and", "this", "not", "invalid", "error"}
WHAT_NOW = re.compile(
    r"\b(begint?|bekijk|controleer|gebruik|geef|ga|haal|houd|kies|kijk|laat|lees|log|maak|meld|neem|noem|open|pas|"
    r"probeer|schrijf|sla|start|stop|stuur|sluit|typ|upload|verander|verbeter|verdeel|verwijder|voeg|voer|vraag|vul|"
    r"wacht|wijzig|zet|zoek|zorg|kunt u)\b",
    re.IGNORECASE,
)


def avoided_words(root: Path) -> dict[str, str]:
    """Return every word to avoid, as the glossary lists them, with the code word to use instead."""
    found: dict[str, str] = {}
    for line in (root / "docs" / "glossary.md").read_text(encoding="utf-8").splitlines():
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        if len(cells) == 5 and cells[0].startswith("`"):
            instead = cells[0].replace("`", "")
            found |= dict.fromkeys(re.findall(r"`([a-z_0-9]+)`", cells[4]), instead)
    return found


def check_avoided_words(root: Path) -> list[str]:
    """Return every name in the code, and of a file, that uses an avoided word as a whole word."""
    avoided = avoided_words(root)
    found = []
    for source in sources(root):
        named = [(1, Path(source.place).stem), *names_given(source.tree)]
        for line, name in named:
            spoken = f"_{snake(name)}_"
            found += [
                f"{source.place}:{line}: '{name}' says {word}; say {instead}"
                for word, instead in avoided.items()
                if f"_{word}_" in spoken or (len(word) > 4 and f"_{word}s_" in spoken)
            ]
    return found


def snake(name: str) -> str:
    """Return a name in small letters with lines between its words."""
    return re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", name).lower()


def names_given(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """Yield every name that the code itself gives to something."""
    for node in ast.walk(tree):
        if isinstance(node, ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef):
            yield node.lineno, node.name
        elif isinstance(node, ast.arg):
            yield node.lineno, node.arg
        elif isinstance(node, ast.Name | ast.Attribute) and isinstance(node.ctx, ast.Store):
            yield node.lineno, node.id if isinstance(node, ast.Name) else node.attr


def refusals_of(root: Path) -> list[tuple[str, ast.ClassDef]]:
    """Return every refusal of the product with the file it stands in."""
    classes = [
        (source.place, node)
        for source in sources(root)
        for node in ast.walk(source.tree)
        if isinstance(node, ast.ClassDef)
    ]
    kin = {"Refused"}
    while more := {n.name for _, n in classes if {ast.unparse(base) for base in n.bases} & kin} - kin:
        kin |= more
    return [(place, node) for place, node in classes if node.name in kin]


def sentence_of(node: ast.ClassDef) -> str:
    """Return what a refusal says: its docstring."""
    return " ".join((ast.get_docstring(node) or "").split())


def check_refusals(root: Path) -> list[str]:
    """Return every refusal that is not a Dutch sentence saying what, why and what now."""
    return [
        f"{place}:{node.lineno} {node.name}: {fault}" for place, node in refusals_of(root) for fault in faults_of(node)
    ]


def faults_of(node: ast.ClassDef) -> list[str]:
    """Return what is wrong with the sentence of one refusal; one that builds its own end is read up to there."""
    sentence = sentence_of(node)
    words = set(re.findall(r"[a-zé']+", sentence.lower()))
    builds_its_own = any(isinstance(part, ast.FunctionDef) for part in node.body)
    faults = []
    if not sentence:
        return ["has no sentence"]
    if not sentence[0].isupper() or sentence[-1] not in ".?":
        faults.append("is not a sentence with a capital and a full stop")
    if len(sentence) > LONGEST_REFUSAL:
        faults.append("is too long to read at a glance")
    if not words & DUTCH or words & ENGLISH:
        faults.append("is not plain Dutch")
    if not WHAT_NOW.search(sentence) and not builds_its_own:
        faults.append("does not say what to do now")
    return faults


ELEVEN = (9, 8, 7, 6, 5, 4, 3, 2, -1)
NEVER_GIVEN = "9999"
NINE_DIGITS = re.compile(r"(?<![\w.+/=-])\d{9}(?![\w+/=-]|\.\d)")
ADDRESS = re.compile(r"[\w.+-]+@[a-z0-9-]+(\.[a-z0-9-]+)+(?![\w(])")


def check_nobody(root: Path) -> list[str]:
    """Return every number that could be somebody's BSN, and every e-mail address that could be somebody's."""
    found = []
    for place, text in texts(root):
        if place.endswith((".lock", "package-lock.json", ".svg")) or "/built/" in place:
            continue
        for number in NINE_DIGITS.findall(text):
            total = sum(int(digit) * weight for digit, weight in zip(number, ELEVEN, strict=True))
            if total % 11 == 0 and not number.startswith(NEVER_GIVEN) and number != "0" * 9:
                found.append(f"{place}: {number[:3]}… could be the number of a real person")
        for address in ADDRESS.finditer(text):
            if not re.search(r"(\.example|\.test|example\.(org|com|net)|\.invalid)$", address[0]):
                found.append(f"{place}: {address[0]} could be the address of a real person")
    return found


OURS = tuple("".join(parts) for parts in (
    ("/wo", "rk/"), ("/ro", "ot/"), ("/ho", "me/"), ("bash", "_jobs"), ("pypi", ".org"), ("python", "hosted"),
    ("registry.npm", "js"), ("deb.deb", "ian.org"), ("proxy.gol", "ang"), ("localhost", ":3128"),
))  # fmt: skip


def check_speaks_of_itself(root: Path) -> list[str]:
    """Return every file that names a place on the machine it was made on, or a host that packages came from."""
    found = []
    for place, text in texts(root):
        found += [f"{place}: names {word}" for word in OURS if word in text]
    inside = str(root.parent)
    if len(inside) > len("/tmp"):
        found += [f"{place}: names the folder of this checkout" for place, text in texts(root) if f"{inside}/" in text]
    return found


def check_commitless(root: Path) -> list[str]:
    """Return every file of an editor, a machine or a secret that should not be kept."""
    stray = {".DS_Store", ".env", "id_rsa", ".swp", "Thumbs.db"}
    return [
        path.relative_to(root).as_posix()
        for path in files(root)
        if path.name in stray or path.suffix in {".swp", ".pem"}
    ]
