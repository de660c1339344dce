"""The outcomes that these tests keep beside each other on a page."""

from __future__ import annotations

import pytest

from tests.early_signals.kept import OURS


@pytest.fixture(autouse=True)
def reasons_stay(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let keeping one outcome leave those of the rules that may be reasons here."""
    monkeypatch.setattr("tests.early_signals.kept.OURS", (*OURS, "S02", "S03", "S06"))
