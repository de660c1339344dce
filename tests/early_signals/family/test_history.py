"""The history of a family tells what changed in its days and signals, and why."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from tests.cast import NOW
from weerzien.dossiers.queries.families import FamilyHead
from weerzien.early_signals.family.history import history_page
from weerzien.early_signals.rules import Cause

HEAD = FamilyHead(
    dossier_id=None,  # type: ignore[arg-type]  # no question is asked
    number="X",
    closed_on=None,
    members=(),
    members_count=0,
    municipality="",
    organisation="",
    person="",
    person_id=None,
    since=None,
    ground="",
)
CHANGE: dict[str, Any] = {
    "rule": "N01",
    "step": "",
    "subject_id": None,
    "at": NOW,
    "cause": Cause.TIME,
    "state_before": "due",
    "day_before": date(2026, 11, 30),
    "state_after": "overdue",
    "day_after": date(2026, 11, 30),
}


@pytest.mark.parametrize(
    ("cause", "words"),
    [
        (Cause.FACT, "een gegeven is gewijzigd"),
        (Cause.LAW, "de regel is gewijzigd"),
        (Cause.SETTING, "een instelling van de gemeente is gewijzigd"),
        (Cause.TIME, "de tijd is verstreken"),
    ],
)
def test_a_change_stands_with_what_it_was_what_it_is_and_why(cause: Cause, words: str) -> None:
    history = history_page((), [CHANGE | {"cause": cause}], HEAD)

    assert (history.total, history.page, history.pages) == (1, 1, 1)
    (line,) = history.rows
    assert (line.instead_of, line.lines) == (("loopt, 30 november 2026",), ("te laat, 30 november 2026",))
    assert (line.because, line.at, line.source) == (words, NOW, "rekenregels")


def test_what_ended_is_said_to_hold_no_longer_and_what_is_new_stands_together() -> None:
    ended = CHANGE | {"state_after": "", "day_after": None, "cause": Cause.LAW}
    new = [CHANGE | {"state_before": "", "rule": rule, "cause": Cause.LAW} for rule in ("N01", "S08")]

    lines = history_page((), [ended, *new], HEAD).rows

    assert [line.lines for line in lines if line.instead_of] == [("geldt niet meer",)]
    assert [(line.what, len(line.lines), line.because) for line in lines if not line.instead_of] == [
        ("Nieuwe dagen en signalen", 2, "de regel is gewijzigd")
    ]


def test_a_long_history_comes_ten_lines_at_a_time_and_past_its_end_one_stands_at_the_end() -> None:
    changes = [CHANGE | {"at": NOW + timedelta(days=day), "day_after": NOW.date()} for day in range(23)]

    pages = [history_page((), changes, HEAD, page=page) for page in (1, 2, 3, 9)]

    assert [(page.page, page.pages, page.total, len(page.rows)) for page in pages] == [
        (1, 3, 23, 10),
        (2, 3, 23, 10),
        (3, 3, 23, 3),
        (3, 3, 23, 3),
    ]
    days = [line.at for page in pages[:3] for line in page.rows]
    assert days == sorted(days, reverse=True)
    assert len(set(days)) == 23
