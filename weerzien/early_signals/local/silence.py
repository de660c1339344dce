"""How long a family may go without contact: as rule S08 says, and as its municipality set that from a day on."""

from __future__ import annotations

from datetime import date
from typing import Final

from weerzien.access.actors import Actor
from weerzien.access.context import evaluating
from weerzien.early_signals.local.in_force import settings_for, settings_of
from weerzien.early_signals.local.rules import value_on
from weerzien.kernel.ids import DossierId
from weerzien.rulebook.settings import Settings

RULE: Final = "S08"
PARAMETER: Final = "stilte"


def longest_silence_of(dossier_id: DossierId, *, on: date) -> int:
    """Return for how many days a family may go without contact; one query, and one more where anybody set anything."""
    with evaluating([dossier_id]):
        return longest_silence(settings_for([dossier_id], on=on)[dossier_id], on=on)


def longest_silence_here(actor: Actor, *, on: date) -> int:
    """Return for how many days families of the reader's municipality may go without contact; at most one query.

    A partner, who works for several municipalities, reads what the rule itself says.
    """
    settings = settings_of(actor.municipality_id) if actor.municipality_id else Settings()
    return longest_silence(settings, on=on)


def longest_silence(settings: Settings, *, on: date) -> int:
    """Return for how many days a family may go without contact."""
    days = value_on(settings, RULE, PARAMETER, on)
    if days is None:
        raise KeyError(PARAMETER)
    return days
