"""Scenarios about turning 18 that cross rules."""

from __future__ import annotations

from datetime import date

from tests.cli.crossing.shape import Look, Scenario
from tests.cli.scenarios import application, fact, person

CORRECTED = Scenario(
    "a birth date that was corrected by half a year",
    {
        "Personen": [
            person(
                1,
                "amv",
                Geboortedatum=date(2009, 1, 1),
                Asielaanvraag=date(2027, 3, 1),
                Vergunning="A",
                Vergunning_bekendgemaakt=date(2027, 3, 8),
                In_Nederland="ja",
            ),
            person(2, "moeder", In_Nederland="nee"),
        ],
        "Voogdij": [{"Jongere": 1, "Voogd": "Nidos"}],
        "Feiten": [fact("geboortedatum", person=1, on=date(2009, 7, 1))],
    },
    (
        Look(
            "2027-03-10",
            "What Feiten tells takes the place of the cell: 18 on 1 July 2027, so still a minor at the asylum"
            " application.",
            {
                "N06": [{"state": "entitled"}],
                "V04": [{"state": "due", "day": "2027-07-01", "urgency": "hoog"}],
                "V06": [],
                "P01": [
                    {"step": "brief", "state": "due", "day": "2027-06-01"},
                    {"step": "wissel", "state": "due", "day": "2027-07-01"},
                ],
                "V10": [{"state": "due", "day": "2027-06-01"}],
            },
        ),
    ),
)
UNCORRECTED = Scenario(
    "the same youngster before the correction",
    {**CORRECTED.sheets, "Feiten": []},
    (
        Look(
            "2027-03-10",
            "18 on 1 January 2027, two months before the asylum application; guardianship ended that day, a holiday"
            " and a Friday: 4 to 8 January are the five working days.",
            {
                "N06": [],
                "V04": [],
                "V06": [{"state": "signal", "day": "2027-01-08", "urgency": "kritiek"}],
                "P01": [],
            },
        ),
    ),
)
BIRTH_YEAR = Scenario(
    "only the birth year is known",
    {
        "Personen": [
            person(
                1, "amv", Geboortedatum="2009", Asielaanvraag=date(2026, 1, 15), Gemeente="Tilburg", In_Nederland="ja"
            ),
            person(2, "moeder", In_Nederland="ja", Gemeente="Breda"),
        ],
        "Aanvragen": [application(1, 2, Ingereisd=date(2027, 5, 10), BRP_inschrijving=date(2027, 5, 12))],
        "Voogdij": [{"Jongere": 1, "Voogd": "Nidos"}],
        "Verzuim": [
            {"Leerling": 1, "Datum": date(2027, 5, 24), "Uren": 8, "Soort": "ongeoorloofd"},
            {"Leerling": 1, "Datum": date(2027, 5, 25), "Uren": 8, "Soort": "ongeoorloofd"},
        ],
    },
    (
        Look(
            "2026-11-21",
            "A limit shows the earliest day: 1 January 2027, urgent from six months before.",
            {
                "V04": [{"state": "due", "day": "2027-01-01", "urgency": "hoog"}],
                "V02": [],
            },
        ),
        Look(
            "2027-06-01",
            "Whether 18 has come is unknown; 'still a minor' is judged by the latest day, in the youngster's favour:"
            " the request (10 May + 28 days), school (26, 27, 28, 31 May, 1 June) and the municipality count.",
            {
                "V04": [{"state": "unknown", "day": "2027-01-01", "missing": ["geboortedatum"]}],
                "V02": [{"state": "due", "day": "2027-06-07"}],
                "S01": [{"state": "due", "day": "2027-06-01"}],
                "H03": [{"state": "signal"}],
            },
        ),
    ),
)
LEAP_DAY = Scenario(
    "born on 29 February, with a request to the court that comes too late",
    {
        "Personen": [
            person(1, "amv", Geboortedatum=date(2008, 2, 29), Vergunning="B", In_Nederland="ja"),
            person(2, "moeder", In_Nederland="nee"),
        ],
        "Voogdij": [{"Jongere": 1, "Voogd": "Nidos", "Verzoek rechtbank": date(2025, 12, 15)}],
    },
    (
        Look(
            "2026-01-05",
            "15 March is after the 18th birthday, 1 March; what must be in time prepares for 28 February: minus 28"
            " days is 31 January, minus 30 days 29 January, minus 3 months 28 November.",
            {
                "V03": [{"state": "expected", "day": "2026-03-01"}],
                "V04": [{"state": "due", "day": "2026-03-01", "zegt": "28 februari"}],
                "V05": [{"state": "due", "day": "2026-01-31"}],
                "V09": [
                    {"step": "keuze", "state": "unknown", "day": "2025-11-28"},
                    {"step": "vervolghuisvesting", "state": "unknown", "day": "2025-08-28"},
                ],
                "V10": [{"day": "2026-01-29"}],
                "P01": [{"step": "brief", "day": "2026-01-29"}, {"step": "wissel", "day": "2026-03-01"}],
            },
        ),
        Look(
            "2026-02-28",
            "Not 18 yet: guardianship lasts, and ends tomorrow.",
            {"V04": [{"state": "due", "day": "2026-03-01", "urgency": "hoog"}], "V06": []},
        ),
        Look(
            "2026-03-09",
            "1 March is a Sunday: 2 to 6 March are the five working days, and the sixth is today.",
            {"V04": [], "V06": [{"state": "signal", "day": "2026-03-06", "urgency": "kritiek"}]},
        ),
    ),
)
DUO = Scenario(
    "DUO writes although the course was exempting",
    {
        "Personen": [person(1, "amv", Geboortedatum=date(2009, 2, 1), School="mbo", In_Nederland="ja")],
        "Feiten": [
            fact("vrijstellende opleiding", person=1, value="ja"),
            fact("SS139", person=1, on=date(2027, 9, 1)),
            fact("inburgeringsplichtig", person=1, value="ja"),
        ],
    },
    (
        Look(
            "2027-09-02",
            "DUO decides who is obliged: V12 has nothing to expect any more, and the ten weeks run from its message.",
            {"V12": [], "I01": [{"state": "due", "day": "2027-11-10"}]},
        ),
    ),
)
EXEMPT = Scenario(
    "an exempting course keeps DUO away",
    {
        "Personen": [person(1, "amv", Geboortedatum=date(2009, 2, 1), School="mbo", In_Nederland="ja")],
        "Feiten": [fact("vrijstellende opleiding", person=1, value="ja")],
    },
    (
        Look(
            "2027-02-01",
            "Not obliged while the course exempts: no message is expected, and no ten weeks run.",
            {"V12": [], "I01": []},
        ),
    ),
)
GROWING_UP = (CORRECTED, UNCORRECTED, BIRTH_YEAR, LEAP_DAY, DUO, EXEMPT)
