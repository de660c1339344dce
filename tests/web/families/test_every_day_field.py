"""Onbekend and ongeveer are answers: in every day field of every form, and what two people type is put side by side."""

from __future__ import annotations

from datetime import date

import pytest

from weerzien.dossiers.fact_kinds import FactKind
from weerzien.dossiers.queries.facts import Column, ColumnKind
from weerzien.early_signals.editing.kinds import EVERY
from weerzien.early_signals.editing.panels import FieldPanel
from weerzien.kernel.days import Day
from weerzien.rulebook.case import Event
from weerzien.web.families.fact_forms import read_value

TODAY = date(2026, 11, 20)
DAYS = [(kind, column) for kind in EVERY.values() for column in kind.columns if column.kind is ColumnKind.DAY]


@pytest.mark.parametrize(("kind", "column"), DAYS, ids=[f"{kind.code} {column.field}" for kind, column in DAYS])
def test_a_day_may_be_exact_a_month_about_or_unknown(kind: FactKind, column: Column) -> None:
    part = FieldPanel(column, kind.is_event(column), kind.keeps_unknown(column))

    exact, month, about, unknown = (
        read_value(part, text, today=TODAY) for text in ("12-3-2026", "maart 2026", "ongeveer 2026", "onbekend")
    )

    assert exact == Day.on(date(2026, 3, 12))
    assert month == Day(date(2026, 3, 1), date(2026, 3, 31), "maart 2026")
    assert isinstance(about, Day)
    assert about.earliest < about.latest
    assert unknown is Event.UNKNOWN
    assert part.keeps_unknown
