"""Names that languages and traditions share and spell too differently to hear that they are one."""

from __future__ import annotations

from functools import cache
from typing import Final

from weerzien.dossiers.spelling.sounds import sounds

SAME_NAMES: Final = (
    "Yohannes Yuhanna Yohana Youhanna Hovhannes",
    "Petros Boutros Butros Petro Pyotr Petr Bedros",
    "Paulos Boulos Bulus Pavlo Pavel Pawlos Boghos",
    "Giorgis Jirjis Girgis Heorhiy Georgi Georgiy Gevorg",
    "Yakob Yaqub Yaekob Yakiv Yakov Jacob Yacoub",
    "Dawit Dawud David Davyd Davoud",
    "Suleiman Solomon Selomon Salomon",
    "Ibrahim Abraham Avraam Ebrahim Brahim",
    "Yusuf Yosief Yoseph Osyp Joseph Yosyp",
    "Zekarias Zakaria Zakariya Zakhar",
    "Eyob Ayoub Ayub Iyov",
    "Yonas Younes Yunus Yona",
    "Markos Marko Murqus Morqos Mark",
    "Matewos Matta Matviy Matvey Mattheos",
    "Lukas Luqa Luka",
    "Estifanos Istifan Stepan Stefan",
    "Isayas Ishaya Isaia",
    "Mikael Mikhail Mykhailo Michael Mikail",
    "Gebriel Jibril Gabriel Havrylo Jibrail",
    "Ishaq Yishak Yisehak Isaak Isaac Eshaq ይስሐቅ إسحاق",
    "Yishmael Ismail Esmaeil",
    "Elias Ilyas Illia Ilya Elyas",
    "Daniel Danyal Danylo",
    "Mariam Maryam Mariya Meryem",
    "Sara Sarah Sare",
    "Hanna Anna Hana",
    "Musa Muse Mussie Moussa",
    "Haron Aron Harun Haroun",
    "Mohammed Magomed Mehmet Mahamed Maxamed Muhammad",
    "Ahmed Axmed Akhmat Ahmad",
    "Ali Cali Aliy",
    "Fatima Fatuma Faduma Fatma Faadumo",
    "Aisha Caasha Aicha Asha",
    "Hassan Xasan Khasan",
    "Hussein Xuseen Khusein",
    "Omar Cumar Umar",
    "Oleksandr Aleksandr Alexander Iskander Eskinder",
    "Yevhen Evgeniy Eugen",
    "Volodymyr Vladimir",
    "Mykola Nikolay Nicolas",
    "Olena Elena Helena Yelena",
    "Kateryna Ekaterina Katarina",
    "Dmytro Dmitriy",
    "Hryhoriy Grigoriy Gregor",
)
"""Each line is one name, by names alone: biblical and Koranic names, and Ukrainian names with their Russian form."""


@cache
def same_name_by_sound() -> dict[str, tuple[str, ...]]:
    """Return by how a name sounds which shared names it can be, each by the first of its line."""
    found: dict[str, dict[str, None]] = {}
    for line in SAME_NAMES:
        names = line.split()
        for name in names:
            found.setdefault(sounds(name.lower())[0], {})[names[0].lower()] = None
    return {sound: tuple(shared) for sound, shared in found.items()}
