"""Scenarios about integration and local settings that cross rules."""

from __future__ import annotations

from datetime import date

from tests.cli.crossing.shape import Look, Scenario
from tests.cli.scenarios import application, fact, person

MOVE = Scenario(
    "a move within the ten weeks",
    {
        "Personen": [person(1, "referent", In_Nederland="ja"), person(2, "partner", In_Nederland="ja")],
        "Inburgering": [
            {"Persoon": 1, "Inburgeringsplichtig": "ja", "Start 10 weken (SS139)": date(2026, 9, 1)},
            {"Persoon": 2, "Inburgeringsplichtig": "ja", "Start 10 weken (SS139)": date(2026, 9, 1)},
        ],
        "Feiten": [
            fact("SS139", person=1, on=date(2026, 10, 5)),
            fact("SS120", person=1, on=date(2026, 10, 5)),
            fact("SS122", person=2, on=date(2026, 10, 5)),
        ],
    },
    (
        Look(
            "2026-10-19",
            "The first settled here: DUO started the ten weeks anew (5 October + 70 days), a PIP must be made. The"
            " second left: + 14 days for the results; the old ten weeks end on 10 November.",
            {
                "I01": [
                    {"person": 1, "state": "due", "day": "2026-12-14"},
                    {"person": 2, "state": "due", "day": "2026-11-10"},
                ],
                "I12": [
                    {"person": 1, "step": "nieuwe_gemeente", "state": "signal"},
                    {"person": 2, "step": "oude_gemeente", "state": "due", "day": "2026-10-19"},
                ],
            },
        ),
        Look(
            "2026-10-20",
            "Whether the results went to DUO was not told.",
            {
                "I12": [
                    {"person": 1, "step": "nieuwe_gemeente", "state": "signal"},
                    {"person": 2, "step": "oude_gemeente", "state": "unknown", "missing": ["resultaten naar DUO"]},
                ]
            },
        ),
    ),
)
MIGRANT = Scenario(
    "a family migrant",
    {
        "Personen": [person(1, "gezinsmigrant", Doelgroep="gezinsmigrant", Vergunning="regulier", In_Nederland="ja")],
        "Inburgering": [
            {
                "Persoon": 1,
                "Inburgeringsplichtig": "ja",
                "Start 10 weken (SS139)": date(2026, 11, 2),
                "PIP dagtekening": date(2027, 1, 4),
                "Bijstand sinds": date(2027, 2, 1),
            }
        ],
    },
    (
        Look(
            "2026-11-16",
            "2 November + 14 days to invite, + 70 days for the PIP; a PIP of January does not exist yet.",
            {
                "I01": [{"state": "due", "day": "2027-01-11"}],
                "I02": [],
                "I07": [],
                "I08": [],
                "I10": [{"state": "due", "day": "2026-11-16"}],
                "I11": [],
                "N01": [],
            },
        ),
        Look(
            "2029-07-04",
            "The term runs 5 January 2027 to 4 January 2030; six months before a fine comes in view, for who is not"
            " asylum only. Benefit without an asylum permit is no care for money (I08) and a risk for the permit"
            " (I11).",
            {
                "I01": [],
                "I02": [{"state": "due", "day": "2030-01-04", "urgency": "hoog"}],
                "I07": [{"state": "signal"}],
                "I08": [],
                "I10": [],
                "I11": [{"state": "signal"}],
            },
        ),
        Look("2029-07-03", "A day earlier the fine is not in view.", {"I07": []}),
    ),
)
SETTINGS = Scenario(
    "what a municipality set, and what it cannot",
    {
        "Personen": [
            person(1, "amv", Geboortedatum=date(2010, 3, 14), In_Nederland="ja"),
            person(2, "moeder", In_Nederland="ja"),
            person(3, "vader", In_Nederland="nee"),
        ],
        "Aanvragen": [
            application(1, 2, Ingereisd=date(2026, 12, 20), BRP_inschrijving=date(2026, 12, 21)),
            application(1, 3, Ingediend=date(2026, 11, 2), Ontvangst_IND=date(2026, 11, 2)),
        ],
        "Voogdij": [{"Jongere": 1, "Voogd": "Nidos"}],
        "Instellingen": [
            {"Regel": "V02", "Parameter": "wachten op verzoek", "Waarde": 42, "Vanaf": date(2027, 1, 1)},
            {"Regel": "V08", "Parameter": "aan", "Waarde": 0, "Vanaf": date(2027, 1, 1)},
            {"Regel": "N08", "Parameter": "beslistermijn", "Waarde": 9, "Vanaf": date(2026, 11, 3)},
            {"Regel": "N08", "Parameter": "aan", "Waarde": 0},
        ],
    },
    (
        Look(
            "2026-12-31",
            "A local number counts from its day on: 20 December + 28 days. N08 is a statute: not switched off, and"
            " its number counts by the day of receipt, a day before the nine months begin.",
            {
                "V02": [{"day": "2027-01-17"}],
                "V08": [{"state": "unknown"}],
                "N08": [{"person": 3, "day": "2027-05-02"}],
            },
        ),
        Look(
            "2027-01-01",
            "From today 42 days, and no word about the meeting.",
            {"V02": [{"day": "2027-01-31"}], "V08": [], "N08": [{"person": 3, "day": "2027-05-02"}]},
        ),
    ),
)
INTEGRATING = (MOVE, MIGRANT, SETTINGS)
