"""What was noticed in a family by life domain, and how it wants to be reached: out of the rows that were read."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from uuid import UUID

from weerzien.contacts.actions import OBSERVED, PREFERENCE
from weerzien.contacts.queries import OBSERVATIONS, PREFERENCES, TELEPHONES
from weerzien.dossiers.queries.facts import HistoryRow
from weerzien.dossiers.queries.families import FamilyHead
from weerzien.dossiers.queries.tables import TOLD
from weerzien.dossiers.queries.writable import Writable
from weerzien.early_signals.editing import told
from weerzien.early_signals.editing.lines import words_of
from weerzien.early_signals.editing.noticing import THEME_OF, themes_for
from weerzien.early_signals.family.beside import ContactHow, NoticedLine
from weerzien.kernel.days import Day
from weerzien.kernel.words import day_words
from weerzien.rulebook.themes import THEMES, Theme

SHOWN = 30


def noticed_lines(rows: Sequence[HistoryRow], head: FamilyHead, writable: Writable) -> tuple[NoticedLine, ...]:
    """Return what was noticed, by life domain in the order of the list, the newest of each first; at most thirty."""
    found = [(theme, row) for row in rows if (theme := _theme_of(row)) and row.superseded_by is None and row.values]
    newest = sorted(found, key=lambda each: (_day_of(each[1]), each[1].recorded_at.date()), reverse=True)[:SHOWN]
    order = {code: place for place, code in enumerate(THEMES)}
    newest.sort(key=lambda each: order[each[0].code])
    return tuple(_line(theme, row, head, writable) for theme, row in newest)


def _theme_of(row: HistoryRow) -> Theme | None:
    if row.table is OBSERVATIONS:
        return THEMES.get(row.links[0])
    return THEME_OF.get(row.links[0]) if row.table is TOLD else None


def _day_of(row: HistoryRow) -> int:
    days = [value.latest.toordinal() for value in row.values.values() if isinstance(value, Day)]
    return max(days, default=row.recorded_at.date().toordinal())


def _line(theme: Theme, row: HistoryRow, head: FamilyHead, writable: Writable) -> NoticedLine:
    kind = OBSERVED[theme.code] if row.table is OBSERVATIONS else told.BY_FACT[row.links[0]]
    part = kind.compartment
    may_write = writable.may_write(part, row.subject_id) if row.subject_id else writable.may_write_all(part)
    days = [day_words(value) for value in row.values.values() if isinstance(value, Day)]
    values = {heading: value for heading, value in row.values.items() if not isinstance(value, Day)}
    return NoticedLine(
        domain=theme.domain,
        theme=theme.words,
        person=head.first_name_of(row.subject_id) if row.subject_id else "het hele gezin",
        day_words=days[0] if days else "dag onbekend",
        values=tuple(words_of(kind, values)),
        by=f"{row.recorded_by}, {row.organisation}",
        kind=kind.code,
        fact_id=row.fact_id,
        may_write=may_write,
    )


def contact_how(rows: Iterable[HistoryRow], head: FamilyHead, *, may_write: bool) -> ContactHow:
    """Return the wishes and telephones of a family that stand now."""
    now = [row for row in rows if row.superseded_by is None]
    wish = next((row for row in now if row.table is PREFERENCES), None)
    telephones = (
        (head.first_name_of(row.subject_id), str(row.values["Nummer"]))
        for row in now
        if row.table is TELEPHONES and row.values
    )
    return ContactHow(
        tuple(words_of(PREFERENCE, wish.values)) if wish else (),
        tuple(telephones),
        wish.fact_id if wish else None,
        may_write,
    )


def may_notice(writable: Writable, persons: Collection[UUID], dossier_id: UUID) -> bool:
    """Return whether the reader may write down anything that they noticed."""
    return any(themes_for(writable, about_id, dossier_id) for about_id in (dossier_id, *persons))
