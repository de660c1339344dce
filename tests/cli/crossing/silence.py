"""Scenarios about contacts, and the lack of them, that cross rules."""

from __future__ import annotations

from datetime import date

from tests.cli.crossing.shape import Look, Scenario
from tests.cli.scenarios import application, fact, person


def contact(on: date, kind: str, *, by: str = "gemeente", interpreter: str = "") -> dict[str, object]:
    """Return a row of Contacten."""
    return {"Gezinsnummer": "G001", "Datum": on, "Soort": kind, "Organisatie": by, "Tolk": interpreter}


NO_INTERPRETER = Scenario(
    "no interpreter after a rejection",
    {
        "Personen": [
            person(1, "amv", Geboortedatum=date(2010, 3, 14), Tolk_nodig="ja", In_Nederland="ja"),
            person(2, "moeder", In_Nederland="nee"),
        ],
        "Aanvragen": [
            application(1, 2, Ingediend=date(2026, 4, 1), Besluit="afgewezen", Datum_besluit=date(2026, 10, 1))
        ],
        "Contacten": [
            contact(date(2026, 10, 6), "huisbezoek", interpreter="jongere tolkt"),
            contact(date(2026, 10, 12), "kantoor", interpreter="jongere tolkt"),
            contact(date(2026, 10, 19), "huisbezoek", by="VluchtelingenWerk", interpreter="jongere tolkt"),
        ],
        "Feiten": [
            fact("keuze sleutelpersoon", person=1, value="niet nodig"),
            fact("welzijnscheck", person=1, value="rustig", on=date(2026, 10, 12)),
        ],
    },
    (
        Look(
            "2026-10-16",
            "Spoken on the third working day (2, 5, 6 October). A choice of interpreter was not told, and the plan"
            " was due on the 15th. Twice is not too much for the youngster yet. The check of the 12th counts for day"
            " 14, not for day 42.",
            {
                "N16": [
                    {"step": "plan", "state": "unknown", "day": "2026-10-15", "missing": ["keuze tolk"]},
                    {"step": "welzijnscheck_2", "state": "due", "day": "2026-11-12"},
                    {"step": "welzijnscheck_3", "state": "due", "day": "2026-12-24"},
                ],
                "S02": [],
            },
        ),
        Look(
            "2026-11-02",
            "The window of 28 days begins on 6 October: three times, and two organisations say so.",
            {"S02": [{"step": "", "state": "signal", "urgency": "hoog"}]},
        ),
        Look("2026-11-03", "The first falls out of the window: two is not too much.", {"S02": []}),
    ),
)
SILENCE = Scenario(
    "professionals fall silent",
    {
        "Personen": [
            person(1, "amv", Geboortedatum=date(2010, 3, 14), In_Nederland="ja"),
            person(2, "moeder", In_Nederland="nee"),
        ],
        "Aanvragen": [
            application(1, 2, Ingediend=date(2026, 4, 1), Besluit="afgewezen", Datum_besluit=date(2026, 11, 13))
        ],
        "Contacten": [contact(date(2026, 9, 26), "huisbezoek"), contact(date(2026, 11, 16), "bericht")],
        "Betrokkenen": [
            {
                "Gezinsnummer": "G001",
                "Naam": "A. Yusuf",
                "Rol": "gezinsregisseur",
                "Van": date(2026, 1, 1),
                "Tot": date(2026, 11, 20),
            }
        ],
    },
    (
        Look(
            "2026-11-18",
            "Friday 13 November + 3 working days is Wednesday the 18th; a message is no contact.",
            {"N16": [{"step": "contact", "state": "due", "day": "2026-11-18"}, {}, {}, {}, {}], "S08": [], "S09": []},
        ),
        Look(
            "2026-11-20",
            "55 days since the visit, and the director's last day counts as a day with her.",
            {"S08": [], "S09": []},
        ),
        Look(
            "2026-11-21",
            "26 September + 56 days; nobody is director or companion any more; the contact is late.",
            {
                "N16": [{"step": "contact", "state": "overdue", "day": "2026-11-18"}, {}, {}, {}, {}],
                "S08": [{"state": "signal"}],
                "S09": [{"state": "signal"}],
            },
        ),
    ),
)
SILENT = (NO_INTERPRETER, SILENCE)
