"""Which filters somebody may choose by: what is closed to a reader is not to be chosen, and does not count."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from weerzien.access.actors import Actor
from weerzien.access.matrix import visible_compartments, whole_family_compartments
from weerzien.access.roles import Compartment
from weerzien.early_signals.filters import (
    AGENDA,
    FIXED,
    RESPONSIBLE,
    SILENT,
    as_choices,
    known_codes,
    language_choices,
    signal_choices,
    theme_choices,
)
from weerzien.early_signals.lists.facts import GROUPS, open_facts
from weerzien.early_signals.lists.panels import FamilyFilters
from weerzien.early_signals.panels import Choice
from weerzien.procedure.rules import PHASE_WORDS, STAGE_WORDS

LEFT_OUT_WORDS: Mapping[str, str] = {
    "phase": "de fase",
    "silence": "het laatste contact",
    "agenda": "de agenda",
    "language": "de taal",
    "interpreter": "de tolk",
    "notified_from": "de dag van de vergunning",
    "notified_until": "de dag van de vergunning",
}
"""What a filter is called where it does not count for somebody."""


def phase_choices(actor: Actor) -> Mapping[str, str]:
    """Return the phases a reader may tell apart: those of the rows, or no more than how far an application is."""
    return PHASE_WORDS if Compartment.PROCEDURE in visible_compartments(actor.roles) else STAGE_WORDS


def allowed_filters(actor: Actor, asked: FamilyFilters) -> tuple[FamilyFilters, tuple[str, ...]]:
    """Return the filters that count for this reader, and in words those that do not because they are closed to them.

    A list that a colleague shared may choose by what its reader may not see: that part is left out, never answered.
    """
    filters = known_codes(asked)
    read, whole = visible_compartments(actor.roles), whole_family_compartments(actor.roles)
    facts = open_facts(actor)
    is_open = {
        "phase": filters.phase in phase_choices(actor),
        "silence": Compartment.CONTACTS in whole and filters.silence in SILENT,
        "agenda": Compartment.CONTACTS in whole and filters.agenda in AGENDA,
        "language": Compartment.IDENTITY in read,
        "interpreter": Compartment.IDENTITY in read,
        "notified_from": Compartment.PROCEDURE in read,
        "notified_until": Compartment.PROCEDURE in read,
    }
    closed = [name for name, may in is_open.items() if getattr(filters, name) and not may]
    known = tuple((group, code) for group, code in filters.facts if group in GROUPS and code in GROUPS[group].facts)
    kept = tuple((group, code) for group, code in known if code in facts.get(group, ()))
    left_out = [
        *(LEFT_OUT_WORDS[name] for name in closed if is_known(name, getattr(filters, name))),
        *(GROUPS[group].label.lower() for group, code in known if (group, code) not in kept),
    ]
    return replace(filters, **dict.fromkeys(closed, ""), facts=kept), tuple(dict.fromkeys(left_out))


def is_known(name: str, code: str) -> bool:
    """Return whether a code of a filter means something to anybody: what nobody knows is a slip, not a secret."""
    codes = {"phase": {*PHASE_WORDS, *STAGE_WORDS}, "silence": {*SILENT}, "agenda": {*AGENDA}}
    return code in codes.get(name, (code,))


def choices_for(
    actor: Actor, *, languages: Sequence[str], responsible: Mapping[str, str]
) -> dict[str, tuple[Choice, ...]]:
    """Return what this reader may choose in each filter, and in each group of facts under the code of the group.

    Languages are those of families that the reader may know of; `responsible` are people and organisations by code.
    """
    read, whole = visible_compartments(actor.roles), whole_family_compartments(actor.roles)
    found = {name: as_choices(words) for name, words in FIXED.items()}
    found |= {
        "phase": as_choices(phase_choices(actor)),
        "signal": as_choices(signal_choices()),
        "theme": as_choices(theme_choices()),
        "responsible": as_choices({**RESPONSIBLE, **responsible}),
        "silence": as_choices(SILENT) if Compartment.CONTACTS in whole else (),
        "agenda": as_choices(AGENDA) if Compartment.CONTACTS in whole else (),
        "language": language_choices(languages) if Compartment.IDENTITY in read else (),
        "interpreter": found["interpreter"] if Compartment.IDENTITY in read else (),
    }
    for group, facts in open_facts(actor).items():
        found[group] = as_choices({code: fact.words for code, fact in facts.items()})
    return found
