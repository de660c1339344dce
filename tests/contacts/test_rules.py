"""Which contacts may be written down."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from weerzien.contacts import rules
from weerzien.kernel.days import Day
from weerzien.kernel.refusals import Refused

TODAY = date(2026, 11, 20)
GOOD: dict[str, Any] = {
    "day": Day.on(TODAY),
    "kind": "huisbezoek",
    "spoken_with": "Hanna",
    "interpreter": "geen",
    "note": "Thee gedronken.",
}


@pytest.mark.parametrize(
    "changed",
    [
        {},
        {"day": Day.on(date(2021, 1, 1))},
        {"kind": "bericht", "spoken_with": ""},
        {"interpreter": ""},
        {"note": "a" * 4000},
    ],
    ids=[
        "today",
        "five years back",
        "a message to nobody in particular",
        "no word about an interpreter",
        "a long note",
    ],
)
def test_a_contact_that_can_be_is_taken(changed: dict[str, Any]) -> None:
    rules.check_contact(**(GOOD | changed), today=TODAY)


@pytest.mark.parametrize(
    ("changed", "refusal"),
    [
        ({"day": Day.on(date(2026, 11, 21))}, rules.ContactInFuture),
        ({"day": Day(date(2026, 11, 1), date(2026, 11, 30))}, rules.ContactInFuture),
        ({"day": Day.on(date(2020, 12, 31))}, rules.ContactLongAgo),
        ({"kind": "brief"}, rules.UnknownKindOfContact),
        ({"interpreter": "handen en voeten"}, rules.UnknownInterpreter),
        ({"spoken_with": "  "}, rules.NobodySpokenWith),
        ({"spoken_with": "a" * 121}, rules.NameTooLong),
        ({"note": "a" * 4001}, rules.NoteTooLong),
    ],
    ids=lambda value: value.__name__ if isinstance(value, type) else "",
)
def test_a_contact_that_cannot_be_is_refused_with_a_sentence(changed: dict[str, Any], refusal: type[Refused]) -> None:
    with pytest.raises(refusal) as refused:
        rules.check_contact(**(GOOD | changed), today=TODAY)

    assert str(refused.value).endswith(".")
