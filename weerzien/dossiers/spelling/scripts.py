"""Which Latin letters stand for those of Ethiopic, Arabic and Cyrillic script. Capitals are choices, see `sounds`."""

from __future__ import annotations

import re
from typing import Final

ETHIOPIC: Final = range(0x1200, 0x1360)
ROWS: Final = {
    0x1200: "h", 0x1208: "l", 0x1210: "h", 0x1218: "m", 0x1220: "s", 0x1228: "r", 0x1230: "s", 0x1238: "S",
    0x1240: "k", 0x1248: "k", 0x1250: "k", 0x1258: "k", 0x1260: "b", 0x1268: "w", 0x1270: "t", 0x1278: "S",
    0x1280: "h", 0x1288: "h", 0x1290: "n", 0x1298: "gn", 0x12A0: "", 0x12A8: "k", 0x12B0: "k", 0x12B8: "K",
    0x12C0: "K", 0x12C8: "w", 0x12D0: "", 0x12D8: "s", 0x12E0: "j", 0x12E8: "y", 0x12F0: "d", 0x12F8: "d",
    0x1300: "j", 0x1308: "g", 0x1310: "g", 0x1318: "g", 0x1320: "t", 0x1328: "S", 0x1330: "p", 0x1338: "s",
    0x1340: "s", 0x1348: "f", 0x1350: "p", 0x1358: "",
}  # fmt: skip
"""A row of Ethiopic letters begins every eight places and has one consonant in as many orders."""
ORDERS: Final = ("e", "u", "i", "a", "I", "", "o", "a")

ARABIC: Final = {
    "ا": "a", "ٱ": "a", "ب": "b", "پ": "p", "ت": "t", "ټ": "t", "ث": "T", "ج": "j", "چ": "S", "ځ": "j", "څ": "s",
    "ح": "h", "خ": "h", "د": "d", "ډ": "d", "ذ": "D", "ر": "r", "ړ": "r", "ز": "s", "ژ": "j", "ږ": "j", "س": "s",
    "ش": "S", "ښ": "S", "ص": "s", "ض": "D", "ط": "t", "ظ": "D", "ع": "a", "غ": "g", "ف": "f", "ڤ": "w", "ق": "Q",
    "ك": "k", "ک": "k", "گ": "g", "ګ": "g", "ل": "l", "م": "m", "ن": "n", "ڼ": "n", "ں": "n", "ه": "h", "ھ": "h",
    "ہ": "h", "ة": "a", "و": "W", "ي": "i", "ی": "i", "ې": "i", "ۍ": "i", "ے": "i", "ى": "a", "ء": "",
}  # fmt: skip
ARABIC_HEADS: Final = {"و": "w", "ي": "y", "ی": "y"}
"""How these letters sound at the beginning of a word."""
SERVANT: Final = re.compile("^عبدال")
OF_FAITH: Final = re.compile("الدين$")
OF_GOD: Final = re.compile("h(?=ala$)")
"""Before the name of God many do not hear an h: Zabihullah is Zabiullah."""
ARTICLE: Final = re.compile("^ال(?=...)")

CYRILLIC: Final = dict(
    zip(
        "абвгґдеєжзиіїйклмнопрстуфхцчшщьыъэюяё",
        ["a", "b", "v", "h", "g", "d", "e", "ye", "zh", "z", "i", "i", "i", "y", "k", "l", "m", "n", "o", "p", "r", "s",
         "t", "u", "f", "kh", "ts", "sh", "sh", "sh", "", "y", "", "e", "yu", "ya", "e"],
        strict=True,
    )
) | { "қ": "k", "ғ": "g", "ҳ": "h", "ў": "u", "ҷ": "j", "ӣ": "i", "ӯ": "u"}  # fmt: skip


def is_ethiopic(word: str) -> bool:
    """Return whether a word begins with a letter of Ethiopic."""
    return ord(word[0]) in ETHIOPIC


def is_arabic(word: str) -> bool:
    """Return whether a word begins with a letter of Arabic, as Persian, Dari and Pashto write it too."""
    return "؀" <= word[0] <= "ۿ"


def script_of(word: str) -> str:
    """Return in which script a word is written; Latin and Cyrillic are told apart by Cyrillic alone."""
    if is_ethiopic(word):
        return "Ethiopic"
    if is_arabic(word):
        return "Arabic"
    return "Cyrillic" if "\u0400" <= word[0] <= "\u052f" else "Latin"


def from_ethiopic(word: str) -> str:
    """Return the sounds of a word in Ethiopic letters."""
    sounds = "".join(_syllable(ord(letter)) for letter in word)
    # Many say a beginning ይ as a vowel: Yishak is Ishak.
    begun = re.sub("^y(?=[^aeiouI])", "E", sounds)
    return re.sub("I$", "e", re.sub("(?<=[eI])w(?=o)", "W", begun))


def _syllable(point: int) -> str:
    if point not in ETHIOPIC:
        return ""
    return ROWS[point & ~7] + ORDERS[point & 7] or "e"


def from_arabic(word: str) -> str:
    """Return the sounds of a word in Arabic letters; short vowels are not written and are not there."""
    head = ARABIC_HEADS.get(word[0]) or ARABIC.get(word[0], "")
    if len(word) <= len("طه"):
        return head + "".join("ha" if letter == "ه" else ARABIC.get(letter, "") for letter in word[1:])
    middle = "".join(ARABIC.get(letter, "") for letter in word[1:-1].replace("لل", "ل").replace("وو", "و"))
    # At the end a round letter is a vowel that is hardly heard.
    last = "a" if word[-1] in "هہة" else ARABIC.get(word[-1], "")
    return OF_GOD.sub("V", head + middle + last)


def latin_from_cyrillic(word: str) -> str:
    """Return a word with its Cyrillic letters in Latin ones; other letters stay as they are."""
    return "".join(CYRILLIC.get(letter, letter) for letter in word).replace("дж", "dzh").replace("dzh", "j")
