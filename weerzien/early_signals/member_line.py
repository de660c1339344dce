"""What the page of a family may show of one member: values only, already in words."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID


@dataclass(frozen=True, slots=True)
class MemberLine:
    """One member, in words; a word is empty where this reader may not see it and "onbekend" where nobody knows.

    `kin` is what somebody is of others whose names the reader sees; `lives_with` with which of them, since when.
    """

    person_id: UUID
    name: str
    first_name: str
    part: str
    age: str
    born: str
    born_is_exact: bool
    nationality: str
    language: str
    interpreter: str
    needs_interpreter: bool | None
    whereabouts: str
    is_abroad: bool | None
    permit: str
    phase: str
    home: str
    school: str
    kin: tuple[str, ...]
    lives_with: str
