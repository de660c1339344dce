"""What may be said of a document, and how large one may be."""

from __future__ import annotations

import pytest

from weerzien.documents.rules.refusals import NoReason, NoTitle, ReasonTooLong, TitleTooLong, TooLarge, size_words
from weerzien.documents.rules.writing import REASON_LENGTH, TITLE_LENGTH, check_reason, check_size, check_title
from weerzien.kernel.refusals import Refused


@pytest.mark.parametrize(
    ("title", "refused"),
    [(" ", NoTitle), ("a" * (TITLE_LENGTH + 1), TitleTooLong)],
    ids=["nothing", "too long"],
)
def test_a_title_says_something_and_not_too_much(title: str, refused: type[Refused]) -> None:
    check_title("a" * TITLE_LENGTH)

    with pytest.raises(refused):
        check_title(title)


@pytest.mark.parametrize(
    ("because", "refused"),
    [(" x ", NoReason), ("a" * (REASON_LENGTH + 1), ReasonTooLong)],
    ids=["nothing", "too long"],
)
def test_a_reason_says_something_and_not_too_much(because: str, refused: type[Refused]) -> None:
    check_reason("a" * REASON_LENGTH)

    with pytest.raises(refused):
        check_reason(because)


def test_the_largest_is_taken_and_one_byte_more_is_refused_with_the_limit_in_the_sentence() -> None:
    check_size(2_000_000, largest_bytes=2_000_000)

    with pytest.raises(TooLarge, match="hooguit 2 MB past"):
        check_size(2_000_001, largest_bytes=2_000_000)


@pytest.mark.parametrize(
    ("size_bytes", "words"), [(1, "1 kB"), (999_499, "999 kB"), (1_250_000, "1,2 MB"), (10_000_000, "10 MB")]
)
def test_a_size_reads_as_people_say_it(size_bytes: int, words: str) -> None:
    assert size_words(size_bytes) == words
