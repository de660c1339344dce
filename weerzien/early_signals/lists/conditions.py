"""What a choice in the list asks of a family, as parts of one question; each looks by an index of that family."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from typing import Final

from weerzien.access.actors import Actor
from weerzien.access.questions import Part, part_of
from weerzien.access.roles import Compartment
from weerzien.contacts.queries import LAST_CONTACT_OF
from weerzien.dossiers.queries.searching import Wanted
from weerzien.dossiers.rules import read_search
from weerzien.early_signals.filters import (
    ANY_SIGNAL,
    LATE,
    ORGANISATION,
    PERSON,
    SILENT_DAYS,
    URGENT,
    WITHIN_DAYS,
    as_day,
    responsible_id,
    urgencies_from,
)
from weerzien.early_signals.lists.agenda import ON_AGENDA
from weerzien.early_signals.lists.facts import fact_conditions, whole_read
from weerzien.early_signals.lists.panels import FamilyFilters
from weerzien.early_signals.rules import CAN_BE_LATE, SILENCE
from weerzien.early_signals.words import rules_by_theme
from weerzien.procedure.choosing import notified_between
from weerzien.procedure.queries import families_in_phase, families_in_stage, families_with_application
from weerzien.procedure.rules import STAGE_WORDS, Phase
from weerzien.rulebook.outcomes import Urgency

RUNNING: Final = "o.state in ('due', 'overdue')"
CAN_STILL_BE_LATE: Final = "o.kind = any(%(late)s)"
IS_LATE: Final = f"{RUNNING} and {CAN_STILL_BE_LATE} and o.day < %(today)s"
DAYS_CONDITIONS: Mapping[str, str] = {
    LATE: IS_LATE,
    URGENT: f"{RUNNING} and o.day is not null and o.urgency in ('{Urgency.HIGH}', '{Urgency.CRITICAL}')",
    **dict.fromkeys(WITHIN_DAYS, f"{RUNNING} and o.day <= %(soon)s and (o.day >= %(today)s or {CAN_STILL_BE_LATE})"),
}
"""What a choice of the filter on days asks of an outcome; one range of days, so that an index is walked once."""
HAS_OUTCOME: Final = """
exists (select from early_signals_outcome o
  where o.dossier_id = family.id and o.state in ('due', 'overdue', 'signal') and {condition} offset 0)
"""
ABOUT: Final = "o.rule = any(%(theme_rules)s)"
NOT_SPOKEN_SINCE: Final = f"coalesce(({LAST_CONTACT_OF.format(dossier='family.id')}), '-infinity') <= %(spoken_until)s"


def wanted_families(actor: Actor, filters: FamilyFilters, today: date) -> Wanted:
    """Return what somebody asked of the list, as far as it counts for them, as a question about families."""
    is_person = filters.responsible.startswith(PERSON)
    is_organisation = filters.responsible.startswith(ORGANISATION)
    named = responsible_id(filters.responsible)
    return Wanted(
        text=read_search(filters.text),
        responsible_account=actor.account_id if filters.responsible == "ik" else named if is_person else None,
        responsible_organisation=named if is_organisation else None,
        without_responsible=filters.responsible == "niemand",
        language=filters.language,
        interpreter={"ja": True, "nee": False}.get(filters.interpreter),
        conditions=[
            *_in_phase(filters.phase),
            *_with_day(filters, today),
            *_with_signal(filters),
            *_with_theme(filters),
            *_silent(filters.silence, today),
            *_on_agenda(filters.agenda, today),
            *_notified(filters),
            *fact_conditions(filters.facts),
        ],
    )


def _in_phase(phase: str) -> Iterator[Part]:
    if phase in STAGE_WORDS:
        yield Part(f"family.id in ({part_of(families_in_stage(phase)).text})")
    elif phase == Phase.NOTHING_FILED:
        yield Part(f"family.id not in ({part_of(families_with_application()).text})")
    elif phase:
        yield Part(f"family.id in ({part_of(families_in_phase(Phase(phase))).text})")


def _with_day(filters: FamilyFilters, today: date) -> Iterator[Part]:
    """Yield that one day of a family meets all that is asked of days."""
    asked = [DAYS_CONDITIONS[filters.days]] if filters.days else []
    if filters.from_on or filters.until_on or filters.strict:
        asked.append(f"{RUNNING} and o.day is not null")
    if filters.from_on:
        asked.append("o.day >= %(day_from)s")
    if filters.until_on:
        asked.append("o.day <= %(day_until)s")
    if filters.strict:
        asked.append("o.strict")
    if asked:
        asked += [ABOUT] if filters.theme else []
        values = {
            "theme_rules": theme_rules(filters),
            "late": sorted(CAN_BE_LATE),
            "today": today,
            "soon": today + timedelta(days=WITHIN_DAYS.get(filters.days, 0)),
            "day_from": as_day(filters.from_on),
            "day_until": as_day(filters.until_on),
        }
        yield Part(HAS_OUTCOME.format(condition=" and ".join(f"({one})" for one in asked)), values)


def _with_signal(filters: FamilyFilters) -> Iterator[Part]:
    asked = ["o.state = 'signal'"]
    if filters.signal not in ("", ANY_SIGNAL):
        asked.append("o.rule = %(signal)s")
    if filters.urgency:
        asked.append("o.urgency = any(%(urgencies)s)")
    if filters.signal or filters.urgency:
        asked += [ABOUT] if filters.theme else []
        values = {
            "signal": filters.signal,
            "urgencies": urgencies_from(filters.urgency) if filters.urgency else [],
            "theme_rules": theme_rules(filters),
        }
        yield Part(HAS_OUTCOME.format(condition=" and ".join(asked)), values)


def _with_theme(filters: FamilyFilters) -> Iterator[Part]:
    """Yield that some day or signal is about a theme; where days or signals are asked for, that is asked of those."""
    others = (filters.days, filters.from_on, filters.until_on, filters.strict, filters.signal, filters.urgency)
    if filters.theme and not any(others):
        yield Part(HAS_OUTCOME.format(condition=ABOUT), {"theme_rules": theme_rules(filters)})


def theme_rules(filters: FamilyFilters) -> list[str]:
    """Return the rules about the theme or the life domain that is asked for; none where none is."""
    return [*rules_by_theme().get(filters.theme, ())]


def _silent(silence: str, today: date) -> Iterator[Part]:
    """Yield that nobody spoke with a family; only where every contact with it is read, for none seen is not silence."""
    if silence in SILENT_DAYS:
        values = {"spoken_until": today - timedelta(days=SILENT_DAYS[silence])}
        yield Part(f"{NOT_SPOKEN_SINCE} and {whole_read(Compartment.CONTACTS)}", values)
    elif silence:
        condition = "o.state = 'signal' and o.rule = %(silence)s"
        yield Part(HAS_OUTCOME.format(condition=condition), {"silence": SILENCE})


def _on_agenda(agenda: str, today: date) -> Iterator[Part]:
    if agenda:
        condition = ON_AGENDA.format(family="family.id")
        is_asked = condition if agenda == "ja" else f"not {condition} and {whole_read(Compartment.CONTACTS)}"
        yield Part(is_asked, {"today": today})


def _notified(filters: FamilyFilters) -> Iterator[Part]:
    if filters.notified_from or filters.notified_until:
        values = {"notified_from": as_day(filters.notified_from), "notified_until": as_day(filters.notified_until)}
        yield Part(notified_between("family.id", since="notified_from", until="notified_until").text, values)
