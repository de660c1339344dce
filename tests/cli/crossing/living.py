"""Scenarios about homes and school that cross rules."""

from __future__ import annotations

from datetime import date

from tests.cli.crossing.shape import Look, Scenario
from tests.cli.scenarios import application, fact, person

LAST_DAY = Scenario(
    "an exemption that ends on the last day of the year together",
    {
        "Personen": [
            person(
                1,
                "amv",
                Geboortedatum=date(2010, 8, 1),
                School="ISK",
                Volledig_dagonderwijs="ja",
                Gemeente="Tilburg",
                In_Nederland="ja",
            ),
            person(2, "moeder", In_Nederland="ja", Gemeente="Tilburg", Woning_sinds=date(2026, 10, 5)),
        ],
        "Aanvragen": [application(1, 2, Ingereisd=date(2026, 9, 1), BRP_inschrijving=date(2026, 9, 3))],
        "Feiten": [fact("uitschrijving school", person=1, on=date(2027, 10, 5))],
    },
    (
        Look(
            "2027-10-04",
            "Leaving school tomorrow: today the exemption still suspends the year.",
            {
                "H04": [{"state": "suspended", "day": "2027-10-05"}],
                "H05": [{"state": "entitled"}],
                "H06": [],
            },
        ),
        Look(
            "2027-10-05",
            "5 October 2026 + 12 months: the last day of the year is also the first without an exemption; + 28 days.",
            {
                "H04": [{"state": "due", "day": "2027-10-05", "urgency": "midden"}],
                "H05": [],
                "H06": [{"state": "due", "day": "2027-11-02", "urgency": "hoog"}],
            },
        ),
        Look(
            "2027-10-06",
            "The year is over and asks nothing; the exemption ended within it, so the re-assessment is still asked.",
            {"H04": [], "H05": [], "H06": [{"state": "due", "day": "2027-11-02"}]},
        ),
        Look(
            "2027-11-03",
            "Nobody told of a re-assessment: that is unknown, not late.",
            {"H06": [{"state": "unknown", "missing": ["herbeoordeling samenwonen"]}]},
        ),
    ),
)
ELSEWHERE = Scenario(
    "a home in another municipality while the youngster is at school",
    {
        "Personen": [
            person(1, "amv", Geboortedatum=date(2010, 8, 1), School="ISK", Gemeente="Tilburg", In_Nederland="ja"),
            person(2, "moeder", In_Nederland="ja", Gemeente="Breda", Woning_sinds=date(2026, 10, 5)),
        ],
        "Aanvragen": [application(1, 2, Ingereisd=date(2026, 9, 1), BRP_inschrijving=date(2026, 9, 3))],
        "Feiten": [fact("casusoverleg", on=date(2026, 11, 2))],
    },
    (
        Look(
            "2026-11-16",
            "Fourteen days after the meeting of 2 November the rhythm still holds. The checks of the parents: + 6, +"
            " 12 months.",
            {
                "H03": [{"state": "signal", "urgency": "hoog"}],
                "H04": [{"state": "suspended", "day": "2027-10-05"}],
                "H05": [{"state": "entitled"}],
                "M01": [],
                "S04": [{"day": "2027-04-05"}, {"day": "2027-10-05"}],
            },
        ),
        Look(
            "2026-11-17",
            "Parents elsewhere are a high signal, and the meeting is more than fourteen days ago.",
            {"M01": [{"state": "signal"}]},
        ),
    ),
)
HOTEL = Scenario(
    "a hotel from the last day of August",
    {
        "Personen": [
            person(1, "amv", In_Nederland="ja", Gemeente="Tilburg"),
            person(2, "moeder", In_Nederland="ja", Opvang="hotel"),
            person(3, "zus", In_Nederland="ja", Woning_sinds=date(2026, 12, 1)),
        ],
        "Aanvragen": [
            application(
                1, 2, Ingereisd=date(2026, 8, 31), BRP_inschrijving=date(2026, 9, 1), Hotel_sinds=date(2026, 8, 31)
            ),
            application(
                1, 3, Ingereisd=date(2026, 8, 1), BRP_inschrijving=date(2026, 8, 3), Hotel_sinds=date(2026, 8, 1)
            ),
        ],
        "Feiten": [fact("koppeling", person=2, on=date(2026, 9, 1))],
    },
    (
        Look(
            "2026-11-11",
            "The sister came first but has a home by then only in December: her six months from 1 August count. 70"
            " days after the link was 10 November, and nobody told of a contract.",
            {
                "H08": [{"state": "due", "day": "2027-02-01", "urgency": "hoog"}],
                "H02": [{"step": "", "state": "unknown", "day": "2026-11-10", "missing": ["huurcontract"]}],
            },
        ),
        Look(
            "2027-02-28",
            "She has a home; 31 August + 6 months clamps to 28 February, the last day.",
            {"H08": [{"state": "due", "day": "2027-02-28"}]},
        ),
        Look(
            "2027-03-01",
            "A day later the six months are over.",
            {"H08": [{"step": "overschreden", "state": "signal", "day": "2027-02-28", "urgency": "kritiek"}]},
        ),
    ),
)
RESETTLED = Scenario(
    "a resettled family",
    {
        "Personen": [
            person(
                1,
                "vader",
                Doelgroep="hervestiger",
                Vergunning="A",
                Vergunning_bekendgemaakt=date(2026, 11, 2),
                Opvang="verwacht 21-02-2027",
            ),
            person(2, "moeder", Doelgroep="hervestiger", Opvang="verwacht 28-02-2027"),
        ],
        "Feiten": [fact("woning status", value="gezocht")],
    },
    (
        Look(
            "2027-01-11",
            "The first of them comes on 21 February: 8, 6 and 2 weeks before are 27 December, 10 January and 7"
            " February. The home was to be found yesterday. No nareis and no link: they were invited.",
            {
                "R01": [
                    {"step": "profiel", "state": "unknown", "day": "2026-12-27", "missing": ["profiel besproken"]},
                    {"step": "woning_vast", "state": "overdue", "day": "2027-01-10", "urgency": "kritiek"},
                    {"step": "woning_ingericht", "state": "due", "day": "2027-02-07"},
                ],
                "N01": [],
                "N02": [],
                "H01": [],
                "H03": [],
            },
        ),
    ),
)
LIVING = (LAST_DAY, ELSEWHERE, HOTEL, RESETTLED)
