"""A text file with separators (.csv) as one sheet of raw cells: its alphabet and its separator are found, not asked."""

from __future__ import annotations

import codecs
import csv
import io
import itertools
import re

from weerzien.exchange.workbook.extents import MOST_CELLS, MOST_CHARACTERS, MOST_FILLED_CELLS, MOST_ROWS
from weerzien.exchange.workbook.unusable import OpenQuote, TooLargeWorkbook

SEPARATORS = ";,\t"
FIRST_LINES = 20
SAMPLE_BYTES = 1 << 16
TELLS_SEPARATOR = re.compile(r"sep=([;,\t])\s*", re.IGNORECASE)
NOT_IN_TEXT = re.compile(rb"[\x01-\x08\x0b\x0e-\x1f\x7f]")
OTHER_KINDS = (b"%PDF", b"<", b"{", b"[", b"\x89PNG", b"GIF8", b"\xff\xd8\xff")
QUOTED = re.compile(r'"[^"]*"?')


def is_separated(content: bytes) -> bool:
    """Say whether bytes are text with separators, whatever the file is called."""
    if content.lstrip(b"\xef\xbb\xbf \r\n\t").startswith(OTHER_KINDS):
        return False
    if not is_wide(content) and NOT_IN_TEXT.search(content[:SAMPLE_BYTES]):
        return False
    return any(sign in line for line in first_lines(content) for sign in SEPARATORS)


def is_wide(content: bytes) -> bool:
    """Say whether text is written with two bytes for each sign, as "Unicode-tekst" of Excel is."""
    return content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) or bare_wide(content) != ""


def bare_wide(content: bytes) -> str:
    """Return the order of bytes of wide text that does not tell it itself, or nothing where it is not wide."""
    sample = content[: SAMPLE_BYTES - SAMPLE_BYTES % 2]
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    if min(even, odd) * 10 > max(even, odd) or max(even, odd) * 5 < len(sample) // 2:
        return ""
    return "utf-16-le" if odd > even else "utf-16-be"


def alphabet_of(content: bytes) -> str:
    """Return how the text is written: by its mark, else UTF-8 where all of it fits, else Windows-1252."""
    if content.startswith(codecs.BOM_UTF8):
        return "utf-8-sig"
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    if wide := bare_wide(content):
        return wide
    decoder = codecs.getincrementaldecoder("utf-8")()
    try:
        for start in range(0, len(content), SAMPLE_BYTES):
            decoder.decode(content[start : start + SAMPLE_BYTES])
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return "cp1252"
    return "utf-8"


def opened(content: bytes) -> io.TextIOWrapper:
    """Return the text, to be read line by line; a sign that does not exist becomes a question mark in a diamond."""
    return io.TextIOWrapper(io.BytesIO(content), encoding=alphabet_of(content), errors="replace", newline="")


def first_lines(content: bytes) -> list[str]:
    """Return the first lines in which anything stands."""
    text = opened(content).read(SAMPLE_BYTES)
    return list(itertools.islice((line for line in text.splitlines() if line.strip()), FIRST_LINES))


def separator_of(lines: list[str]) -> str:
    """Return the sign between the cells: the one the file names, else the one that the first lines have most."""
    if lines and (told := TELLS_SEPARATOR.fullmatch(lines[0])):
        return told[1]
    bare = [QUOTED.sub("", line) for line in lines]
    return max(
        SEPARATORS, key=lambda sign: (sum(sign in line for line in bare), sum(line.count(sign) for line in bare))
    )


def read_separated(content: bytes) -> list[list[str]]:
    """Return the rows of a text file. Raises OpenQuote and TooLargeWorkbook."""
    lines = first_lines(content)
    rows: list[list[str]] = []
    cells = filled = characters = 0
    try:
        for row in csv.reader((line.replace("\0", "") for line in opened(content)), delimiter=separator_of(lines)):
            cells += len(row) or 1
            while row and not row[-1]:
                row.pop()
            filled += sum(map(bool, row))
            characters += sum(map(len, row))
            if cells > MOST_CELLS or filled > MOST_FILLED_CELLS or characters > MOST_CHARACTERS:
                raise TooLargeWorkbook
            if len(rows) < MOST_ROWS:
                rows.append(row)
            elif row:
                raise TooLargeWorkbook
    except csv.Error as error:
        raise OpenQuote from error
    if lines and TELLS_SEPARATOR.fullmatch(lines[0]):
        rows[0] = []
    while rows and not rows[-1]:
        rows.pop()
    return rows
