"""Scenarios about filing, and the law that changed, that cross rules."""

from __future__ import annotations

from datetime import date
from typing import Any

from tests.cli.crossing.shape import Look, Scenario
from tests.cli.scenarios import application, person

MOTHER = person(2, "moeder", In_Nederland="nee")
FATHER = person(3, "vader", In_Nederland="nee")


def sponsor(told: date, permit: str = "A", role: str = "amv", **cells: Any) -> dict[str, Any]:
    """Return a sponsor whose permit was told on a day."""
    return person(1, role, Vergunning=permit, Vergunning_bekendgemaakt=told, In_Nederland="ja", **cells)


CLAMPED = Scenario(
    "a permit told on 30 November",
    {"Personen": [sponsor(date(2026, 11, 30)), MOTHER]},
    (
        Look(
            "2026-12-01",
            "30 November + 3 months clamps to 28 February 2027, a Sunday: do it by Friday the 26th. The Act would"
            " make it Monday 1 March: said, not shown as the day. Minus 56, 28 and 7 days.",
            {
                "N01": [
                    {
                        "state": "due",
                        "day": "2027-02-28",
                        "strict": True,
                        "last_working_day": "2027-02-26",
                        "reminders": [
                            {"day": "2027-01-03", "urgency": "laag"},
                            {"day": "2027-01-31", "urgency": "midden"},
                            {"day": "2027-02-21", "urgency": "hoog"},
                        ],
                    }
                ],
                "N02": [],
            },
        ),
        Look("2027-02-28", "The last day itself: it can still be done.", {"N01": [{"state": "due"}], "N02": []}),
        Look(
            "2027-03-01",
            "The strict day has passed, whatever the Act makes of it.",
            {
                "N01": [],
                "N02": [{"step": "niet_ingediend", "state": "overdue", "day": "2027-02-28", "urgency": "kritiek"}],
            },
        ),
    ),
)
LEAP_YEAR = Scenario(
    "a permit told on 30 November before a leap year",
    {"Personen": [sponsor(date(2027, 11, 30)), MOTHER]},
    (
        Look(
            "2027-12-01",
            "2028 has a 29 February, a Tuesday: the day keeps to the end of the month and needs no extension.",
            {"N01": [{"day": "2028-02-29", "last_working_day": "2028-02-29"}]},
        ),
    ),
)
LATE = Scenario(
    "filed on the Monday after a limit on a Saturday",
    {
        "Personen": [sponsor(date(2026, 5, 29)), MOTHER],
        "Aanvragen": [application(1, 2, Ingediend=date(2026, 8, 31), Ontvangst_IND=date(2026, 9, 2))],
    },
    (
        Look(
            "2026-11-21",
            "29 August 2026 is a Saturday: filing on Monday 31 August is after the strict day, though the Act would"
            " allow it. 2 September + 6 months is 2 March. The talk about expectations was due 31 August + 56 days.",
            {
                "N01": [],
                "N02": [{"step": "te_laat_ingediend", "state": "signal", "day": "2026-08-29"}],
                "N04": [],
                "N08": [{"state": "expected", "day": "2027-03-02"}],
                "S05": [{"state": "due", "day": "2027-02-28"}],
            },
        ),
    ),
)
CHRISTMAS = Scenario(
    "an objection that ends on Christmas Day, and a letter of the IND that does so too",
    {
        "Personen": [sponsor(date(2026, 3, 2)), MOTHER, FATHER],
        "Aanvragen": [
            application(1, 2, Ingediend=date(2026, 4, 1), Besluit="afgewezen", Datum_besluit=date(2026, 11, 27)),
            application(1, 3, Ingediend=date(2026, 4, 1), Herstel_verzuim_tot=date(2026, 12, 25)),
        ],
    },
    (
        Look(
            "2026-12-14",
            "27 November + 4 weeks is Friday 25 December; the Act makes that Monday the 28th and is said beside it."
            " The day in a letter is a day and no term: strict, the Act says nothing, the last working day is the"
            " 24th.",
            {
                "N15": [
                    {
                        "person": 2,
                        "state": "due",
                        "day": "2026-12-25",
                        "strict": True,
                        "last_working_day": "2026-12-24",
                    }
                ],
                "N09": [
                    {
                        "person": 3,
                        "state": "due",
                        "day": "2026-12-25",
                        "strict": True,
                        "last_working_day": "2026-12-24",
                        "zegt": "ook in een weekend",
                    }
                ],
            },
        ),
    ),
)
BOTH_SIDES = Scenario(
    "a sponsor with members on both sides of 12 June 2026",
    {
        "Personen": [
            sponsor(date(2026, 3, 2), "B", "referent"),
            person(2, "partner", In_Nederland="nee"),
            person(3, "kind", Geboortedatum=date(2015, 1, 1), In_Nederland="nee"),
            person(4, "ongehuwde partner", In_Nederland="nee"),
        ],
        "Aanvragen": [
            application(1, 2, Ingediend=date(2026, 6, 1), Ontvangst_IND=date(2026, 6, 3)),
            application(1, 3, Ingediend=date(2026, 6, 12), Ontvangst_IND=date(2026, 6, 15)),
            application(1, 4, Ingediend=date(2026, 6, 12), Ontvangst_IND=date(2026, 6, 15)),
        ],
    },
    (
        Look(
            "2026-06-11",
            "The day before the law: nothing is suspended, 3 June + 6 months. The first filing was in time (2 June).",
            {"N02": [], "N03": [], "N04": [], "N05": [], "N08": [{"person": 2, "day": "2026-12-03"}]},
        ),
        Look(
            "2026-06-15",
            "Filed before the law under a B-status: suspended and no expected day. Filed on the day of the law: 15"
            " June + 6 months; the unmarried partner is outside the circle.",
            {
                "N03": [],
                "N04": [{"person": 2, "state": "suspended", "day": None}],
                "N05": [{"person": 4, "state": "signal"}],
                "N08": [{"person": 3, "day": "2026-12-15"}, {"person": 4, "day": "2026-12-15"}],
            },
        ),
    ),
)
FILING = (CLAMPED, LEAP_YEAR, LATE, CHRISTMAS, BOTH_SIDES)
