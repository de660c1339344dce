"""A municipality with a hundred thousand persons: those who are sought, and a crowd that shares their names."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import islice
from typing import Final
from uuid import UUID

from benchmarks.names.pairs import Sought, read_pairs
from weerzien.access.actors import Actor
from weerzien.access.context import acting
from weerzien.dossiers.actions import NewDossier, NewPerson, open_dossiers
from weerzien.dossiers.facts import Change, supersede_many
from weerzien.dossiers.models import Personalia
from weerzien.dossiers.models.fact import Source
from weerzien.dossiers.personalia import with_search_key

AT_A_TIME: Final = 1000
MOST_MEMBERS: Final = 6


@dataclass(frozen=True, slots=True)
class Member:
    """Somebody by which names they have and how these are written."""

    names: tuple[str, str]
    first_name: str
    last_name: str


def families(sought: Sequence[Sought], *, persons: int, dice: random.Random) -> Iterator[list[Member]]:
    """Give the families of the sought, each alone, and then others until there are so many persons.

    The others have any two names of the table in any spelling of it, but never both names of somebody who is sought.
    """
    for one in sought:
        yield [Member(one.names, one.pair.kept, one.beside.kept)]
    spellings: dict[str, list[str]] = {}
    for pair in (*read_pairs("practice"), *read_pairs("held-out")):
        spellings.setdefault(pair.name, []).extend((pair.searched, pair.kept))
    taken = {frozenset(one.names) for one in sought}
    names, left = sorted(spellings), persons - len(sought)
    while left > 0:
        last = dice.choice(names)
        allowed = [name for name in names if frozenset((name, last)) not in taken]
        written, count = dice.choice(spellings[last]), min(left, dice.randint(1, MOST_MEMBERS))
        left -= count
        chosen = [dice.choice(allowed) for _ in range(count)]
        yield [Member((name, last), dice.choice(spellings[name]), written) for name in chosen]


def enter(
    actor: Actor, crowd: Iterator[list[Member]], *, dice: random.Random, today: date, at: datetime
) -> dict[UUID, list[Member]]:
    """Enter everybody, so many families at a time; return who is in which family."""
    entered: dict[UUID, list[Member]] = {}
    while group := list(islice(crowd, AT_A_TIME)):
        opened = [
            NewDossier(today, tuple(NewPerson(part="kind", since=today) for _ in members), local_number="")
            for members in group
        ]
        with acting(actor, today=today):
            open_dossiers(actor=actor, dossiers=opened, source=Source.IMPORT, at=at)
            changes = [
                Change[Personalia](None, personalia(member, dice) | {"dossier_id": new.id, "subject_id": person.id})
                for new, members in zip(opened, group, strict=True)
                for person, member in zip(new.persons, members, strict=True)
            ]
            supersede_many(Personalia, changes=changes, actor=actor, source=Source.IMPORT, at=at)
        entered |= {new.id: members for new, members in zip(opened, group, strict=True)}
    return entered


def personalia(member: Member, dice: random.Random) -> dict[str, object]:
    """Return what is kept of somebody."""
    born = date(dice.randint(1960, 2020), dice.randint(1, 12), dice.randint(1, 28))
    names = {"first_name": member.first_name, "last_name": member.last_name}
    return {**names, **with_search_key(names), "born_earliest": born, "born_latest": born}
