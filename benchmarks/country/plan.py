"""Which imported family each further family is like, and who its people are: rows for the schema `country`."""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import md5
from typing import Any, Final
from uuid import UUID

import psycopg

from benchmarks.country.names import Origin, an_origin
from benchmarks.country.shape import Shape, contact_counts, family_sizes
from weerzien.dossiers.actions import dossier_number
from weerzien.dossiers.rules import search_key
from weerzien.dossiers.spelling.keys import name_keys

MOST_DAYS_APART: Final = 40
RESPONSIBLE: Final = 0.9  # of the families have a person who is responsible

SCHEMA: Final = """
drop schema if exists country cascade;
create schema country;
create function country.copy_of(id uuid, copy int) returns uuid language sql immutable parallel safe as
$$ select case when id is not null then md5(id::text || ':' || copy)::uuid end $$;
create table country.family (
  copy int primary key, like_id uuid not null, id uuid not null, number text not null, municipality_id uuid not null,
  recorded_by uuid not null, responsible_id uuid, local_number text not null, days int not null,
  days_in_hand int generated always as (30 + copy % 700) stored
);
create table country.person (
  copy int not null, like_id uuid not null, id uuid not null, local_number text not null, first_name text not null,
  last_name text not null, search_key text not null, name_keys tsvector not null,
  nationality text not null, language text not null, days int not null, primary key (copy, like_id)
);
create table country.contacts (dossier_id uuid not null, recorded_by uuid not null, organisation_id uuid not null,
  count int not null, since int not null);
"""
FIRST_FAMILIES: Final = """
select m.dossier_id, array_agg(m.subject_id order by m.subject_id), array_agg(p.gender order by m.subject_id)
from dossiers_membership m
join dossiers_personalia p on p.subject_id = m.subject_id and p.superseded_by_id is null
where m.superseded_by_id is null group by m.dossier_id order by min(m.recorded_at), m.dossier_id
"""


@dataclass(frozen=True, slots=True)
class Like:
    """An imported family: its persons and their genders."""

    dossier_id: UUID
    persons: tuple[UUID, ...]
    genders: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Staff:
    """The municipalities with their caseworkers, the largest first; the first of them writes everything down."""

    municipality_ids: Sequence[UUID]
    workers: Mapping[UUID, Sequence[UUID]]


def write_plan(
    owner: psycopg.Connection[Any], *, shape: Shape, sizes: Sequence[int], staff: Staff, dice: random.Random
) -> None:
    """Write which families there will be besides those that are there."""
    first = [Like(pk, tuple(persons), tuple(genders)) for pk, persons, genders in owner.execute(FIRST_FAMILIES)]
    owner.execute(SCHEMA)
    by_size: dict[int, list[Like]] = defaultdict(list)
    for like in first:
        by_size[len(like.persons)].append(like)
    missing = shape.families - len(first)
    told = family_sizes(missing, shape.persons - sum(len(like.persons) for like in first), dice)
    left = [sizes[0] - len(first), *sizes[1:]]
    homes = [pk for pk, count in zip(staff.municipality_ids, left, strict=True) for _ in range(count)]
    chosen = [(copy, dice.choice(by_size[size]), homes[copy]) for copy, size in enumerate(told)]
    with owner.cursor().copy("copy country.family from stdin") as copy_in:
        for copy, like, home in chosen:
            copy_in.write_row(family_row(copy, like, home, staff=staff, dice=dice))
    with owner.cursor().copy("copy country.person from stdin") as copy_in:
        for copy, like, _ in chosen:
            for row in person_rows(copy, like, dice):
                copy_in.write_row(row)
    write_contact_counts(owner, shape, dice)


def copy_of(pk: UUID, copy: int) -> UUID:
    """Return the id that stands for an id in a further family, as country.copy_of does."""
    return UUID(md5(f"{pk}:{copy}".encode(), usedforsecurity=False).hexdigest())


def family_row(copy: int, like: Like, home: UUID, *, staff: Staff, dice: random.Random) -> tuple[Any, ...]:
    """Return one row of country.family."""
    pk, workers = copy_of(like.dossier_id, copy), staff.workers[home]
    responsible = dice.choice(workers) if dice.random() < RESPONSIBLE else None
    days = dice.randrange(-MOST_DAYS_APART, MOST_DAYS_APART)
    return copy, like.dossier_id, pk, dossier_number(pk), home, workers[0], responsible, f"K{copy:05d}", days


def person_rows(copy: int, like: Like, dice: random.Random) -> Iterator[tuple[Any, ...]]:
    """Give one row of country.person per member."""
    origin: Origin = an_origin(dice)
    last_name = dice.choice(origin.last_names())
    for place, (pk, gender) in enumerate(zip(like.persons, like.genders, strict=True)):
        first_name = dice.choice(origin.men if gender == "M" else origin.women)
        yield (
            copy, pk, copy_of(pk, copy), f"{500_000 + copy * 10 + place}", first_name, last_name,
            search_key(first_name, last_name), name_keys(first_name, last_name),
            origin.nationality, origin.language, dice.randrange(-500, 500),
        )  # fmt: skip


def write_contact_counts(owner: psycopg.Connection[Any], shape: Shape, dice: random.Random) -> None:
    """Write how many contacts every family, also an imported one, has had, and since how many days."""
    here = owner.execute("select count(*) from contacts_contactnote").fetchone()
    counts = contact_counts(shape.families, shape.contacts - (here[0] if here else 0), dice)
    families = owner.execute(
        """select id, recorded_by, municipality_id from country.family
           union all
           select p.dossier_id, r.recorded_by_id, p.municipality_id from dossiers_municipalperiod p
           join dossiers_responsibility r using (dossier_id) order by 1"""
    ).fetchall()
    with owner.cursor().copy("copy country.contacts from stdin") as copy_in:
        for (pk, worker, organisation), count in zip(families, counts, strict=True):
            copy_in.write_row((pk, worker, organisation, count, dice.randrange(200, 1500)))
