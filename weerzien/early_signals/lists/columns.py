"""The columns of the list: which there are, who may see them, and what stands in each cell."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any, Final
from uuid import UUID

from weerzien.access.actors import Actor
from weerzien.access.matrix import visible_compartments
from weerzien.access.questions import asked
from weerzien.access.roles import Compartment
from weerzien.dossiers.queries.families import LANGUAGES_OF
from weerzien.dossiers.queries.searching import SOMEBODY
from weerzien.early_signals.lists.agenda import MEETINGS_OF, meeting_words
from weerzien.early_signals.lists.facts import GROUPS, condition_of, open_facts
from weerzien.early_signals.lists.panels import Cell, Column, FamilyLine, Value
from weerzien.kernel.words import date_words

FIXED: Final[tuple[Column, ...]] = (
    Column("fase", "Fase"),
    Column("dag", "Eerste dag die telt"),
    Column("signalen", "Signalen", is_number=True),
    Column("contact", "Laatste contact"),
    Column("verantwoordelijk", "Verantwoordelijk"),
    Column("welke-signalen", "Welke signalen"),
    Column("te-laat", "Dagen verstreken", is_number=True),
    Column("leden", "Personen", is_number=True),
    Column("taal", "Taal"),
    Column("tolk", "Tolk"),
    Column("agenda", "Op de agenda"),
)
GROUP_COLUMNS: Final = tuple(Column(code, group.label) for code, group in GROUPS.items())
COLUMNS: Final[Mapping[str, Column]] = {column.code: column for column in (*FIXED, *GROUP_COLUMNS)}
FIRST_COLUMNS: Final = tuple(column.code for column in FIXED[:5])
"""What everybody sees until they choose otherwise."""
NEEDED: Final[Mapping[str, Compartment]] = {
    "taal": Compartment.IDENTITY,
    "tolk": Compartment.IDENTITY,
    **{code: group.compartment for code, group in GROUPS.items()},
}


def open_columns(actor: Actor) -> tuple[Column, ...]:
    """Return the columns in which this reader may ever see something."""
    read = visible_compartments(actor.roles)
    return tuple(column for code, column in COLUMNS.items() if code not in NEEDED or NEEDED[code] in read)


def chosen_columns(actor: Actor, *codes: Sequence[str]) -> tuple[Column, ...]:
    """Return the columns of the first choice that names any that are open to this reader, in its order."""
    may = {column.code: column for column in open_columns(actor)}
    for choice in (*codes, FIRST_COLUMNS):
        found = tuple(may[code] for code in dict.fromkeys(choice) if code in may)
        if found:
            return found
    return ()


Besides = Mapping[UUID, Mapping[str, str]]
"""What stands in the columns that the list does not need of itself, in words by family and column."""
NEEDS_INTERPRETER: Final = SOMEBODY.format(family="family.id", condition="born.needs_interpreter")


def read_besides(actor: Actor, ids: Sequence[UUID], columns: Sequence[Column], *, today: date) -> Besides:
    """Return what these columns need besides; one query, or none where no column needs any, however many families."""
    wanted = [found for column in columns for found in _asked_of(actor, column.code)]
    if not wanted or not ids:
        return {}
    asking = ", ".join(question for _, question, _ in wanted)
    text = f"select family.id, {asking} from unnest(%(ids)s::uuid[]) family (id)"  # noqa: S608 -- our own words
    found: dict[UUID, dict[str, str]] = {}
    for pk, *answers in asked(text, {"ids": list(ids), "today": today}):
        words: dict[str, list[str]] = defaultdict(list)
        for (code, _, in_words), answer in zip(wanted, answers, strict=True):
            words[code] += in_words(answer)
        found[pk] = {code: ", ".join(said) for code, said in words.items()}
    return found


Asked = tuple[str, str, Callable[[Any], list[str]]]
"""Of a column: its code, what it asks of `family.id`, and how the answer reads."""


def _asked_of(actor: Actor, code: str) -> Iterator[Asked]:
    if code in GROUPS:
        for fact in open_facts(actor).get(code, {}).values():
            yield code, condition_of(GROUPS[code], fact).text, _if_so(fact.words)
    elif code in BESIDES:
        question, in_words = BESIDES[code]
        yield code, question, in_words


def _if_so(words: str) -> Callable[[Any], list[str]]:
    return lambda is_so: [words] if is_so else []


BESIDES: Final[Mapping[str, tuple[str, Callable[[Any], list[str]]]]] = {
    "taal": (LANGUAGES_OF.format(family="family.id"), list),
    "tolk": (NEEDS_INTERPRETER, _if_so("tolk nodig")),
    "agenda": (MEETINGS_OF.format(family="family.id"), lambda days: [meeting_words(day) for day in days]),
}


def with_cells(line: FamilyLine, columns: Sequence[Column], besides: Besides) -> FamilyLine:
    """Return a line with what stands in each of these columns."""
    return replace(line, cells=tuple(_cell(line, column, besides) for column in columns))


def _cell(line: FamilyLine, column: Column, besides: Besides) -> Cell:
    if column.code in VALUES:
        return Cell(column, *VALUES[column.code](line))
    words = besides.get(line.dossier_id, {}).get(column.code, "")
    return Cell(column, words, words)


def _day(line: FamilyLine) -> tuple[Value, str]:
    if line.next is None:
        return None, ""
    day = date_words(line.next.day) if line.next.day else "geen dag"
    return line.next.day, f"{line.next.title}, {day}"


def _responsible(line: FamilyLine) -> tuple[Value, str]:
    words = ", ".join(filter(None, (line.responsible_person, line.responsible_organisation)))
    return words, words


def _signals(line: FamilyLine) -> tuple[Value, str]:
    words = ", ".join(dict.fromkeys(line.signals))
    return words, words


VALUES: Final[Mapping[str, Callable[[FamilyLine], tuple[Value, str]]]] = {
    "fase": lambda line: (line.phase, line.phase),
    "dag": _day,
    "signalen": lambda line: (line.signals_count, str(line.signals_count)),
    "contact": lambda line: (line.last_contact_on, line.contact_words),
    "verantwoordelijk": _responsible,
    "welke-signalen": _signals,
    "te-laat": lambda line: (line.overdue_count, str(line.overdue_count)),
    "leden": lambda line: (line.members_count, str(line.members_count)),
}
"""Of each column the value for a workbook and the words for a page."""
