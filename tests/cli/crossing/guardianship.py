"""Scenarios about the end of guardianship that cross rules."""

from __future__ import annotations

from datetime import date

from tests.cli.crossing.shape import Look, Scenario
from tests.cli.scenarios import fact, person

TWINS = Scenario(
    "twins who turn 18 on the day of the order about one of them",
    {
        "Personen": [
            person(1, "amv", Geboortedatum=date(2008, 10, 20), In_Nederland="ja"),
            person(2, "amv", Geboortedatum=date(2008, 10, 20), In_Nederland="ja"),
        ],
        "Voogdij": [
            {"Jongere": 1, "Voogd": "Nidos", "Verzoek rechtbank": date(2026, 8, 1), "Beschikking": date(2026, 10, 20)},
            {"Jongere": 2, "Voogd": "Nidos", "Verzoek rechtbank": date(2026, 8, 1)},
        ],
    },
    (
        Look(
            "2026-10-19",
            "An order of tomorrow has not happened. 1 August + 3 months is 1 November, but never after the 18th"
            " birthday.",
            {
                "V03": [{"person": 1, "day": "2026-10-20"}, {"person": 2, "day": "2026-10-20"}],
                "V04": [{"person": 1, "day": "2026-10-20"}, {"person": 2, "day": "2026-10-20"}],
                "V06": [],
                "V11": [],
            },
        ),
        Look(
            "2026-10-20",
            "Both are of age today. The order ended one guardianship, the birthday the other: five working days for"
            " both.",
            {
                "V03": [],
                "V04": [{"person": 2, "state": "due", "day": "2026-10-20"}],
                "V06": [
                    {"person": 1, "state": "due", "day": "2026-10-27", "urgency": "hoog"},
                    {"person": 2, "state": "due", "day": "2026-10-27", "urgency": "hoog"},
                ],
                "V09": [],
                "P01": [{"person": 1, "step": "wissel"}, {"person": 2, "step": "wissel"}],
            },
        ),
        Look(
            "2026-10-28",
            "21, 22, 23, 26, 27 October are the five working days; the sixth is critical. Only an order is followed"
            " (V11).",
            {
                "V04": [],
                "V06": [
                    {"person": 1, "state": "signal", "day": "2026-10-27", "urgency": "kritiek"},
                    {"person": 2, "state": "signal", "day": "2026-10-27", "urgency": "kritiek"},
                ],
                "V11": [
                    {"person": 1, "step": "maand_1", "day": "2026-11-20"},
                    {"person": 1, "step": "maand_3", "day": "2027-01-20"},
                    {"person": 1, "step": "maand_6", "day": "2027-04-20"},
                    {"person": 1, "step": "maand_12", "day": "2027-10-20"},
                ],
                "P01": [],
            },
        ),
    ),
)
LEAVES = Scenario(
    "a youngster who leaves the country",
    {
        "Personen": [
            person(1, "amv", Geboortedatum=date(2009, 2, 1), Vergunning="A", In_Nederland="ja"),
            person(2, "moeder", In_Nederland="nee"),
        ],
        "Voogdij": [{"Jongere": 1, "Voogd": "Nidos"}],
        "Contacten": [{"Gezinsnummer": "G001", "Datum": date(2026, 9, 25), "Soort": "huisbezoek"}],
        "Feiten": [fact("vertrek uit Nederland", person=1, on=date(2026, 11, 20))],
    },
    (
        Look(
            "2026-11-19",
            "Leaving tomorrow is no leaving yet. 25 September + 56 days is 20 November: one day to go.",
            {"V04": [{"state": "due", "day": "2027-02-01"}], "V05": [{"state": "due", "day": "2027-01-04"}], "S08": []},
        ),
        Look(
            "2026-11-20",
            "Guardianship ends by leaving: nothing about 18 is asked. The family is still there, and nobody spoke"
            " with it.",
            {"V04": [], "V05": [], "V06": [], "V07": [], "V09": [], "V10": [], "P01": [], "S08": [{"state": "signal"}]},
        ),
    ),
)
AUNT = Scenario(
    "guardianship that goes to an aunt",
    {
        "Personen": [
            person(1, "amv", Geboortedatum=date(2009, 6, 1), Vergunning="A", In_Nederland="ja"),
            person(2, "overig", In_Nederland="ja"),
        ],
        "Voogdij": [
            {
                "Jongere": 1,
                "Voogd": "Nidos",
                "Verzoek rechtbank": date(2026, 7, 20),
                "Beschikking": date(2026, 10, 20),
                "Overgedragen aan": "tante",
            }
        ],
    },
    (
        Look(
            "2026-11-21",
            "The order ended guardianship (V04, V05) and extended care is not offered (V09). An aunt is no"
            " professional: the gap counts, and she is no parent: no year together (H04). 18 on 1 June 2027: the"
            " letter 30 days before.",
            {
                "V02": [],
                "V03": [],
                "V04": [],
                "V05": [],
                "V06": [{"state": "signal", "day": "2026-10-27", "urgency": "kritiek"}],
                "V09": [],
                "V11": [
                    {"step": "maand_1", "state": "unknown", "day": "2026-11-20", "missing": ["volgcontact"]},
                    {"step": "maand_3", "state": "due", "day": "2027-01-20"},
                    {"step": "maand_6", "state": "due", "day": "2027-04-20"},
                    {"step": "maand_12", "state": "due", "day": "2027-10-20"},
                ],
                "H04": [],
                "P01": [{"step": "brief", "day": "2027-05-02"}, {"step": "wissel", "day": "2027-06-01"}],
            },
        ),
    ),
)
GROWN_UP_WAITING = Scenario(
    "a youngster with a B-status who turns 18 while waiting",
    {
        "Personen": [
            person(
                1,
                "amv",
                Geboortedatum=date(2009, 2, 1),
                Asielaanvraag=date(2026, 1, 15),
                Vergunning="B",
                Vergunning_bekendgemaakt=date(2026, 8, 17),
                In_Nederland="ja",
            ),
            person(2, "moeder", In_Nederland="nee"),
        ],
        "Voogdij": [{"Jongere": 1, "Voogd": "Nidos"}],
    },
    (
        Look(
            "2027-03-01",
            "Two years from 17 August 2026; a minor when she applied, so not too old (N06). Guardianship ended on"
            " Monday 1 February: 2, 3, 4, 5, 8 February. Six months of waiting ended on 17 February, and nobody told"
            " how she is.",
            {
                "N01": [],
                "N02": [],
                "N03": [
                    {"step": "", "state": "due", "kind": "earliest", "day": "2028-08-17"},
                    {"step": "voorbereiden", "state": "due", "day": "2028-02-17"},
                ],
                "N06": [{"state": "entitled"}],
                "V04": [],
                "V06": [{"state": "signal", "day": "2027-02-08", "urgency": "kritiek"}],
                "S05": [{"state": "unknown", "day": "2027-02-17", "missing": ["welzijnscheck"]}],
            },
        ),
    ),
)
GUARDIANSHIP = (TWINS, LEAVES, AUNT, GROWN_UP_WAITING)
