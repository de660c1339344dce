"""Reads the file in which somebody says which column is which."""

from __future__ import annotations

from pathlib import Path

from weerzien.kernel.refusals import Refused

LARGEST_MAP_BYTES = 1_000_000


class NoSuchMap(Refused):
    """Dit kolommenbestand is er niet of is geen tekst in UTF-8. Kijk de naam na en probeer het opnieuw."""


def map_text(file: Path | None) -> str:
    """Return the text of the file, empty where none was named. Raises NoSuchMap."""
    if file is None:
        return ""
    try:
        with file.open("rb") as opened:
            content = opened.read(LARGEST_MAP_BYTES + 1)
        text = content.decode("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise NoSuchMap from error
    if len(content) > LARGEST_MAP_BYTES or "\0" in text:
        raise NoSuchMap
    return text
