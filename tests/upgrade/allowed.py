"""What looks as if it breaks the last release and does not, each with the reason. Empty it at every release."""

from __future__ import annotations

from collections.abc import Mapping

FEWER_SIGNALS = "the family itself reads fewer lines; nothing else reads less, and the rulebook still reads them all"
ALLOWED: Mapping[str, str] = {
    "policy early_signals_outcome no_signal_for_the_family: is new and narrows": FEWER_SIGNALS,
    "policy early_signals_outcomechange no_signal_for_the_family: is new and narrows": FEWER_SIGNALS,
}
