"""Sets a template of typst with what it must say, as a PDF that is tagged for screen readers (PDF/UA-1)."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Mapping
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any, Final

import typst

WEB = Path(__file__).resolve().parents[1]
FONTS = Path(__file__).resolve().parent / "built"
"""Where setting up unpacks the typefaces; without them typst sets with its own, which have no Ethiopic letters."""
STANDARD: Final = "ua-1"
UNSHOWN = re.compile(r"the text `\"(.+?)\"` could not be displayed")
CODE_POINT = re.compile(r"\\u\{([0-9a-f]+)\}")
STAND_IN = "\N{WHITE VERTICAL RECTANGLE}"
LAST_SURE = "\u024f"
"""The last letter of Latin Extended-B: up to there typst's own typeface has them all."""
TRIES = 3
LEFT_OUT = frozenset({"Cc", "Cs", "Co", "Cn"})
TURNS = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
"""Marks that turn the direction of what follows, also of what is not theirs."""


def typeset(template: str, content: Mapping[str, Any], *, at: datetime) -> bytes:
    """Return the PDF of a template below `weerzien/web`, which reads `content` as data and never as its own language.

    A letter that no typeface here has becomes an empty box. Nothing is fetched from a network.
    """
    words = json.dumps(printable(content), ensure_ascii=False)
    for _ in range(TRIES):
        try:
            return _compiled(template, words, at)
        except typst.TypstError as error:
            unshown = frozenset(without_escapes("".join(UNSHOWN.findall(error.diagnostic)))) - {STAND_IN}
            if not unshown:
                raise
            words = "".join(STAND_IN if letter in unshown else letter for letter in words)
    return _compiled(template, "".join(STAND_IN if letter > LAST_SURE else letter for letter in words), at)


def without_escapes(told: str) -> str:
    """Return letters as they are, where typst tells some by number."""
    return CODE_POINT.sub(lambda found: chr(int(found[1], 16)), told)


def printable(content: Any) -> Any:
    """Return data with every text on one line and without marks that are no letters."""
    if isinstance(content, str):
        spaced = " ".join(content.split())
        return "".join(one for one in spaced if unicodedata.category(one) not in LEFT_OUT and one not in TURNS)
    if isinstance(content, Mapping):
        return {name: printable(value) for name, value in content.items()}
    if isinstance(content, (list, tuple)):
        return [printable(value) for value in content]
    return content


def _compiled(template: str, words: str, at: datetime) -> bytes:
    made = typst.compile(
        WEB / template,
        root=WEB,
        font_paths=_typefaces(),
        ignore_system_fonts=True,
        format="pdf",
        sys_inputs={"content": words},
        pdf_standards=[STANDARD],
        timestamp=int(at.timestamp()),
    )
    if not isinstance(made, bytes):
        raise TypeError("typst gave no single document.")
    return made


@cache
def _typefaces() -> typst.Fonts:
    return typst.Fonts(include_system_fonts=False, font_paths=[FONTS] if FONTS.is_dir() else [])
