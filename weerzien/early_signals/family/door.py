"""By which door a family comes in today and came in then, and how far each of its tracks is, out of its rows."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime, timedelta
from uuid import UUID

from django.utils.timezone import localtime, make_aware

from weerzien.access.roles import Compartment
from weerzien.contacts.queries import BESIDES, CONTACTS
from weerzien.dossiers.fact_kinds import FactKind
from weerzien.dossiers.queries.facts import FactTable, HistoryRow
from weerzien.dossiers.queries.tables import EPISODES, MEMBERSHIPS, TOGETHER, TOLD
from weerzien.dossiers.queries.writable import Writable
from weerzien.early_signals.door_lines import DoorPanel, TrackLine
from weerzien.early_signals.doors import AMV, CONTACT, DOORS, SPONSOR, Door, Entrance, Found, Member, Track, door_of
from weerzien.early_signals.editing import told
from weerzien.early_signals.editing.kinds import EPISODES as EPISODE_KINDS
from weerzien.early_signals.editing.kinds import kind_called
from weerzien.early_signals.family.facts import family_facts
from weerzien.early_signals.family.parts import COMPARTMENT_WORDS
from weerzien.kernel.days import Day
from weerzien.procedure.actions import APPLICATION
from weerzien.procedure.queries import APPLICATIONS, STEPS

MAY_COME = "gezinsleden willen komen"
SAID_AT_THE_DOOR, GROUP = "gezinsleden-willen-komen", "Doelgroep"
"""What choosing a door tells already: no track begins with it."""
NAMED: Mapping[FactTable, Mapping[str, FactKind]] = {TOLD: told.BY_FACT, EPISODES: EPISODE_KINDS}
"""Tables of which each row names its own kind."""
BESIDE_TRACKS = (*TOGETHER, *BESIDES)
YES_NO = {"ja": True, "nee": False}
TABLE_KINDS = ("vergunning", "aanvraag", "voogdij", "school", "verblijf", "inburgering")
CODES = {kind_called(code).table.label: code for code in TABLE_KINDS} | {CONTACTS.label: CONTACT}
"""Codes of kinds by the label of their table, of what a door asks."""


def door_panel(rows: Sequence[HistoryRow], *, whole: Collection[str], writable: Writable, today: date) -> DoorPanel:
    """Return the door and the tracks of a family; `whole` are the compartments of which the reader sees everything.

    Without the procedure of the whole family only the door of a family migrant can be told: it shows in the parts.
    """
    now = [row for row in rows if row.superseded_by is None]
    found = _told_to(now, whole, today)
    then = _when_opened(rows, whole, today)
    entrance = DOORS[found.door] if found.door else None
    moved = then.door and found.door and then.door is not found.door
    came_in_as = DOORS[then.door].words if moved and then.door else ""
    lines = tuple(_track_lines(now, entrance, whole, writable))
    words, source = (entrance.words, entrance.source) if entrance else ("", "")
    return DoorPanel(words, found.missing, came_in_as, lines, source)


def _told_to(rows: Sequence[HistoryRow], whole: Collection[str], on: date) -> Found:
    """Return the door as far as the reader may know it."""
    if Compartment.IDENTITY not in whole:
        return Found(None)
    members = _members(rows)
    found = door_of(members, _decisions(rows), on=on)
    shows_in_parts = found.door is Door.FAMILY_MIGRANT and all(member.part != SPONSOR for member in members)
    return found if shows_in_parts or Compartment.PROCEDURE in whole else Found(None)


def _members(rows: Sequence[HistoryRow]) -> list[Member]:
    facts = family_facts(rows)
    may_come = {row.subject_id: row.values.get("Waarde") for row in rows if row.table is TOLD and MAY_COME in row.links}
    members = []
    for person_id in facts.members:
        values = facts.persons[person_id]
        born = values.get("Geboortedatum")
        members.append(
            Member(
                part=str(values.get("Rol in gezin", "")),
                group=str(values.get(GROUP, "")),
                born=born if isinstance(born, Day) else None,
                others_may_come=YES_NO.get(str(may_come.get(person_id, ""))),
            )
        )
    return members


def _decisions(rows: Sequence[HistoryRow]) -> list[str]:
    decided = {
        row.links[0]: str(row.values["Uitkomst"])
        for row in rows
        if row.table is STEPS and row.links[1] == "decision" and "Uitkomst" in row.values
    }
    return [decided.get(str(row.fact_id), "") for row in rows if row.table is APPLICATIONS]


def _when_opened(rows: Sequence[HistoryRow], whole: Collection[str], today: date) -> Found:
    """Return the door on the day on which the first member was entered, by what stood there at the end of that day."""
    first = min((row.recorded_at for row in rows if row.table is MEMBERSHIPS), default=None)
    if first is None or (day := localtime(first).date()) >= today:
        return Found(None)
    end = make_aware(datetime.combine(day + timedelta(days=1), datetime.min.time()))
    later = {row.fact_id for row in rows if row.recorded_at >= end}
    stood = [row for row in rows if row.recorded_at < end and (row.superseded_by is None or row.superseded_by in later)]
    return _told_to(stood, whole, day)


def _track_lines(
    rows: Sequence[HistoryRow], entrance: Entrance | None, whole: Collection[str], writable: Writable
) -> Iterator[TrackLine]:
    """Return the tracks of a door in its order, then others of which something is known.

    Of a part that the reader does not see as a whole only what is there is said: what lacks may be hidden.
    """
    known = set(_known(rows))
    begun = {part for part, code in known if code != SAID_AT_THE_DOOR}
    asks = entrance.asks if entrance else {}
    for track in (*asks, *(track for track in Track if track not in asks and track in begun)):
        if track not in whole and track not in begun:
            continue
        asked_here = asks.get(track, ()) if track in whole else ()
        code = next((code for code in asked_here if (track, code) not in known), "")
        label = COMPARTMENT_WORDS[Compartment(track)]
        asked = ("Contact" if code == CONTACT else kind_called(code).label) if code else ""
        yield TrackLine(track, label, track in begun, asked, code, _about(code, rows, writable))


def _known(rows: Iterable[HistoryRow]) -> Iterator[tuple[str, str]]:
    """Return of every fact that says something its compartment and the code of its kind."""
    for row in rows:
        if row.table in NAMED:
            kind = NAMED[row.table].get(row.links[0])
            if kind and row.values:
                yield kind.compartment, kind.code
        elif row.table not in BESIDE_TRACKS and (row.values.keys() - {GROUP} or row.table is APPLICATIONS):
            yield row.table.compartment, CODES.get(row.table.label, "")


def _about(code: str, rows: Sequence[HistoryRow], writable: Writable) -> UUID | None:
    """Return of whom the fact that is asked would be: around whom the family is, and an application of another."""
    if not code or code == CONTACT:
        return None
    kind = kind_called(code)
    parts = {row.subject_id: row.values.get("Rol in gezin") for row in rows if row.table is MEMBERSHIPS}
    members = family_facts(rows).members
    others = [pk for pk in members if parts.get(pk) not in (AMV, SPONSOR)]
    candidates = others if kind is APPLICATION else members
    return next((pk for pk in candidates if writable.may_write(kind.compartment, pk)), None)
