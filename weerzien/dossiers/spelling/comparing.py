"""Whether two names may be of one person, by ear."""

from __future__ import annotations

from collections.abc import Sequence

from weerzien.dossiers.spelling.keys import words_of
from weerzien.dossiers.spelling.same_names import same_name_by_sound
from weerzien.dossiers.spelling.sounds import sounds


def is_same_name(one: str, other: str) -> bool:
    """Return whether every word of the shorter name sounds like a word of the other, each once.

    A name of one word says too little beside a longer one; words that one writes apart may be one word in the other.
    """
    fewer, more = sorted((words_of(one), words_of(other)), key=len)
    if not fewer:
        return False
    if set(sounds("".join(fewer))) & set(sounds("".join(more))):
        return True
    return (len(fewer) > 1 or len(more) == 1) and _all_in(fewer, more)


def _all_in(fewer: Sequence[str], more: Sequence[str]) -> bool:
    left = [_heard_as(word) for word in more]
    for word in fewer:
        match = next((heard for heard in left if heard & _heard_as(word)), None)
        if match is None:
            return False
        left.remove(match)
    return True


def _heard_as(word: str) -> frozenset[str]:
    heard = sounds(word)
    return frozenset(heard) | {f"={name}" for sound in heard for name in same_name_by_sound().get(sound, ())}
