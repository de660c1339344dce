"""Who is perhaps known already: before somebody is entered, and among those who are here."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from typing import Any, Final
from uuid import UUID

from weerzien.access.questions import asked
from weerzien.dossiers.alike import Why, why_alike
from weerzien.dossiers.spelling.keys import ask_for
from weerzien.kernel.days import Day

MOST: Final = 50
MOST_PAIRS: Final = 500
CALLED: Final = """
select found.dossier_id, found.number, found.is_open, born.subject_id, born.first_name, born.last_name,
  born.born_earliest, born.born_latest, born.born_told
from persons_named(%(written)s, %(alike)s, %(mistaken)s, %(nearer)s, %(weights)s) found
join dossiers_personalia born on born.subject_id = found.subject_id and born.superseded_by_id is null
order by found.distance, found.number, born.id limit %(most)s
"""
PERSON: Final = """
  {0}.dossier_id, (select d.number from dossiers_dossier d where d.id = {0}.dossier_id), {0}.subject_id,
  {0}.first_name, {0}.last_name, {0}.born_earliest, {0}.born_latest, {0}.born_told
"""
SOUNDS: Final = (
    "select key from unnest(tsvector_to_array(born.name_keys)) key where starts_with(key, 'h') or starts_with(key, 'n')"
)
# Whoever may be one shares a sound and a year, or a day of the year, or a family. Those are laid in boxes of which the
# contents are compared: joined to each other, ten thousand persons are a hundred million pairs.
BOXES: Final = """
select sounding.sound, box.name,
  array_agg(heard.id) as ids, array_agg(heard.dossier_id) as families, array_agg(heard.subject_id) as persons,
  array_agg(heard.born_earliest) as firsts, array_agg(heard.born_latest) as lasts
from heard cross join lateral unnest(heard.sounds) sounding (sound) cross join lateral (
  select 'y' || year from generate_series(
    extract(year from heard.born_earliest)::int, extract(year from heard.born_latest)::int) year
  union all select 'd' || to_char(heard.born_earliest, 'MMDD') where heard.born_earliest = heard.born_latest
  union all select 'f' || heard.dossier_id where heard.has_no_birth
) box (name)
group by sounding.sound, box.name
having count(*) > 1 and (%(family)s::uuid is null or bool_or(heard.dossier_id = %(family)s))
"""
IN_A_BOX: Final = "unnest(ids, families, persons, firsts, lasts) {0} (id, dossier_id, subject_id, first, last)"
SAME: Final = "other.first = one.first and other.last = one.last"
EXACT: Final = "one.first = one.last and other.first = other.last"
NEAR: Final = """
extract(year from other.first) = extract(year from one.first) and (
  extract(month from other.first) between extract(month from one.first) - 1 and extract(month from one.first) + 1
  or extract(day from other.first) = extract(day from one.first)
  or extract(month from other.first) = extract(day from one.first)
    and extract(day from other.first) = extract(month from one.first))
