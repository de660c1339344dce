"""By which keys a name is kept, and which question over those keys finds it: exactly, in other spellings, mistyped."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from weerzien.dossiers.spelling.same_names import same_name_by_sound
from weerzien.dossiers.spelling.scripts import script_of
from weerzien.dossiers.spelling.sounds import (
    clear,
    endings,
    has_article,
    letters_of,
    likeliest,
    shades,
    sounds,
    with_one_less,
)

WORD: Final = re.compile(r"[^\W_]+")
BETWEEN: Final = frozenset({"al", "el", "ul", "ol", "bin", "ibn", "bint", "ال", "بن", "ابن", "بنت"})
"""Words inside a name that some write and others do not."""
ARTICLES: Final = frozenset({"al", "el", "ul", "ol", "ال"})
ONE_LETTER: Final = str.maketrans({"ی": "ي", "ى": "ي", "ک": "ك", "ة": "ه", "ۀ": "ه"})
"""Arabic letters that Persian keyboards, or careful writers, have another one for."""
WRITTEN, CLEAR, SHADED, ENDING, HEARD, LIKELY, SHARED, MISTAKEN, COUNTED, WITH_ARTICLE = "wcsehlnmko"
"""How each kind of key begins: a word as written, its clear form, its sound with shades, with its end, bare, and as it
is likeliest meant, a shared name, a sound less one; how many words there are, and how many have an article."""
MADE_BY: Final = "'v2'"
"""The key of names of which the keys were made by these rules: another number where a rule changes."""
SPELLED, MEANT, MORE_WORDS, SOUNDED = 1, 2, 3, 4
"""How much it weighs that a name is spelled otherwise, meant so, has more or fewer words, or sounds otherwise."""
MOST_WORDS: Final = 6
MOST_LETTERS: Final = 40


@dataclass(frozen=True, slots=True)
class Wordings:
    """Questions over the keys of a name, as PostgreSQL asks a tsvector.

    `alike` is the widest, `mistaken` allows one mistake in one word. What a name misses of `nearer`, by `weights`,
    says how much it differs; `written` is the nearest.
    """

    written: str
    alike: str
    mistaken: str
    nearer: list[str]
    weights: list[int]


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
    """Return every key of a name, as the text of a tsvector; words that stand side by side are also kept as one.

    One key says by which rules they were made.
    """
    name = " ".join(names)
    words = words_of(name)
    keys = {MADE_BY, _count_key(words), _article_key(name)} if words else {MADE_BY}
    for word in words:
        keys.update([*_written_keys(word), *_alike_keys(word), *_finer_keys(word)])
        keys.update(_slip_keys(sounds(word)[:1]))
    for joined in _joined(words):
        keys.update([*_alike_keys(joined), *_finer_keys(joined)] if joined else ())
    return " ".join(sorted(keys))


def ask_for(text: str) -> Wordings | None:
    """Return what to ask for somebody who is called this, None where nothing of a name was typed."""
    words = words_of(text)[:MOST_WORDS]
    if not words:
        return None
    nearer = dict(_weighed(words))
    nearer |= {_in_runs(words, _clear_keys): SPELLED}
    if all(map(_heard_keys, words)):
        nearer[_in_runs(words, _heard_keys)] = SOUNDED
    nearer |= {_count_key(words): MORE_WORDS, _article_key(text): MORE_WORDS}
    alike = [_any_of([*_begun_keys(word), *_alike_keys(word)]) for word in words]
    slips = [
        " & ".join([*alike[:place], _any_of([*_alike_keys(word), *_slip_keys(sounds(word))]), *alike[place + 1 :]])
        for place, word in enumerate(words)
    ]
    return Wordings(
        written=_in_runs(words, _begun_keys),
        alike=_in_runs(words, lambda word: [*_begun_keys(word), *_alike_keys(word)]),
        mistaken=" | ".join(f"({slip})" for slip in slips),
        nearer=list(nearer),
        weights=list(nearer.values()),
    )


def _weighed(words: Sequence[str]) -> Iterator[tuple[str, int]]:
    """Give what is asked of every word, or of it as one with a neighbour, and how much it weighs.

    A word of which no sound is known, as in Chinese, is asked for as it is written.
    """
    for place, word in enumerate(words):
        for keys, weight in WEIGHED:
            wanted = [*keys(word), *(key for joined in _with_neighbours(words, place) for key in keys(joined))]
            if wanted:
                yield _any_of(wanted), weight


def _written_keys(word: str) -> list[str]:
    return [f"'{WRITTEN}{written(word)}'"]


def _finer_keys(word: str) -> list[str]:
    return [*_likely_keys(word), *_shaded_keys(word), *_ending_keys(word)]


def _likely_keys(word: str) -> list[str]:
    return [f"'{LIKELY}{sound}'" for sound in likeliest(word)]


def _begun_keys(word: str) -> list[str]:
    return [f"'{WRITTEN}{written(word)}':*"]


def _clear_keys(word: str) -> list[str]:
    return [f"'{CLEAR}{clear(word)}'"]


def _shaded_keys(word: str) -> list[str]:
    return [f"'{SHADED}{shade}'" for shade in shades(word)]


def _ending_keys(word: str) -> list[str]:
    return [f"'{ENDING}{ending}'" for ending in endings(word)]


def _count_key(words: Sequence[str]) -> str:
    return f"'{COUNTED}{len(words)}'"


def _article_key(name: str) -> str:
    articles = [word for word in WORD.findall(_composed(name)) if word in ARTICLES or has_article(word)]
    return f"'{WITH_ARTICLE}{len(articles)}'"


def _heard_keys(word: str) -> list[str]:
    return [f"'{HEARD}{sound}'" for sound in sounds(word)]


def _shared_keys(word: str) -> list[str]:
    return [f"'{SHARED}{name}'" for sound in sounds(word) for name in same_name_by_sound().get(sound, ())]


def _alike_keys(word: str) -> list[str]:
    return [*_clear_keys(word), *_heard_keys(word), *_shared_keys(word)]


def _slip_keys(heard: Iterable[str]) -> list[str]:
    return [f"'{MISTAKEN}{key}'" for sound in heard for key in with_one_less(sound)]


def _joined(words: Sequence[str]) -> Iterator[str | None]:
    """Give every two words that stand side by side as one, None where they are of two scripts."""
    for one, other in pairwise(words):
        yield one + other if script_of(one) == script_of(other) else None


def _with_neighbours(words: Sequence[str], place: int) -> list[str]:
    """Return a word as one with the word before and with the word after it: Abd al-Karim is Abdulkarim."""
    joined = list(_joined(words))
    return [one for one in (joined[place - 1] if place else None, *joined[place : place + 1]) if one]


def _in_runs(words: Sequence[str], keys: Callable[[str], list[str]]) -> str:
    """Return the question that every word, or two of them written as one, is in a name."""
    apart = [_any_of(keys(word)) for word in words]
    joined = [_any_of(keys(word)) if word else "" for word in _joined(words)]
    text, after = apart[-1], ""
    for place in range(len(words) - 2, -1, -1):
        ways = [f"{apart[place]} & {text}"]
        if joined[place]:
            ways.append(f"{joined[place]} & {after}" if after else joined[place])
        text, after = f"({' | '.join(f'({way})' for way in ways)})", text
    return text


def _any_of(keys: Sequence[str]) -> str:
    return f"({' | '.join(keys)})"


WEIGHED: Final = (
    (_written_keys, SPELLED), (_begun_keys, SPELLED), (_clear_keys, SPELLED), (_likely_keys, MEANT),
    (_shaded_keys, SOUNDED), (_ending_keys, SOUNDED), (_heard_keys, SOUNDED),
)  # fmt: skip
"""What is asked of every word, and how much it weighs where that is not there."""
