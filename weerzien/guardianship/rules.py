"""What may be written about guardianship: refusals over plain values."""

from __future__ import annotations

from collections.abc import Mapping

from weerzien.dossiers.rules import Around, Cells, check_days, check_order

GUARDIANS: Mapping[str, str] = {"Nidos": "Nidos", "ouders": "ouders"}


def check_guardianship(cells: Cells, around: Around) -> None:
    """Refuse an order before its request, and anything in the future or before the birth."""
    check_days(cells, around)
    check_order(cells, around, pairs=[("requested", "ordered")])
