"""What the brief of a family says: the panel of its page, in words for one sheet of paper."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from weerzien.access.actors import Actor
from weerzien.contacts.queries import ContactLine, ProfessionalLine
from weerzien.early_signals.member_line import MemberLine
from weerzien.early_signals.panels import FamilyPanel, OutcomeLine, UnknownLine
from weerzien.kernel.words import date_words, listed
from weerzien.rulebook.outcomes import State
from weerzien.web.components.parts import working_day_words

SENT = 40
LONGEST = 140
LONGEST_NAME = 70


def brief_of(panel: FamilyPanel, *, actor: Actor, now: datetime) -> dict[str, Any]:
    """Return what the template of the brief reads. Notes of contacts stay behind: they are read where they are kept."""
    organisation = actor.organisation_name
    printed = f"{date_words(now.date())} om {now:%H.%M} uur"
    persons = "1 persoon" if len(panel.members) == 1 else f"{len(panel.members)} personen"
    about = (panel.number, panel.phase, persons if panel.members else "", "gesloten" if panel.is_closed else "")
    return {
        "title": f"Brief {panel.number}",
        "heading": shortened(panel.family, LONGEST_NAME),
        "about": [words for words in about if words],
        "printed_by": actor.name,
        "stamp": f"Afgedrukt door {actor.name}, {organisation}, op {printed}. Vernietig dit blad na gebruik.",
        "seen_by": f"Wat {actor.name} ({organisation}) van dit gezin mag zien, op {printed}.",
        "glance": [_responsible(panel), _last_contact(panel)],
        "members": [_member(line) for line in panel.members[:SENT]],
        "members_total": len(panel.members),
        "known": _known(panel),
        "days": [_day(line) for line in panel.days[:SENT]],
        "days_total": len(panel.days),
        "signals": _signals(panel)[:SENT],
        "signals_total": len(_signals(panel)),
        "around": [part for part in _around(panel) if part["lines"]],
    }


def shortened(words: str, most: int = LONGEST) -> str:
    """Return words that are too long for one sheet up to the last whole one, with an ellipsis."""
    if len(words) <= most:
        return words
    return f"{words[:most].rsplit(' ', 1)[0]} …"


def _responsible(panel: FamilyPanel) -> dict[str, Any]:
    line = panel.responsible
    since = f"sinds {date_words(line.since)}" if line.since else ""
    lines = [", ".join(filter(None, (line.organisation, since))), f"reden: {line.ground}" if line.ground else ""]
    return _glance("Verantwoordelijk", line.person or line.nobody, lines)


def _last_contact(panel: FamilyPanel) -> dict[str, Any]:
    if not panel.contacts.rows:
        nothing = "Nog geen contact bekend" if panel.sees_all_contacts else "Geen contact dat u mag zien"
        return _glance("Laatste contact", nothing, [])
    last, *before = panel.contacts.rows
    return _glance("Laatste contact", _contact(last), [f"Daarvoor: {_contact(one)}" for one in before[:1]])


def _glance(label: str, value: str, lines: list[str]) -> dict[str, Any]:
    return {"label": label, "value": shortened(value), "lines": [shortened(line) for line in lines if line]}


def _contact(line: ContactLine) -> str:
    spoken = f"met {line.spoken_with}" if line.spoken_with else ""
    worker = f"door {line.worker}" if line.worker else ""
    return ", ".join(filter(None, (line.day_words, line.kind, spoken, worker)))


def _member(line: MemberLine) -> dict[str, str]:
    words = {
        "name": line.name or "Naam niet zichtbaar",
        "part": line.part,
        "age": line.age,
        "language": line.language,
        "interpreter": line.interpreter,
        "whereabouts": line.whereabouts,
        "phase": line.phase,
    }
    return {name: shortened(value, LONGEST_NAME) for name, value in words.items()}


def _day(line: OutcomeLine) -> dict[str, str]:
    working_day = working_day_words(line)
    return {
        "day": date_words(line.day) if line.day else "geen dag",
        "when": line.when,
        "title": shortened(line.title),
        "person": shortened(line.person, LONGEST_NAME),
        "state": " · ".join(filter(None, (_state(line), "schuift niet op" if line.strict else ""))),
        "last_working_day": f"{working_day} {date_words(line.last_working_day)}"
        if working_day and line.last_working_day
        else "",
        "acts": shortened(line.acts, LONGEST_NAME),
    }


def _state(line: OutcomeLine) -> str:
    return "" if line.state.code == State.DUE else line.state.words


def _signals(panel: FamilyPanel) -> list[dict[str, str]]:
    """Return each signal once, with everybody it is about and the first reason that is given."""
    by_title: dict[str, list[OutcomeLine]] = defaultdict(list)
    for line in panel.signals:
        by_title[line.title].append(line)
    return [_signal(title, lines) for title, lines in by_title.items()]


def _signal(title: str, lines: Sequence[OutcomeLine]) -> dict[str, str]:
    persons = tuple(dict.fromkeys(line.person for line in lines if line.person))
    reason = next((line.detail[0] for line in lines if line.detail), "")
    return {"title": shortened(title), "person": shortened(listed(persons), LONGEST_NAME), "reason": shortened(reason)}


def _known(panel: FamilyPanel) -> list[str]:
    """Return what may be known of closed parts, per person in one sentence."""
    by_person: dict[str, list[str]] = defaultdict(list)
    for sentence in panel.derived:
        person, _, words = sentence.partition(": ")
        by_person[person].append(words)
    return [shortened(f"{person}: {', '.join(filter(None, words))}") for person, words in by_person.items()][:SENT]


def _around(panel: FamilyPanel) -> tuple[dict[str, Any], ...]:
    """Return the short lists. Telephone numbers stay behind, and what is kept from whom."""
    wishes = [f"{heading}: {words}" for heading, words in panel.beside.how.wishes]
    agenda = [f"{line.meeting}: {line.reason}" for line in panel.agenda]
    return (
        _part("Voordat u belt", wishes, "wens", "wensen"),
        _part("Op de agenda", agenda, "punt", "punten"),
        _reminders(panel),
        _professionals(panel),
        _unknowns(panel),
    )


def _reminders(panel: FamilyPanel) -> dict[str, Any]:
    open_now = [line for line in (*panel.days, *panel.signals) if line.reminded_on]
    lines = [f"{line.title}: sinds {date_words(line.reminded_on)}" for line in open_now if line.reminded_on]
    return _part("Uw herinneringen", lines, "herinnering", "herinneringen")


def _professionals(panel: FamilyPanel) -> dict[str, Any]:
    lines = list(dict.fromkeys(_professional(line) for line in panel.professionals if line.is_now))
    return _part("Om het gezin heen", lines, "persoon", "personen")


def _professional(line: ProfessionalLine) -> str:
    return ", ".join(filter(None, (line.name, line.role, line.organisation)))


def _unknowns(panel: FamilyPanel) -> dict[str, Any]:
    return _part("Nog niet bekend", [_unknown(line) for line in panel.unknowns], "gegeven", "gegevens")


def _unknown(line: UnknownLine) -> str:
    fact = f"{line.fact} ({line.person})" if line.person else line.fact
    return f"{fact}: vraag het na bij {line.who_knows}" if line.who_knows else fact


def _part(label: str, lines: list[str], one: str, many: str) -> dict[str, Any]:
    kept = [shortened(line) for line in lines[:SENT]]
    return {"label": label, "lines": kept, "total": len(lines), "one": one, "many": many}
