"""Invented people: names in several scripts, put together from parts, and the municipalities they live in."""

from __future__ import annotations

import random
from dataclasses import dataclass
from itertools import product
from typing import Final


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a family comes from, with beginnings and ends of last names and first names by gender."""

    nationality: str
    language: str
    beginnings: tuple[str, ...]
    ends: tuple[str, ...]
    women: tuple[str, ...]
    men: tuple[str, ...]

    def last_names(self) -> list[str]:
        """Return every last name that the parts make."""
        return [beginning + end for beginning, end in product(self.beginnings, self.ends)]


ORIGINS: Final = (
    Origin(
        "Eritrese", "Tigrinya",
        ("Gebre", "Habte", "Tesfa", "Wolde", "Hagos", "Kidane", "Mebra", "Ghirma", "Asme", "Zer", "Bera", "Okba"),
        ("medhin", "mariam", "sion", "michael", "yesus", "tu", "lassie", "gaber", "ab", "hannes", "selam"),
        ("Almaz", "Hiwot", "Mizan", "Abrehet", "Makda", "Rahel", "Saba", "Feven", "Luam", "Winta", "Selam"),
        ("Girmay", "Tsegay", "Hagos", "Adonay", "Samuel", "Henok", "Filmon", "Yonas", "Dawit", "Natnael", "Robel"),
    ),
    Origin(
        "Syrische", "Arabisch",
        ("Al-", "El-", "Abu ", "Bin ", ""),
        ("Masri", "Sabbagh", "Qabbani", "Barakat", "Shahin", "Nahhas", "Azzam", "Dabbagh", "Farhat", "Ghazal",
         "Halabi", "Jundi", "Kanaan", "Mardini", "Rifai", "Taweel", "Haddad", "Najjar", "Khatib", "Sayegh"),
        ("Nadia", "Rawan", "Suad", "Leya", "Noor", "Amira", "Hala", "Rima", "Yasmin", "Dima", "Zeina"),
        ("Khalil", "Ayman", "Ziad", "Samer", "Bilal", "Omar", "Tarek", "Nizar", "Yazan", "Karim", "Fadi"),
    ),
    Origin(
        "Somalische", "Somali",
        ("Abdu", "Faar", "Jaam", "Hers", "Gul", "Dir", "Sama", "Warsa", "Cabdi", "Nuur"),
        ("lle", "ah", "ac", "i", "eed", "ie", "tar", "me", "qani", "xasan"),
        ("Sahra", "Faduma", "Hamdi", "Hodan", "Safiya", "Ayaan", "Ifrah", "Ladan", "Sagal"),
        ("Warsan", "Liban", "Cabdi", "Idris", "Guleed", "Mahad", "Bashiir", "Yuusuf", "Saciid"),
    ),
    Origin(
        "Afghaanse", "Dari",
        ("Noor", "Wali", "Khan", "Mohamad", "Karim", "Rahim", "Gul", "Sher", "Amin", "Barak"),
        ("zai", "zada", "yar", "zoy", "khel", "pur", "i"),
        ("Mursal", "Zarghuna", "Laleh", "Shabnam", "Marwa", "Parwana", "Nargis", "Fereshta", "Zohra"),
        ("Najib", "Sabir", "Rahim", "Yama", "Elyas", "Farhad", "Homayun", "Jawid", "Navid"),
    ),
    Origin(
        "Syrische", "Koerdisch",
        ("Şêx", "Çel", "Gül", "Bêr", "Dêr", "Îsa", "Öz"), ("mus", "ikan", "oğlu", "î", "van", "ên"),
        ("Rojîn", "Berîvan", "Zîlan", "Şirîn", "Evîn"), ("Azad", "Rêzan", "Şiyar", "Cîhan", "Dîlan"),
    ),
    Origin(
        "Oekraïense", "Oekraïens",
        ("Шевч", "Ковал", "Бонд", "Кравч", "Олій", "Мельн", "Ткач"), ("енко", "чук", "ук", "ів", "ська"),
        ("Оксана", "Ірина", "Наталя", "Юлія", "Соломія"),
        ("Андрій", "Тарас", "Дмитро", "Богдан", "Остап"),  # noqa: RUF001 -- names in their own script
    ),
    Origin(
        "Jemenitische", "Arabisch", ("ال", "بن ", "أبو "), ("صنعاني", "حداد", "نجار", "عدني", "خطيب", "زبيري", "حكيم"),
        ("نادية", "رانيا", "هدى", "سمر", "ليلى"), ("خالد", "يوسف", "سالم", "طارق", "عمر"),
    ),
    Origin(
        "Ethiopische", "Amhaars", ("ገብረ", "ወልደ", "ኃይለ", "ተስፋ"), ("ማርያም", "ሚካኤል", "ጊዮርጊስ", "ሥላሴ", "ጽዮን"),
        ("አልማዝ", "ሰላም", "ሕይወት", "ራሄል"), ("ዳዊት", "ሳሙኤል", "ዮናስ", "ክብሮም"),
    ),
)  # fmt: skip
WEIGHTS: Final = (30, 34, 10, 12, 6, 3, 3, 2)
PLACES: Final = ("Meer", "Zand", "Veen", "Oever", "Duin", "Hei", "Wold", "Klei", "Berk", "Linde", "Rivier", "Wilg",
                 "Eik", "Polder", "Krijt", "Mos", "Riet", "Wadden", "Anker")  # fmt: skip
BESIDE: Final = ("dijk", "oever", "dam", "horst", "stede", "hoven", "brug", "burg", "wijk", "kerk", "drecht", "loo",
                 "kamp", "woude", "haven", "beek", "recht", "akker", "veld", "poort")  # fmt: skip


def municipality_names(count: int) -> list[str]:
    """Return so many names of municipalities that are not on any map, each once."""
    return [f"gemeente {place}{beside}" for beside, place in product(BESIDE, PLACES)][:count]


def an_origin(dice: random.Random) -> Origin:
    """Return where a family comes from; most from a few countries."""
    return dice.choices(ORIGINS, WEIGHTS)[0]
