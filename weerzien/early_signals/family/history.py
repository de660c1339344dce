"""What happened to a file: facts written down or corrected, days and signals that changed and why."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, datetime
from functools import partial
from operator import itemgetter
from typing import Any
from uuid import UUID

from weerzien.contacts.queries import OBSERVATIONS
from weerzien.dossiers.queries.facts import SOURCE_WORDS, ColumnKind, HistoryRow
from weerzien.dossiers.queries.families import FamilyHead
from weerzien.dossiers.queries.tables import EPISODES as EPISODE_ROWS
from weerzien.dossiers.queries.tables import TOGETHER, TOLD
from weerzien.early_signals.editing.kinds import EPISODES
from weerzien.early_signals.editing.lines import words_of
from weerzien.early_signals.family.together import together_words
from weerzien.early_signals.panels import HistoryLine, HistoryPage
from weerzien.early_signals.rules import CAUSE_WORDS, STATE_WORDS
from weerzien.early_signals.words import rule_title, theme_words, value_words
from weerzien.kernel.words import date_words
from weerzien.procedure.queries import STEPS, step_values

PAGE_SIZE = 10
LEFT_OUT = frozenset({"Notitie"})
"""A note is read where notes are read, not in the history."""


Entry = tuple[datetime, Callable[[], HistoryLine]]
"""When something happened, and what writes its line: of a long history most lines are not on the page."""


def history_page(
    rows: Sequence[HistoryRow], changes: Sequence[Mapping[str, Any]], head: FamilyHead, *, page: int = 1
) -> HistoryPage:
    """Return ten lines of the history, newest first; past its end the last page."""
    entries = sorted((*_of_facts(rows, head), *_of_changes(changes, head)), key=itemgetter(0), reverse=True)
    pages = max(1, -(-len(entries) // PAGE_SIZE))
    here = min(max(page, 1), pages)
    shown = entries[(here - 1) * PAGE_SIZE : here * PAGE_SIZE]
    return HistoryPage(tuple(written() for _, written in shown), len(entries), here, pages)


def _of_facts(rows: Sequence[HistoryRow], head: FamilyHead) -> Iterable[Entry]:
    before = {row.superseded_by: row for row in rows if row.superseded_by not in (None, row.fact_id)}
    taken_in: dict[tuple[datetime, str, str], list[HistoryRow]] = defaultdict(list)
    for row in rows:
        if row.source == "import" and row.fact_id not in before:
            taken_in[row.recorded_at, row.recorded_by, row.organisation].append(row)
        else:
            yield row.recorded_at, partial(_fact_line, row, before.get(row.fact_id), head)
    for (at, _, _), group in taken_in.items():
        yield at, partial(_import_line, group)


def _import_line(group: Sequence[HistoryRow]) -> HistoryLine:
    one = group[0]
    counts = Counter(row.table.label for row in group)
    lines = tuple(f"{label}: {count}" for label, count in counts.items())
    source = f"werkboek van {one.organisation}"
    return HistoryLine(one.recorded_at, "Overgenomen uit een werkboek", "", lines, (), "", one.recorded_by, source)


def _fact_line(row: HistoryRow, before: HistoryRow | None, head: FamilyHead) -> HistoryLine:
    now = _words(row, head)
    then = _words(before, head) if before else {}
    changed = [heading for heading in {**then, **now} if now.get(heading) != then.get(heading)]
    done = "gewijzigd" if before else "vastgelegd"
    undone = " en ongedaan gemaakt" if row.superseded_by == row.fact_id else ""
    return HistoryLine(
        at=row.recorded_at,
        what=f"{_label(row)} {done}{undone}",
        person=head.first_name_of(row.subject_id),
        lines=tuple(f"{heading}: {now.get(heading, 'leeg')}" for heading in changed),
        instead_of=tuple(f"{heading}: {then.get(heading, 'leeg')}" for heading in changed) if before else (),
        because=before.superseded_because if before else "",
        by=row.recorded_by,
        source=", ".join(filter(None, (SOURCE_WORDS.get(row.source, row.source), row.place, row.organisation))),
    )


def _label(row: HistoryRow) -> str:
    """Return what a row is of: its kind, the fact that was told, or the theme of what was noticed."""
    if row.table is OBSERVATIONS:
        return f"{row.table.label}: {theme_words(row.links[0])}"
    if row.table is EPISODE_ROWS and row.links[0] in EPISODES:
        return EPISODES[row.links[0]].label
    return row.links[0][:1].upper() + row.links[0][1:] if row.table is TOLD else row.table.label


def _words(row: HistoryRow, head: FamilyHead) -> dict[str, str]:
    if row.table in TOGETHER:
        return together_words(row, head)
    if row.table is EPISODE_ROWS and row.links[0] in EPISODES:
        kind = EPISODES[row.links[0]]
        notes = {column.heading for column in kind.columns if column.kind is ColumnKind.NOTE}
        return {heading: words for heading, words in words_of(kind, row.values) if heading not in notes}
    values = step_values(row.links[1], row.values) if row.table is STEPS else row.values
    return {heading: value_words(value) for heading, value in values.items() if heading not in LEFT_OUT}


def _of_changes(changes: Sequence[Mapping[str, Any]], head: FamilyHead) -> Iterable[Entry]:
    first: dict[datetime, list[Mapping[str, Any]]] = defaultdict(list)
    for change in changes:
        if change["state_before"]:
            yield change["at"], partial(_change_line, change, head)
        else:
            first[change["at"]].append(change)
    for at, group in first.items():
        yield at, partial(_first_line, group)


def _first_line(group: Sequence[Mapping[str, Any]]) -> HistoryLine:
    titles = tuple(dict.fromkeys(rule_title(change["rule"], change["step"]) for change in group))
    return HistoryLine(group[0]["at"], "Nieuwe dagen en signalen", "", titles, (), _because(group), "", "rekenregels")


def _because(group: Sequence[Mapping[str, Any]]) -> str:
    causes = dict.fromkeys(CAUSE_WORDS.get(change["cause"], "") for change in group)
    return ", ".join(filter(None, causes))


def _change_line(change: Mapping[str, Any], head: FamilyHead) -> HistoryLine:
    subject: UUID | None = change["subject_id"]
    return HistoryLine(
        at=change["at"],
        what=rule_title(change["rule"], change["step"]),
        person=head.first_name_of(subject),
        lines=(_outcome_words(change["state_after"], change["day_after"]),),
        instead_of=(_outcome_words(change["state_before"], change["day_before"]),),
        because=CAUSE_WORDS.get(change["cause"], ""),
        by="",
        source="rekenregels",
    )


def _outcome_words(state: str, day: date | None) -> str:
    if not state:
        return "geldt niet meer"
    words = STATE_WORDS.get(state, (state, ""))[0]
    return f"{words}, {date_words(day)}" if day else words
