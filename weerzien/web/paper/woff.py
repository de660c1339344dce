"""Fonts as the web packs them, unpacked for who sets paper: the same letters under a family name of their own.

A web font comes in a file per group of scripts, all of one family: browsers choose by a range of letters. typst takes
one file per family and weight and would miss the letters of all others, so each file becomes a family.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Mapping

HEADER = struct.Struct(">4s4sIHHIHHIIIII")
ENTRY = struct.Struct(">4sIIII")
UNPACKED_HEADER = struct.Struct(">4sHHHH")
UNPACKED_ENTRY = struct.Struct(">4sIII")
NAME_HEADER = struct.Struct(">HHH")
NAME_ENTRY = struct.Struct(">HHHHHH")
SIGNATURE = b"wOFF"
WINDOWS, UNICODE, ENGLISH = 3, 1, 0x409
FAMILY, STYLE, WHOLE, POSTSCRIPT = 1, 2, 4, 6


def unpacked(packed: bytes, *, family: str, style: str) -> bytes:
    """Return the font inside a WOFF 1.0 file, named anew. Raises ValueError for any other file."""
    signature, flavour, _, count, *_ = HEADER.unpack_from(packed)
    if signature != SIGNATURE:
        raise ValueError("This is not a WOFF 1.0 file.")
    tables: dict[bytes, bytes] = {}
    for at in range(count):
        tag, start, length, whole, _ = ENTRY.unpack_from(packed, HEADER.size + at * ENTRY.size)
        table = packed[start : start + length]
        tables[tag] = zlib.decompress(table) if length < whole else table
    return put_together(flavour, {**tables, b"name": names(family, style)})


def put_together(flavour: bytes, tables: Mapping[bytes, bytes]) -> bytes:
    """Return a font file of these tables, as OpenType lays them out."""
    count = len(tables)
    power = count.bit_length() - 1
    room = 16 << power
    head = UNPACKED_HEADER.pack(flavour, count, room, power, count * 16 - room)
    place, directory, body = len(head) + count * UNPACKED_ENTRY.size, b"", b""
    for tag, table in sorted(tables.items()):
        directory += UNPACKED_ENTRY.pack(tag, checksum(table), place + len(body), len(table))
        body += padded(table)
    return head + directory + body


def names(family: str, style: str) -> bytes:
    """Return the table in which a font says how it is called."""
    whole = f"{family} {style}"
    said = {FAMILY: family, STYLE: style, WHOLE: whole, POSTSCRIPT: whole.replace(" ", "")}
    records, words = b"", b""
    for number, text in said.items():
        written = text.encode("utf-16-be")
        records += NAME_ENTRY.pack(WINDOWS, UNICODE, ENGLISH, number, len(written), len(words))
        words += written
    return NAME_HEADER.pack(0, len(said), NAME_HEADER.size + len(records)) + records + words


def padded(table: bytes) -> bytes:
    """Return a table up to the next multiple of four bytes."""
    return table + bytes(-len(table) % 4)


def checksum(table: bytes) -> int:
    """Return the sum by which OpenType guards a table."""
    whole = padded(table)
    total: int = sum(struct.unpack(f">{len(whole) // 4}I", whole))
    return total & 0xFFFFFFFF
