"""Families that may get lost: without a next day, a person or a contact in time, or with a youngster nobody took on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final
from uuid import UUID

from weerzien.access.actors import Actor
from weerzien.access.matrix import whole_family_compartments
from weerzien.access.questions import asked
from weerzien.access.roles import Compartment
from weerzien.contacts.queries import LAST_CONTACT_OF
from weerzien.dossiers.door import NotYours
from weerzien.dossiers.queries.families import family_heads
from weerzien.dossiers.queries.searching import KNOWN, OPEN_FAMILY, SOMEBODY_RESPONSIBLE
from weerzien.early_signals.local.silence import longest_silence_here
from weerzien.kernel.words import span_words

PAGE_SIZE: Final = 40
LACKS: Final[Mapping[str, str]] = {
    "dag": "geen volgende dag",
    "persoon": "niemand met naam",
    "contact": "te lang geen contact",
    "gat": "opvang bij gat",
}
FLAGS: Final[Mapping[str, str]] = {
    "dag": "without_day",
    "persoon": "without_person",
    "contact": "is_silent",
    "gat": "in_gap",
}
IN_GAP: Final = "exists (select from youngsters_in_gap fell where fell.dossier_id = family.id)"
FOUND: Final = f"""
with family as (
  select family.id, family.number, spoken.last,
    not exists (select from early_signals_outcome o
      where o.dossier_id = family.id and o.day >= %(today)s and o.state in ('due', 'expected') offset 0) as without_day,
    not {SOMEBODY_RESPONSIBLE} as without_person,
    coalesce(spoken.last, '-infinity') <= %(spoken_until)s as is_silent, {IN_GAP} as in_gap
  from ({KNOWN}) known (id)
  cross join lateral ({OPEN_FAMILY.format(family="known.id")}) family
  cross join lateral (select ({LAST_CONTACT_OF.format(dossier="family.id")}) as last) spoken
)
select id, number, last, without_day, without_person, is_silent, in_gap, count(*) over () from family where {{which}}
order by (without_day::int + without_person::int + is_silent::int + in_gap::int) desc, last nulls first, number
limit %(size)s offset %(skipped)s
"""  # noqa: S608 -- our own words


@dataclass(frozen=True, slots=True)
class OutOfSightLine:
    """A family that may get lost, and what it lacks, in words."""

    dossier_id: UUID
    family: str
    number: str
    organisation: str
    person: str
    last_contact: date | None
    lacks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class OutOfSightPanel:
    """One page of them, how many there are, and what was asked: one lack, or empty for any.

    `silence` is after how many days without contact a family counts, in words.
    """

    lines: tuple[OutOfSightLine, ...]
    total: int
    page: int
    pages: int
    lack: str
    silence: str


def out_of_sight(actor: Actor, *, lack: str, page: int, today: date) -> OutOfSightPanel:
    """Return the families the reader knows that lack something, those that lack most first; at most three queries.

    Only for who reads all contacts of whole families: others would take hidden for silent. Raises NotYours.
    """
    if Compartment.CONTACTS not in whole_family_compartments(actor.roles):
        raise NotYours
    asked_lack = lack if lack in FLAGS else ""
    which = FLAGS.get(asked_lack, " or ".join(FLAGS.values()))
    number, silence = max(1, page), longest_silence_here(actor, on=today)
    values = {
        "today": today,
        "spoken_until": today - timedelta(days=silence),
        "size": PAGE_SIZE,
        "skipped": (number - 1) * PAGE_SIZE,
    }
    rows = asked(FOUND.format(which=which), values)
    heads = family_heads([row[0] for row in rows], today=today)
    lines = tuple(
        OutOfSightLine(
            pk,
            heads[pk].label,
            told,
            heads[pk].organisation or heads[pk].municipality,
            heads[pk].person,
            last,
            tuple(words for (_, words), is_lacking in zip(LACKS.items(), flags, strict=True) if is_lacking),
        )
        for pk, told, last, *flags, _ in rows
        if pk in heads
    )
    total = rows[0][-1] if rows else 0
    pages = max(1, -(-total // PAGE_SIZE))
    return OutOfSightPanel(lines, total, number, pages, asked_lack, span_words(silence))
