"""Fonts unpacked: what comes out is a font that says its new name."""

from __future__ import annotations

import struct
import zlib
from pathlib import Path

import pytest
import typst

from weerzien.web.assets import PAPER_FONTS, PAPER_SCRIPTS
from weerzien.web.paper.setting import WEB
from weerzien.web.paper.woff import SIGNATURE, checksum, unpacked


def packed(tables: dict[bytes, bytes]) -> bytes:
    """Return a WOFF file of these tables: those compressed that become smaller by it."""
    start, directory, body = 44 + 20 * len(tables), b"", b""
    for tag, table in tables.items():
        smaller = min(zlib.compress(table), table, key=len)
        directory += struct.pack(">4sIIII", tag, start + len(body), len(smaller), len(table), checksum(table))
        body += smaller + bytes(-len(smaller) % 4)
    head = struct.pack(">4s4sIHHIHHIIIII", SIGNATURE, b"\0\1\0\0", 0, len(tables), 0, 0, 1, 0, 0, 0, 0, 0, 0)
    return head + directory + body


def tables_of(font: bytes) -> dict[bytes, bytes]:
    """Return the tables of a font file, each with the sum that guards it checked."""
    found = {}
    for at in range(struct.unpack_from(">H", font, 4)[0]):
        tag, guarded, start, length = struct.unpack_from(">4sIII", font, 12 + at * 16)
        found[tag] = font[start : start + length]
        assert checksum(found[tag]) == guarded
    return found


def test_every_table_comes_back_whole_but_for_the_name() -> None:
    tables = {b"glyf": b"abc" * 100, b"head": b"xyz", b"name": b"Noto Sans"}

    found = tables_of(unpacked(packed(tables), family="Voor papier", style="Bold"))

    assert {tag: found[tag] for tag in (b"glyf", b"head")} == {tag: tables[tag] for tag in (b"glyf", b"head")}
    assert "Voor papier Bold".encode("utf-16-be") in found[b"name"]


def test_what_is_no_web_font_is_refused() -> None:
    with pytest.raises(ValueError, match="WOFF"):
        unpacked(bytes(64), family="x", style="Bold")


@pytest.mark.skipif(not PAPER_FONTS.is_dir(), reason="set-up has not unpacked the typefaces")
def test_typst_finds_each_typeface_under_the_name_that_the_templates_use() -> None:
    known = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[PAPER_FONTS]).families()
    template = Path(WEB / "paper" / "paper.typ").read_text(encoding="utf-8")

    assert set(known) == {f"Noto Sans for {subset}" for _, subset in PAPER_SCRIPTS}
    assert all(f'"{subset}"' in template for _, subset in PAPER_SCRIPTS)
