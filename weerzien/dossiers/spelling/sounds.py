"""What stays of a word that is written by ear: its consonants in classes, with the choices that spellings leave."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from itertools import product
from typing import Final

from weerzien.dossiers.spelling.scripts import (
    ARTICLE,
    OF_FAITH,
    SERVANT,
    from_arabic,
    from_ethiopic,
    is_arabic,
    is_ethiopic,
    latin_from_cyrillic,
)

CHOICES: Final = {
    "C": ("S", "h", "k"),  # ch: Getachew, Achmed, Michael
    "J": ("j", "y"),  # j: Jamal, Johannes
    "G": ("g", "j"),  # g before a, e, i: Gamal is Jamal
    "H": ("h", "g"),  # h: Bohdan is Bogdan
    "W": ("u", "w"),  # the Arabic waw: Yusuf, Dawud; a rounded consonant of Ge'ez: Makwannen is Mekonnen
    "T": ("t", "s"),  # th: Othman is Osman
    "D": ("d", "s"),  # the Arabic dhal and dad: Ramadan is Ramazan
    "B": ("d", "s", "dh"),  # dh in Latin: Medhin
    "X": ("h", "k"),  # kh in Latin: Khalil, Berekhet
    "Q": ("k", "g"),  # q: Sediqi is Sedighi
    "K": ("k", "h"),  # kh in Tigrinya
    "E": ("y", "a"),  # ye at the beginning: Yevhen is Evgen
    "V": ("h", ""),  # h before -ullah: Zabihullah is Zabiullah
    "I": ("e", "i"),  # the fifth order of Ethiopic: Hussen is Hussein
    "Y": ("S", "s"),  # sj: Dutch Sjirin, and Asja
    "Z": ("s", "S"),  # s with a tail: Turkish sh, or the s of a table
}
"""One spelling stands for several sounds; a word takes the same choice wherever it stands in it."""
MOST_SOUNDS: Final = 16
MARKED: Final = str.maketrans(
    {"š": "sh", "ŝ": "sh", "č": "ch", "ĉ": "ch", "ž": "zh", "ş": "Z", "ș": "Z", "ç": "ch", "ñ": "gn", "ň": "gn",
     "ğ": "g", "ĝ": "j", "ø": "o", "đ": "dj", "ł": "l", "ß": "ss", "æ": "a", "œ": "o", "ə": "a", "ı": "i"}
)  # fmt: skip
HEARD: Final = tuple(
    (re.compile(pattern), sound)
    for pattern, sound in (
        (r"ee", "i"),
        (r"oo", "u"),
        (r"(.)\1+", r"\1"),
        (r"^abd(?:[aeiou]{1,2}[lrsznd])(?=[^aeiou]|aziz|al)", "abd"),
        (r"(?<=[a-z]{2})[aeou]{1,2}[ld]?d[ie]+ne?$", "din"),
        (r"h(?=[aou]lah?$)", "V"),
        (r"dzh|dsch|dj|(?<!s)zh", "j!"),
        (r"schtsch|shtsh|shch|tsch|tch|tsj|sch|sh|sz|cz", "S"),
        (r"sj(?=[aeiou])", "Y"),
        (r"ch", "C"),
        (r"ck", "k"),
        (r"kh", "X"),
        (r"gh", "g!"),
        (r"ph", "f"),
        (r"th", "T"),
        (r"dh", "B"),
        (r"t[sz]", "s"),
        (r"x", "ks"),
        (r"q", "Q"),
        (r"c(?=[eiy])", "s"),
        (r"c", "k"),
        (r"^ou(?=[aeiy])|v", "w"),
        (r"(?<=[kgq])w(?=[aei])|(?<=o)w$|(?<=a)w(?=[^aeiouy])|(?<=e)w(?=o)", "W"),
        (r"z", "s"),
        (r"^(?:ye|je|ie|yi|ji)(?=[^aeiou])", "E"),
        (r"^i(?=[aeou])", "y"),
        (r"(?<=[aeiou])j(?!!)(?![aeiou])", "y"),
        (r"(?<=a)(?:ou|oo|u)(?=[^aeiou])", "W"),
        (r"j(?!!)", "J"),
        (r"g(?!!)(?=[aei])", "G"),
        (r"h(?!!)", "H"),
        (r"!", ""),
    )
)
"""How Latin spelling is heard, in this order: what is left as small letter after it is a sound. `!` keeps a sound."""
VOWELS: Final = "aeiou"
DOUBLED: Final = re.compile(r"(.)\1+")
ENDS: Final = {"a": "a", "e": "a", "i": "i", "y": "i", "o": "u", "u": "u"}
SHORT: Final = 2
LONG_U: Final = re.compile(r"(?<=.)[ouw]+(?=[^aeiouyw1]h?$)")
"""An u or o in the last syllable: Mahmoud has one and Mohammed has not."""
LONG_I: Final = re.compile(r"(?<=.)[aeou]*[iy]+(?=[^aeiouy])")
CLEAR: Final = tuple(
    (re.compile(pattern), letter)
    for pattern, letter in (
        (r"y", "i"), (r"ee|ie", "i"), (r"oo|ou", "u"), (r"(?<=.)e$", ""), (r"e", "a"), (r"o", "u"), (r"[CSYZ]", "S"),
        (r"[HKX]", "h"), (r"h$", ""), (r"B", "d"), (r"W", "u"), (r"V", "h"), (r"I", "i"),
    )
)  # fmt: skip


def letters_of(word: str) -> str:
    """Return a word in small letters without accents, signs for short vowels and other marks."""
    text = unicodedata.normalize("NFKD", word.casefold())
    return "".join(letter for letter in text if not unicodedata.combining(letter))


@lru_cache(maxsize=1 << 15)
def heard(word: str) -> str:
    """Return a word of one script as it is heard: vowels, sounds in small letters, choices in capitals."""
    plain = letters_of(word)
    if not plain:
        return ""
    if is_ethiopic(plain):
        return from_ethiopic(plain)
    if is_arabic(plain):
        return from_arabic(OF_FAITH.sub("دين", SERVANT.sub("عبد", plain)))
    # Letters with a mark that changes the sound go before the mark is taken off; the marks of Cyrillic are left alone.
    told = latin_from_cyrillic(unicodedata.normalize("NFC", word.casefold())).translate(MARKED)
    text = _without_marks(told)
    for pattern, sound in HEARD:
        text = pattern.sub(sound, text)
    return DOUBLED.sub(r"\1", text)


def _without_marks(text: str) -> str:
    decomposed = unicodedata.normalize("NFKD", text)
    return "".join(letter for letter in decomposed if letter.isascii() and letter.isalnum())


@lru_cache(maxsize=1 << 15)
def sounds(word: str) -> tuple[str, ...]:
    """Return the consonants of a word in every way its spelling can be meant, the likeliest first."""
    return tuple(dict.fromkeys(key for key in map(_consonants, _meant(word)) if key))


def likeliest(word: str) -> tuple[str, ...]:
    """Return the likeliest way that the spelling of a word can be meant, none where there is none."""
    return sounds(word)[:1]


@lru_cache(maxsize=1 << 15)
def endings(word: str) -> tuple[str, ...]:
    """Return the same with how the word ends: Karim and Karimi sound alike but for that."""
    return tuple(dict.fromkeys(_with_end(_consonants(text), text) for text in _meant(word)))


@lru_cache(maxsize=1 << 15)
def shades(word: str) -> tuple[str, ...]:
    """Return the same with where an `i` is heard too, and an `u` at the end: every script writes these where long.

    Hussein has one and Hassan has not; Mahmoud has one and Mohammed has not.
    """
    return tuple(dict.fromkeys(_with_end(_consonants(_shaded(text)), text) for text in _meant(word)))


def _shaded(text: str) -> str:
    return LONG_U.sub("2", LONG_I.sub("1", text))


def _with_end(key: str, text: str) -> str:
    return key if "-" in key else f"{key}-{ENDS.get(_bare(text)[-1:], '')}"


def _meant(word: str) -> list[str]:
    """Return a word as it is heard, for every choice that its spelling leaves."""
    found = []
    for each in _without_article(word):
        text = heard(each)
        marks = [mark for mark in CHOICES if mark in text]
        for chosen in product(*(CHOICES[mark] for mark in marks)):
            sound = dict(zip(marks, chosen, strict=True))
            found.append("".join(sound.get(letter, letter) for letter in text))
    return found[:MOST_SOUNDS]


def _without_article(word: str) -> Iterator[str]:
    yield word
    if has_article(word):
        yield letters_of(word)[2:]


def has_article(word: str) -> bool:
    """Return whether a word begins as if the Arabic article is written to it: Alhasan, and Alemu by mistake."""
    plain = letters_of(word)
    is_joined = plain.startswith("al") or (plain.startswith("el") and plain[2:3] not in VOWELS)
    return bool(ARTICLE.match(plain)) or (is_joined and len(plain) > len("alman"))


def _consonants(text: str) -> str:
    """Return the first sound, any vowel as `a`, and the consonants after it; of a short word also how it ends."""
    bare = _bare(text)
    if not bare:
        return ""
    first = "a" if bare[0] in VOWELS else bare[0]
    key = first + "".join(letter for letter in bare[1:] if letter not in VOWELS and letter != "y")
    return key + "-" + ENDS.get(bare[-1], "") if len(key) <= SHORT else key


def _bare(text: str) -> str:
    bare = text.rstrip("h") or text
    return bare[:-1] if bare.endswith(("ie", "ye")) else bare


def clear(word: str) -> str:
    """Return a word with its vowels in three classes: spellings of one script that differ little come out the same."""
    text = heard(word)
    for pattern, letter in CLEAR:
        text = pattern.sub(letter, text)
    return DOUBLED.sub(r"\1", text).lower()


def with_one_less(key: str) -> Iterator[str]:
    """Return a key and the same with any one sound left out: two keys that differ by one mistake share one of these."""
    yield key
    if "-" not in key:
        # Of three sounds the first stays: two are otherwise shared with half the country.
        first = 1 if len(key) == SHORT + 1 else 0
        yield from (key[:place] + key[place + 1 :] for place in range(first, len(key)))
