"""By which keys a name is kept, and which question over those keys finds it: exactly, in other spellings, mistyped."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from weerzien.dossiers.spelling.same_names import same_name_by_sound
from weerzien.dossiers.spelling.sounds import clear, letters_of, sounds, with_one_less

WORD: Final = re.compile(r"[^\W_]+")
BETWEEN: Final = frozenset({"al", "el", "ul", "ol", "bin", "ibn", "bint", "ال", "بن", "ابن", "بنت"})
"""Words inside a name that some write and others do not."""
ONE_LETTER: Final = str.maketrans({"ی": "ي", "ى": "ي", "ک": "ك", "ة": "ه", "ۀ": "ه"})
"""Arabic letters that Persian keyboards, or careful writers, have another one for."""
WRITTEN, CLEAR, HEARD, SHARED, MISTAKEN = "wchnm"
"""How each kind of key begins: a word as written, its clear form, its sound, a shared name, a sound less one."""
MOST_WORDS: Final = 6
MOST_LETTERS: Final = 40


@dataclass(frozen=True, slots=True)
class Wordings:
    """Four questions over the keys of a name, each as PostgreSQL asks a tsvector, every next one wider."""

    exact: str
    begun: str
    alike: str
    mistaken: str
    clear: str


def words_of(name: str) -> list[str]:
    """Return the words of a name in small letters; marks are kept, for some of them change the sound."""
    plain = [word[:MOST_LETTERS] for word in WORD.findall(_composed(name))]
    without = [word for word in plain if letters_of(word) not in BETWEEN]
    return without or plain


def _composed(name: str) -> str:
    # Marks that stand by themselves are no letters: an Arabic vowel sign would cut its word in two.
    return re.sub(r"[\u0300-\u036f\u064b-\u065f\u0670\u0640'’‘ʼʻ`´]", "", name.casefold())


def written(word: str) -> str:
    """Return a word as it is compared letter by letter."""
    return letters_of(word).translate(ONE_LETTER)


def name_keys(*names: str) -> str:
    """Return every key of a name, as the text of a tsvector; words that stand side by side are also kept as one."""
    words = words_of(" ".join(names))
    keys: set[str] = set()
    for word in words:
        keys.add(WRITTEN + written(word))
        keys.update(_alike_keys(word))
        keys.update(_mistaken_keys(word))
    for one, other in pairwise(words):
        keys.update(_alike_keys(one + other))
    return " ".join(f"'{key}'" for key in sorted(keys))


def ask_for(text: str) -> Wordings | None:
    """Return what to ask for somebody who is called this, None where nothing of a name was typed."""
    words = words_of(text)[:MOST_WORDS]
    if not words:
        return None
    return Wordings(
        exact=_in_runs(words, lambda word: [WRITTEN + written(word)]),
        begun=_in_runs(words, lambda word: [WRITTEN + written(word)], begins=True),
        clear=_in_runs(words, lambda word: [CLEAR + clear(word)], begins=True),
        alike=_in_runs(words, lambda word: sorted(set(_alike_keys(word))), begins=True),
        mistaken=_in_runs(words, lambda word: sorted({*_alike_keys(word), *_mistaken_keys(word)}), begins=True),
    )


def _alike_keys(word: str) -> Iterator[str]:
    yield CLEAR + clear(word)
    shared = same_name_by_sound()
    for sound in sounds(word):
        yield HEARD + sound
    for sound in sounds(word)[:1]:
        yield from (SHARED + name for name in shared.get(sound, ()))


def _mistaken_keys(word: str) -> Iterator[str]:
    for sound in sounds(word)[:1]:
        yield from (MISTAKEN + key for key in with_one_less(sound))


def _in_runs(words: Sequence[str], keys: Callable[[str], list[str]], *, begins: bool = False) -> str:
    """Return the question that every word, or two of them written as one, is in a name."""
    asked = [_any_of(keys(word), [word] if begins else []) for word in words]
    joined = [_any_of(keys(one + other), []) for one, other in pairwise(words)]
    text = asked[-1]
    after = ""
    for place in range(len(words) - 2, -1, -1):
        apart = f"{asked[place]} & {text}"
        as_one = f"{joined[place]} & {after}" if after else joined[place]
        text, after = f"(({apart}) | ({as_one}))", text
    return text


def _any_of(keys: Sequence[str], begun: Sequence[str]) -> str:
    every = [f"'{key}'" for key in keys] + [f"'{WRITTEN}{written(word)}':*" for word in begun]
    return f"({' | '.join(every)})"
