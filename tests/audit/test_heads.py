"""The file of heads grows for years: it is read from its end, and a chain finds its own heads anywhere in it."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID

from weerzien.audit.heads import END_BYTES, Head, append_heads, hashes_of, lines_of, read_heads

AT = datetime(2026, 11, 22, 9, tzinfo=UTC)
HERE, THERE = UUID(int=1), UUID(int=2)


def head(sequence: int, chain: UUID | None = HERE) -> Head:
    return Head(chain, sequence, f"{sequence:064x}", AT)


def test_what_stands_at_the_end_is_not_written_again(tmp_path: Path) -> None:
    file = tmp_path / "heads.jsonl"

    append_heads(file, [head(1), head(2)])
    append_heads(file, [head(2), head(3)])

    assert read_heads(file) == ((head(1), head(2), head(3)), 0)


def test_of_a_file_of_years_only_the_end_is_read(tmp_path: Path) -> None:
    file = tmp_path / "heads.jsonl"
    years = lines_of([head(1)]) + lines_of([head(9, THERE)]) * (2 * END_BYTES // len(lines_of([head(9, THERE)])))
    file.write_text(years + lines_of([head(2)]))

    append_heads(file, [head(1), head(2), head(3)])

    assert file.read_text() == years + lines_of([head(2), head(1), head(3)])


def test_a_line_that_was_cut_off_is_closed_and_no_head_is_lost(tmp_path: Path) -> None:
    file = tmp_path / "heads.jsonl"
    file.write_text(lines_of([head(1)]) + '{"municipality"')

    append_heads(file, [head(2)])

    assert read_heads(file) == ((head(1), head(2)), 1)


def test_a_chain_finds_its_own_heads_and_those_of_nobody_else(tmp_path: Path) -> None:
    file = tmp_path / "heads.jsonl"
    append_heads(file, [head(1), head(1, THERE), head(4, None), head(2)])

    found = [hashes_of(file, chain) for chain in (HERE, THERE, None)]

    assert found == [{1: head(1).hash, 2: head(2).hash}, {1: head(1).hash}, {4: head(4).hash}]
