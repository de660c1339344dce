"""How long a report of a partner counts as a reason for a signal: each municipality chooses, from a day on."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Final
from uuid import UUID

from weerzien.access.actors import Actor
from weerzien.access.questions import asked
from weerzien.audit.actions import record_changes
from weerzien.early_signals.local.actions import setting_municipality, wait_for_turn
from weerzien.early_signals.local.rules import FIRST_DAY, LAST_DAY, DayOutOfReach, NoReason, NothingChanges, OutOfReach
from weerzien.early_signals.models import RuleSetting

RULE, NUMBER, UNIT = "MELDING", "telt mee", "dagen"
"""As this stands among the settings of a municipality; no rule of the rulebook has this name."""
OWN_DAYS: Final = 90
"""What counts where a municipality chose nothing. A choice of ours: absence is looked at as long."""
LEAST, MOST = 7, 730
DAYS: Final = "select days_a_report_counts(%(receiver)s, %(own)s)"


@dataclass(frozen=True, slots=True)
class DaysChoice:
    """One choice of a municipality; without `days` the product's own number counts from that day."""

    days: int
    since: date
    because: str
    by: str
    at: datetime


@dataclass(frozen=True, slots=True)
class DaysPanel:
    """How many days a report that is sent today counts, and what was chosen, the last that begins first."""

    days: int
    choices: tuple[DaysChoice, ...]


def days_for(municipality_id: UUID) -> int:
    """Return how many days a report counts that is sent to a municipality today; one query, inside `acting`."""
    ((days,),) = asked(DAYS, {"receiver": municipality_id, "own": OWN_DAYS})
    return int(days)


def days_panel(actor: Actor) -> DaysPanel:
    """Return what counts at the municipality of the one who asks; two queries."""
    rows = RuleSetting.objects.filter(municipality_id=actor.municipality_id, rule=RULE, parameter=NUMBER)
    fields = ("value", "since", "because", "set_by__name", "set_at")
    return DaysPanel(
        days_for(actor.organisation_id),
        tuple(
            DaysChoice(OWN_DAYS if value is None else value, since, because, by, at)
            for value, since, because, by, at in rows.order_by("-since", "-set_at", "-id").values_list(*fields)
            if since
        ),
    )


def set_days(*, actor: Actor, days: int, since: date, because: str, at: datetime) -> None:
    """Choose how many days a report counts that is sent on a day or later; what was sent before keeps its last day.

    Raises MayNotSet, OutOfReach, DayOutOfReach, NoReason, NothingChanges.
    """
    here = setting_municipality(actor)
    wait_for_turn(here)
    if not LEAST <= days <= MOST:
        raise OutOfReach(LEAST, MOST)
    if not FIRST_DAY <= since <= LAST_DAY:
        raise DayOutOfReach
    if not because.strip():
        raise NoReason
    before = next((one for one in days_panel(actor).choices if one.since <= since), None)
    if days == (before.days if before else OWN_DAYS):
        raise NothingChanges
    RuleSetting.objects.create(
        municipality_id=here,
        rule=RULE,
        parameter=NUMBER,
        value=days,
        unit=UNIT,
        since=since,
        because=because.strip(),
        set_by_id=actor.account_id,
        set_at=at,
    )
    record_changes(actor, "early-signals.setting-saved", dossier_ids=(), fields=[f"{RULE} {NUMBER}"], at=at)
