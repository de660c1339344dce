"""Checks of pages: views marked, templates used, parts in the gallery, no script or style inside a page."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from django.urls import URLPattern, URLResolver

INLINE = (
    (re.compile(r"<script(?![^>]*\bsrc=)", re.IGNORECASE), "a script of its own"),
    (re.compile(r"<style\b", re.IGNORECASE), "a style sheet of its own"),
    (re.compile(r"\sstyle\s*=", re.IGNORECASE), "a style attribute"),
    (re.compile(r"\son[a-z]+\s*=\s*[\"']", re.IGNORECASE), "an event attribute"),
    (re.compile(r"javascript:", re.IGNORECASE), "a script address"),
)

OWN = "weerzien.web.security."


def check_views_marked(patterns: Iterable[URLPattern | URLResolver], open_pages: frozenset[str]) -> list[str]:
    """Return every view without a mark, every open page that is not listed, and every own page that is elsewhere.

    A page marked @own_account or @proving opens before there is a second factor: it may be about nothing else.
    """
    found = []
    for name, view in named_views(patterns):
        access = getattr(view, "access", None)
        if access == "open" and name not in open_pages:
            found.append(f"{name}: open to everybody, but not on the list")
        if access == "own" and not view.__module__.startswith(OWN):
            found.append(f"{name}: marked as about one's own way in, and it stands in {view.__module__}")
        if access not in ("reads", "writes", "asks", "open", "own"):
            found.append(f"{name}: {view.__module__}.{view.__qualname__} is not marked")
    return found


def named_views(patterns: Iterable[URLPattern | URLResolver]) -> Iterator[tuple[str, Any]]:
    """Yield name and view of every address, those of other packages too."""
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            yield from named_views(pattern.url_patterns)
        else:
            yield pattern.name or str(pattern.pattern), pattern.callback


def templates(root: Path) -> dict[str, str]:
    """Return every template by the name it is asked for."""
    folder = root / "weerzien" / "web"
    return {path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8") for path in folder.rglob("*.html")}


def check_templates_used(root: Path) -> list[str]:
    """Return every template that no view, tag or other template names; `x/y` in a view names `x/y` and `x/_y`."""
    known = templates(root)
    code = (path.read_text(encoding="utf-8") for path in (root / "weerzien").rglob("*.py"))
    asked = "\n".join([*known.values(), *code])
    found = []
    for name in sorted(known):
        folder, _, leaf = name.rpartition("/")
        page = f"{folder}/{leaf.removeprefix('_').removesuffix('.html')}"
        names = (f'"{name}"', f'"{page}"', f"'{name}'")
        if not any(word in asked for word in names):
            found.append(f"weerzien/web/{name}: nobody shows it")
    return found


def check_inline(root: Path) -> list[str]:
    """Return every template with a script or style inside it: the policy of the site would block it."""
    return [
        f"weerzien/web/{name}: {words}"
        for name, text in sorted(templates(root).items())
        for pattern, words in INLINE
        if pattern.search(text)
    ]


TAG = re.compile(r"^@register\.(?:simple_tag|inclusion_tag|simple_block_tag)[^\n]*\ndef (\w+)", re.MULTILINE)


TITLE = re.compile(r"{% block title %}(.*?){% endblock %}", re.DOTALL)
OF_SOMEBODY = re.compile(r"{{[^}]*\b(family|name|person|member|youngster)\b[^}]*}}")


def check_titles(root: Path) -> list[str]:
    """Return every page whose title names somebody: a browser keeps titles in its history, on whosever computer."""
    return [
        f"weerzien/web/{name}: its title names somebody"
        for name, text in sorted(templates(root).items())
        if any(OF_SOMEBODY.search(title) for title in TITLE.findall(text))
    ]


def check_gallery(root: Path) -> list[str]:
    """Return every component that the gallery does not show, by itself or inside another that it shows."""
    tags = (root / "weerzien/web/components/tags.py").read_text(encoding="utf-8")
    shown = "\n".join(text for name, text in templates(root).items() if name.startswith(("gallery/", "components/")))
    shown += "\n".join(text for name, text in templates(root).items() if name == "base.html")
    return [f"{name}: not in the gallery" for name in TAG.findall(tags) if not re.search(rf"{{%\s*{name}\b", shown)]