"""
ANNIVERSARY: Final = "to_char(other.first, 'MMDD') = to_char(one.first, 'MMDD')"
WITHIN: Final = """
one.first < one.last and other.first between one.first and one.last
or other.first < other.last and one.first between other.first and other.last
"""
UNKNOWN: Final = "other.dossier_id = one.dossier_id and (one.first is null or other.first is null)"
PAIRS: Final = f"""
with heard as materialized (
  select born.*, array({SOUNDS}) as sounds,
    bool_or(born.born_earliest is null) over (partition by born.dossier_id) as has_no_birth
  from dossiers_personalia born where born.superseded_by_id is null
), numbered as materialized (
  select distinct least(one.subject_id, other.subject_id) as one_id,
    greatest(one.subject_id, other.subject_id) as other_id
  from dossiers_personnumbers one join dossiers_personnumbers other on other.municipality_id = one.municipality_id
    and other.kind = one.kind and other.lookup_hash = one.lookup_hash and other.subject_id <> one.subject_id
  where one.superseded_by_id is null and other.superseded_by_id is distinct from other.id
), boxes as materialized ({BOXES}), alike as (
  select distinct one.id as one_id, other.id as other_id, one.subject_id as one, other.subject_id as other,
    one.first, false as is_numbered
  from boxes cross join lateral {IN_A_BOX.format("one")} cross join lateral {IN_A_BOX.format("other")}
  where one.subject_id < other.subject_id
    and (%(family)s::uuid is null or %(family)s in (one.dossier_id, other.dossier_id))
    and ({SAME} or {EXACT} and ({NEAR} or {ANNIVERSARY}) or {WITHIN} or {UNKNOWN})
    and (one.subject_id, other.subject_id) not in (select numbered.one_id, numbered.other_id from numbered)
  union all
  select one.id, other.id, one.subject_id, other.subject_id, one.born_earliest, true from numbered
    join heard one on one.subject_id = numbered.one_id join heard other on other.subject_id = numbered.other_id
  where %(family)s::uuid is null or %(family)s in (one.dossier_id, other.dossier_id)
), chosen as materialized (
  select alike.* from alike where (alike.one, alike.other) not in (
    select said.one_id, said.other_id from dossiers_notsame said where said.withdrawn_at is null)
  order by alike.is_numbered desc, alike.first, alike.one_id, alike.other_id limit %(most)s
)
select {PERSON.format("one")}, {PERSON.format("other")}, chosen.is_numbered
from chosen join dossiers_personalia one on one.id = chosen.one_id join dossiers_personalia other
  on other.id = chosen.other_id
order by chosen.is_numbered desc, chosen.first, one.id, other.id
"""  # noqa: S608 -- our own words


@dataclass(frozen=True, slots=True)
class Known:
    """Somebody who is here, as the reader may know them."""

    dossier_id: UUID
    number: str
    person_id: UUID
    name: str
    born: Day | None
    is_open: bool = True


@dataclass(frozen=True, slots=True)
class Alike:
    """Somebody who may be the one that is asked for, and why."""

    known: Known
    why: Why


@dataclass(frozen=True, slots=True)
class Pair:
    """Two persons who may be one, and why."""

    one: Known
    other: Known
    why: Why


def possible_duplicates(first_name: str, last_name: str, born: Day | None) -> list[Alike]:
    """Return who among those the asker may read is perhaps the same, the surest first; one query.

    Also of families that are closed. Somebody else's birth speaks against it, another spelling does not.
    """
    name = f"{first_name} {last_name}"
    wordings = ask_for(name)
    if wordings is None:
        return []
    found = []
    for dossier_id, number, is_open, *person in asked(CALLED, {**asdict(wordings), "most": MOST}):
        known = _known((dossier_id, number, *person), is_open=is_open)
        why = why_alike(name, born, known.name, known.born)
        if why is not None:
            found.append(Alike(known, why))
    order = list(Why)
    return sorted(found, key=lambda alike: order.index(alike.why))


def pairs_here(dossier_id: UUID | None = None) -> list[Pair]:
    """Return who among those the reader may read are perhaps the same two by two, the surest first; one query.

    Only with a number that both have or had, or a birth that is the same, near, swapped or uncertain: names alone are
    shared by too many. Who was said not to be the same is left out. With a family: pairs of which one is in it.
    """
    order = list(Why)
    return sorted(_pairs(dossier_id), key=lambda pair: order.index(pair.why))


def _pairs(dossier_id: UUID | None) -> Iterator[Pair]:
    for *row, is_numbered in asked(PAIRS, {"most": MOST_PAIRS, "family": dossier_id}):
        middle = len(row) // 2
        one, other = _known(row[:middle]), _known(row[middle:])
        why = Why.SAME_NUMBER if is_numbered else why_alike(one.name, one.born, other.name, other.born)
        if why is Why.UNKNOWN:
            why = Why.SAME_FAMILY
        if why is not None:
            yield Pair(one, other, why)


def _known(row: Sequence[Any], *, is_open: bool = True) -> Known:
    dossier_id, number, person_id, first_name, last_name, earliest, latest, told = row
    born = Day(earliest, latest, told) if earliest and latest else None
    return Known(dossier_id, number, person_id, f"{first_name} {last_name}".strip(), born, is_open)
