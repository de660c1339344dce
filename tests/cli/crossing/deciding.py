"""Scenarios about decisions, visas and arrivals that cross rules."""

from __future__ import annotations

from datetime import date

from tests.cli.crossing.filing import FATHER, MOTHER, sponsor
from tests.cli.crossing.shape import Look, Scenario
from tests.cli.scenarios import application, fact

WITHDRAWN = Scenario(
    "a rejection that the IND takes back",
    {
        "Personen": [sponsor(date(2026, 3, 2)), MOTHER],
        "Aanvragen": [
            application(
                1,
                2,
                Ingediend=date(2026, 5, 1),
                Ontvangst_IND=date(2026, 5, 4),
                Besluit="afgewezen",
                Datum_besluit=date(2026, 10, 1),
            )
        ],
        "Feiten": [
            fact("besluit", person=2, value="niet gebeurd"),
            fact("datum besluit", person=2, value="niet gebeurd"),
        ],
    },
    (
        Look(
            "2026-11-10",
            "No decision: no objection, no support after a rejection; the IND is late again since 4 November.",
            {
                "N15": [],
                "N16": [],
                "N08": [{"step": "overschreden", "state": "signal", "day": "2026-11-04"}],
                "S05": [{"day": "2026-11-01"}],
            },
        ),
    ),
)
TAKEN_BACK = Scenario(
    "an application that the family takes back",
    {
        "Personen": [sponsor(date(2026, 3, 2)), MOTHER],
        "Aanvragen": [
            application(
                1,
                2,
                Ingediend=date(2026, 5, 1),
                Ontvangst_IND=date(2026, 5, 4),
                Besluit="ingetrokken",
                Datum_besluit=date(2026, 10, 1),
            )
        ],
    },
    (
        Look(
            "2026-11-10",
            "It has ended, and was neither rejected nor granted.",
            {"N08": [], "N12": [], "N15": [], "N16": [], "N17": [], "V08": [], "S05": []},
        ),
    ),
)
TWO_APPROVALS = Scenario(
    "two approvals in one family",
    {
        "Personen": [sponsor(date(2026, 7, 6), Geboortedatum=date(2010, 3, 14)), MOTHER, FATHER],
        "Aanvragen": [
            application(
                1,
                2,
                Ingediend=date(2026, 9, 21),
                Besluit="ingewilligd",
                Datum_besluit=date(2027, 2, 1),
                MVV_afgegeven=date(2027, 3, 1),
            ),
            application(1, 3, Ingediend=date(2026, 9, 21), Besluit="ingewilligd", Datum_besluit=date(2027, 3, 15)),
        ],
        "Feiten": [fact("reisfonds", person=2, value="gedekt")],
    },
    (
        Look(
            "2027-03-20",
            "The meeting hangs on the first approval: 1 February + 21 days, and nobody told whether it was held. One"
            " visa: 1 March + 90 days. The father's journey: 15 March + 14 days; the mother's is covered.",
            {
                "V08": [
                    {
                        "step": "niet_gehouden",
                        "state": "unknown",
                        "day": "2027-02-22",
                        "missing": ["overgangsvergadering"],
                    }
                ],
                "N08": [],
                "N11": [{"person": 2, "state": "due", "day": "2027-05-30"}],
                "N12": [{"person": 3, "state": "due", "day": "2027-03-29"}],
                "N01": [],
            },
        ),
    ),
)
TURNED = Scenario(
    "rejected, objected to, and then granted",
    {
        "Personen": [sponsor(date(2026, 3, 2), Geboortedatum=date(2010, 3, 14)), MOTHER],
        "Aanvragen": [
            application(
                1,
                2,
                Ingediend=date(2026, 4, 1),
                Ontvangst_IND=date(2026, 4, 3),
                Besluit="ingewilligd",
                Datum_besluit=date(2027, 1, 15),
                MVV_afgegeven=date(2027, 2, 1),
            )
        ],
        "Feiten": [
            fact("afwijzing bekendgemaakt op", person=2, on=date(2026, 10, 1)),
            fact("bezwaar ingediend", person=2, on=date(2026, 10, 20)),
        ],
    },
    (
        Look(
            "2027-02-02",
            "The decision that stands is the approval, and its day; the earlier rejection contradicts nothing. 15"
            " January + 14 and + 21 days; 1 February + 90 days.",
            {
                "N08": [],
                "N15": [],
                "N16": [],
                "N11": [{"state": "due", "day": "2027-05-02"}],
                "N12": [{"state": "unknown", "day": "2027-01-29", "missing": ["reisfonds"]}],
                "V08": [{"state": "due", "day": "2027-02-05"}],
            },
        ),
    ),
)
OBJECTED = Scenario(
    "rejected and objected to on the last day",
    {
        "Personen": [sponsor(date(2026, 3, 2)), MOTHER],
        "Aanvragen": [
            application(1, 2, Ingediend=date(2026, 4, 1), Besluit="afgewezen", Datum_besluit=date(2026, 10, 1))
        ],
        "Feiten": [fact("bezwaar ingediend", person=2, on=date(2026, 10, 29))],
        "Contacten": [{"Gezinsnummer": "G001", "Datum": date(2026, 10, 5), "Soort": "telefoon"}],
    },
    (
        Look(
            "2026-10-28",
            "An objection of tomorrow has not been made: 1 October + 4 weeks is the 29th.",
            {"N15": [{"state": "due", "day": "2026-10-29", "urgency": "kritiek"}]},
        ),
        Look(
            "2026-10-30",
            "Objected in time. The support goes on: days 14, 42 and 84 after the rejection; the first was not told.",
            {
                "N15": [],
                "N16": [
                    {"step": "plan", "state": "unknown", "missing": ["keuze sleutelpersoon", "keuze tolk"]},
                    {"step": "welzijnscheck_1", "state": "unknown", "day": "2026-10-15"},
                    {"step": "welzijnscheck_2", "state": "due", "day": "2026-11-12"},
                    {"step": "welzijnscheck_3", "state": "due", "day": "2026-12-24"},
                ],
            },
        ),
    ),
)
NEW_YEAR = Scenario(
    "an arrival on the last day of the visa, over New Year",
    {
        "Personen": [sponsor(date(2026, 3, 2), Geboortedatum=date(2010, 3, 14)), MOTHER],
        "Aanvragen": [
            application(
                1,
                2,
                Ingediend=date(2026, 4, 1),
                Besluit="ingewilligd",
                Datum_besluit=date(2026, 9, 1),
                MVV_afgegeven=date(2026, 10, 1),
                Ingereisd=date(2026, 12, 30),
            )
        ],
        "Voogdij": [{"Jongere": 1, "Voogd": "Nidos"}],
    },
    (
        Look(
            "2026-12-29",
            "Arriving tomorrow is not arriving yet: 1 October + 90 days is the 30th, and there is nothing to register.",
            {"N11": [{"state": "due", "day": "2026-12-30"}], "N14": [], "V02": []},
        ),
        Look(
            "2027-01-05",
            "30 December + 5 days was the 4th and nobody registered. The request to the court: + 28 days.",
            {
                "N11": [],
                "N14": [{"state": "overdue", "day": "2027-01-04"}],
                "V02": [{"state": "due", "day": "2027-01-27"}],
            },
        ),
    ),
)
DECIDING = (WITHDRAWN, TAKEN_BACK, TWO_APPROVALS, TURNED, OBJECTED, NEW_YEAR)
