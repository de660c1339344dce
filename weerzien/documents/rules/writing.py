"""What may be said of a document, and with which words one is removed."""

from __future__ import annotations

from dataclasses import dataclass

from weerzien.access.roles import Compartment
from weerzien.documents.rules.refusals import NoReason, NoTitle, ReasonTooLong, TitleTooLong, TooLarge
from weerzien.kernel.ids import PersonId

TITLE_LENGTH = 120
REASON_LENGTH = 200
SHORTEST_REASON = len("nee")


@dataclass(frozen=True, slots=True)
class NewDocument:
    """What is said of a file: what it is, about whom (None: the whole family), and in which compartment it belongs."""

    title: str
    person_id: PersonId | None
    compartment: Compartment


def check_title(title: str) -> None:
    """Refuse a title that says nothing, or too much."""
    if not title.strip():
        raise NoTitle
    if len(title.strip()) > TITLE_LENGTH:
        raise TitleTooLong


def check_reason(because: str) -> None:
    """Refuse a reason that says nothing, or too much."""
    if len(because.strip()) < SHORTEST_REASON:
        raise NoReason
    if len(because.strip()) > REASON_LENGTH:
        raise ReasonTooLong


def check_size(size_bytes: int, *, largest_bytes: int) -> None:
    """Refuse a file that is larger than an installation takes; the largest itself is taken."""
    if size_bytes > largest_bytes:
        raise TooLarge(largest_bytes)
