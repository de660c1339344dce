"""Checks of forms: what somebody types at length is kept until it is saved, so the form says that it is a draft."""

from __future__ import annotations

import importlib
import pkgutil
import re
from collections.abc import Collection, Iterator
from pathlib import Path

from django import forms

import weerzien.web
from tests.house.pages import templates

FORM = re.compile(r"<form\b([^>]*\bmethod=\"post\"[^>]*)>(.*?)</form>", re.DOTALL)
OF_THE_WAY_IN = ("accounts/", "security/")
"""What is typed here is kept nowhere, on purpose: passwords, codes and the names of keys."""
NOTHING_TYPED = ("families/_columns.html", "families/_what_if.html", "imports/_columns.html")
"""Here one chooses columns, or asks what would be: there is no text of one's own that could be lost."""
ADDRESS = re.compile(r"\b(?:action|data-draft-of)=\"{% url \"(\w+)\"")
NAMED = re.compile(r"\.(\w+),\s*name=\"(\w+)\"")
"""How a list of addresses names one, behind its view."""
WHY = "Waarom"
"""How the label of a reason begins."""


def check_forms_keep_drafts(root: Path, free: Collection[str]) -> list[str]:
    """Return every form that posts a text of somebody's own, a field called one of `free`, and keeps no draft of it."""
    names = "|".join(sorted(free))
    typed = re.compile(rf"<textarea|\bfield bound\b|\bfield [\w.]+\.(?:{names})\b|\bname=\"(?:{names})\"")
    return [
        f"weerzien/web/{name}: a form that posts a text of somebody's own, without data-draft"
        for name, text in sorted(templates(root).items())
        if not name.startswith((*OF_THE_WAY_IN, *NOTHING_TYPED))
        for opening, inside in FORM.findall(text)
        if typed.search(inside) and "data-draft=" not in opening
    ]


def drafted(root: Path) -> dict[str, str]:
    """Return the names of the addresses that save what a form with a draft holds, each with its template."""
    return {
        found[-1]: name
        for name, text in sorted(templates(root).items())
        for opening, _ in FORM.findall(text)
        if "data-draft=" in opening and (found := ADDRESS.findall(opening))
    }


def check_drafts_end(root: Path) -> list[str]:
    """Return every form whose draft would stay when it is saved: its view forgets nothing."""
    views = [path.read_text(encoding="utf-8") for path in sorted((root / "weerzien" / "web").rglob("*.py"))]
    called = dict(found[::-1] for text in views for found in NAMED.findall(text))
    forgets = "\n".join(text for text in views if re.search(r"\b(?:saved|forget)\(request", text))
    return [
        f"weerzien/web/{template}: what was typed for {name} stays a draft when it is saved"
        for name, template in drafted(root).items()
        if not re.search(rf"\bdef {called.get(name, name)}\(", forgets)
    ]


def free_text_fields() -> frozenset[str]:
    """Return what the forms of the pages call the fields in which a text of one's own is typed."""
    for module in pkgutil.walk_packages(weerzien.web.__path__, "weerzien.web."):
        if "forms" in module.name:
            importlib.import_module(module.name)
    return frozenset(
        name
        for form in every_form(forms.Form)
        if form.__module__.startswith("weerzien.web.")
        for name, field in form.base_fields.items()
        if isinstance(field, forms.CharField)
        and (isinstance(field.widget, forms.Textarea) or str(field.label or "").startswith(WHY))
    )


def every_form(of: type[forms.BaseForm]) -> Iterator[type[forms.BaseForm]]:
    """Yield every form that is built on another."""
    for form in of.__subclasses__():
        yield form
        yield from every_form(form)
