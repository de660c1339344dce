"""Kinds of fact with a course: what each calls its columns, which of them it asks for, and what rules read of it."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from functools import partial

from weerzien.access.roles import Compartment
from weerzien.dossiers.fact_kinds import FactKind, Tells, is_given
from weerzien.dossiers.queries.facts import Column, ColumnKind
from weerzien.dossiers.queries.tables import EPISODES
from weerzien.dossiers.rules import Around, Cells, NotFilledIn, check_days, check_order
from weerzien.kernel.refusals import Refused

MOST_EUROS = 100_000
Words = Mapping[str, str]


class EurosOutOfRange(Refused):
    """Dit bedrag kan niet kloppen. Vul een bedrag in van 0 tot en met 100.000 euro."""

    field = "euros"


@dataclass(frozen=True, slots=True)
class Ask:
    """A field that must be filled in, always or where other fields say what is `given`."""

    name: str
    given: Mapping[str, Collection[str]] = field(default_factory=dict)


def listed(*words: str) -> Words:
    """Return words to choose from that read as they are kept."""
    return {word: word for word in words}


def what(heading: str, choices: Words, *, is_open: bool = False) -> Column:
    """Return the column that says what it is: a list, to which one may add where it `is_open`."""
    return Column(heading, "what", ColumnKind.WORDS, choices, is_open)


def outcome(heading: str, choices: Words, *, is_open: bool = False) -> Column:
    """Return the column that says how it stands or ended."""
    return Column(heading, "outcome", ColumnKind.WORDS, choices, is_open)


def since(heading: str) -> Column:
    """Return the column of the day on which it began."""
    return Column(heading, "since", ColumnKind.DAY)


def until(heading: str) -> Column:
    """Return the column of the day on which it ended or will."""
    return Column(heading, "until", ColumnKind.DAY)


def euros(heading: str) -> Column:
    """Return the column of an amount in euros."""
    return Column(heading, "euros", ColumnKind.EUROS)


def note(heading: str) -> Column:
    """Return the column of free words."""
    return Column(heading, "note", ColumnKind.NOTE)


def episode_kind(
    code: str,
    part: Compartment,
    label: str,
    *columns: Column,
    asks: tuple[Ask, ...] = (Ask("what"),),
    ahead: Collection[str] = (),
    tells: tuple[Tells, ...] = (),
) -> FactKind:
    """Return one kind of episode; `ahead` are days that may lie in the future. Somebody may have several."""
    return FactKind(
        code=code,
        name="dossiers.episode",
        table=EPISODES,
        check=partial(check_episode, asks, ahead),
        label=label,
        columns=columns,
        fixed={"kind": code, "compartment": part.value},
        has_many=True,
        tells=tells,
    )


def check_episode(asks: tuple[Ask, ...], ahead: Collection[str], cells: Cells, around: Around) -> None:
    """Refuse an episode without what its kind asks for, that ends before it begins, or happens in the future."""
    for ask in asks:
        if not cells.get(ask.name) and is_given(cells, ask.given):
            raise NotFilledIn(around.headings[ask.name])
    amount = cells.get("euros")
    if isinstance(amount, Decimal) and not 0 <= amount <= MOST_EUROS:
        raise EurosOutOfRange
    check_days(cells, around, may_lie_ahead=ahead)
    check_order(cells, around, pairs=[("since", "until")])
