"""What a unit of work changed in days and signals, said to the one who did it."""

from __future__ import annotations

from collections.abc import Sequence

from weerzien.early_signals.models import OutcomeChange
from weerzien.early_signals.rules import change_words
from weerzien.early_signals.words import rule_title

SHOWN = 3


def change_sentences(changes: Sequence[OutcomeChange]) -> tuple[str, ...]:
    """Return at most three sentences about changes the reader may see, and how many more there are; one query."""
    if not changes:
        return ()
    visible = OutcomeChange.objects.filter(pk__in=[change.pk for change in changes]).order_by("day_after", "id")
    sentences = [change_words(rule_title(row.rule, row.step), row.state_after, row.day_after) for row in visible]
    shown = list(dict.fromkeys(filter(None, sentences)))
    more = len(shown) - SHOWN
    return (*shown[:SHOWN], *((f"En nog {more} andere wijzigingen.",) if more > 0 else ()))
