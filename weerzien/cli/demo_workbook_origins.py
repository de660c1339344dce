"""Where the demo's families come from, and names that people from there have."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Origin:
    """A nationality and language as a list writes them, with invented combinations of common names."""

    nationality: str
    language: str
    last_names: tuple[str, ...]
    mothers: tuple[str, ...] = ()
    fathers: tuple[str, ...] = ()
    children: tuple[str, ...] = ()


ERITREA: Final = Origin(
    "Eritrese", "Tigrinya",
    (
        "Gebremedhin", "Habtemariam", "Asfaha", "Woldemichael", "Zerai", "Kifle", "Abraha", "Tesfatsion", "Bereket",
        "Fessehaye", "Ghebreyesus", "Hadgu", "Kahsay", "Medhanie", "Negash", "Okbay", "Petros", "Sengal", "Tewolde",
        "Ukbazghi", "Weldu", "Yemane", "Zemichael", "Andom", "Beyene", "Debesay", "Embaye", "Gebrehiwet", "Isaak",
    ),
    ("Almaz", "Hiwot", "Mizan", "Abrehet"), ("Girmay", "Tsegay", "Hagos"),
    ("Adonay", "Makda", "Samuel", "Rahel", "Henok"),
)  # fmt: skip
SYRIA: Final = Origin(
    "Syrische", "Arabisch",
    (
        "Al-Masri", "Sabbagh", "Qabbani", "Barakat", "Shahin", "Nahhas", "Azzam", "Dabbagh", "Farhat", "Ghazal",
        "Halabi", "Jundi", "Kanaan", "Mardini", "Rifai", "Taweel",
    ),
    ("Nadia", "Rawan", "Suad"), ("Khalil", "Ayman", "Ziad"), ("Leya", "Noor", "Amira", "Samer", "Bilal"),
)  # fmt: skip
SOMALIA: Final = Origin(
    "Somalische", "Somali", ("Abdulle", "Farah", "Jama", "Hersi", "Guled", "Dirie", "Egal", "Samatar"),
    ("Sahra", "Faduma", "Hamdi"), ("Warsan", "Liban", "Cabdi"), ("Hodan", "Safiya", "Idris", "Ayaan"),
)  # fmt: skip
AFGHANISTAN: Final = Origin(
    "Afghaanse", "Dari", ("Noorzai", "Popal", "Sediqi", "Wardak", "Karimi", "Hotak", "Yusufzai", "Barakzai"),
    ("Mursal", "Zarghuna", "Laleh"), ("Najib", "Sabir", "Rahim"), ("Shabnam", "Yama", "Marwa", "Elyas"),
)  # fmt: skip
CONGO: Final = Origin("Congolese", "Swahili", ("Mukendi", "Kabongo", "Ilunga", "Tshibanda"))
CHINA: Final = Origin("Chinese", "Mandarijn", ("Lin", "Zhao"))
THAILAND: Final = Origin("Thaise", "Thai", ("Srisai", "Wongsa"))
BRAZIL: Final = Origin("Braziliaanse", "Portugees", ("Moreira", "Teixeira"))
COMMON: Final = (ERITREA, SYRIA, SOMALIA, AFGHANISTAN)

STORIES_FROM: Final = {
    "notification_unknown": SYRIA, "subsidiary_waits": SYRIA, "subsidiary_filed_early": SYRIA,
    "subsidiary_by_year": SYRIA, "suspended_by_new_law": SYRIA, "request_three_months": SYRIA,
    "hotel_half_a_year": SYRIA, "girl_who_interprets": SYRIA, "absence_at_the_border": SYRIA, "father_alone": SYRIA,
    "only_messages": SYRIA, "many_faces": SYRIA, "integration_is_over": SYRIA,
    "limit_passed_long_ago": SOMALIA, "registration_forgotten": SOMALIA, "arrival_by_year": SOMALIA,
    "contact_today_or_silent": SOMALIA, "nobody_wrote_anything": SOMALIA,
    "decision_overdue": AFGHANISTAN, "decision_due_today": AFGHANISTAN, "request_by_year": AFGHANISTAN,
    "hotel_too_long": AFGHANISTAN, "maybe_still_involved": AFGHANISTAN,
    "resettled": CONGO, "invited_in_eight_weeks": CONGO, "invited_next_week": CONGO,
    "family_migrant": CHINA, "new_for_love": THAILAND, "fine_for_love": BRAZIL,
}  # fmt: skip
"""Where the people of a story come from; the others are from Eritrea."""
