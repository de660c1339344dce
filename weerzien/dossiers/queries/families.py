"""Questions about families: who they are, who is responsible, which of them somebody looks for."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.contrib.postgres.expressions import ArraySubquery
from django.contrib.postgres.fields import ArrayField
from django.db.models import CharField, Count, Exists, F, Func, OuterRef, Q, QuerySet, Subquery, Window
from django.db.models.expressions import Combinable
from django.db.models.functions import JSONObject

from weerzien.access.roles import Compartment
from weerzien.dossiers.models import Dossier, LocalNumber, Membership, MunicipalPeriod, Personalia, Responsibility
from weerzien.dossiers.queries.writable import Writable, as_writable, writable_in
from weerzien.dossiers.rules import SearchText
from weerzien.kernel.days import Day
from weerzien.kernel.ids import DossierId
from weerzien.kernel.refusals import NotFound
from weerzien.kernel.words import listed

PARTS_IN_WORDS: Mapping[str, str] = dict(Membership.Part.choices)


@dataclass(frozen=True, slots=True)
class MemberHead:
    """Who somebody is, as far as the reader may know."""

    person_id: UUID
    first_name: str
    last_name: str
    part: str


@dataclass(frozen=True, slots=True)
class FamilyHead:
    """A family in one line, and who is responsible for it today. Names are empty where the reader may not see them."""

    dossier_id: UUID
    number: str
    closed_on: date | None
    members: tuple[MemberHead, ...]
    members_count: int
    municipality: str
    organisation: str
    person: str
    person_id: UUID | None
    since: date | None
    ground: str

    @property
    def label(self) -> str:
        """The last names of the members, those of most members first; the number where no name may be seen."""
        names = [member.last_name for member in self.members if member.last_name]
        ordered = sorted(dict.fromkeys(names), key=lambda name: (-names.count(name), names.index(name)))
        return f"Gezin {listed(ordered[:3])}" if ordered else f"Gezin {self.number}"

    def first_name_of(self, person_id: UUID | None) -> str:
        """Return the first name; of two people with the same, also which part each has in the family."""
        member = next((member for member in self.members if member.person_id == person_id), None)
        if member is None:
            return ""
        is_shared = [other.first_name for other in self.members].count(member.first_name) > 1
        return f"{member.first_name} ({member.part})" if is_shared and member.part else member.first_name


HEAD_FIELDS = ("id", "number", "closed_on", "people", "memberships", "responsible", "municipality")


def family_heads(dossier_ids: Iterable[UUID], *, today: date) -> dict[UUID, FamilyHead]:
    """Return the heads of these families as far as the reader may know of them; one query."""
    rows = _heads(today).filter(pk__in=list(dossier_ids)).values(*HEAD_FIELDS)
    return {row["id"]: _head(row) for row in rows}


def _heads(today: date) -> QuerySet[Dossier, Any]:
    municipality = (
        MunicipalPeriod.objects.filter(dossier=OuterRef("pk"), period__contains=today)
        .order_by("id")
        .values("municipality__name")
    )
    return Dossier.objects.annotate(
        people=ArraySubquery(_people()),
        memberships=ArraySubquery(_memberships(today)),
        responsible=ArraySubquery(_responsible(today)),
        municipality=Subquery(municipality[:1]),
    ).order_by("number")


def _people() -> QuerySet[Personalia, Any]:
    return (
        Personalia.objects.filter(dossier=OuterRef("pk"), superseded_by__isnull=True)
        .order_by("born_earliest", "id")
        .values(value=JSONObject(person="subject_id", first="first_name", last="last_name"))
    )


def _memberships(today: date) -> QuerySet[Membership, Any]:
    return (
        Membership.objects.filter(dossier=OuterRef("pk"), superseded_by__isnull=True, period__contains=today)
        .order_by("subject_id")
        .values(value=JSONObject(person="subject_id", part="part"))
    )


def _responsible(today: date) -> QuerySet[Responsibility, Any]:
    return (
        Responsibility.objects.filter(dossier=OuterRef("pk"), period__contains=today, superseded_by=None)
        .order_by("id")
        .values(
            value=JSONObject(
                organisation="organisation__name",
                person="account__name",
                person_id="account_id",
                since=F("period__startswith"),
                ground="ground",
            )
        )
    )


def _head(row: dict[str, Any]) -> FamilyHead:
    now = {membership["person"]: membership["part"] for membership in row["memberships"]}
    people = [
        MemberHead(
            UUID(person["person"]), person["first"], person["last"], PARTS_IN_WORDS.get(now[person["person"]], "")
        )
        for person in row["people"]
        if person["person"] in now
    ]
    responsible = row["responsible"][0] if row["responsible"] else {}
    return FamilyHead(
        dossier_id=row["id"],
        number=row["number"],
        closed_on=row["closed_on"],
        members=tuple(people),
        members_count=len(now),
        municipality=row["municipality"] or "",
        organisation=responsible.get("organisation") or "",
        person=responsible.get("person") or "",
        person_id=UUID(responsible["person_id"]) if responsible.get("person_id") else None,
        since=date.fromisoformat(responsible["since"]) if responsible.get("since") else None,
        ground=responsible.get("ground") or "",
    )


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which families somebody asks for. `within` and `without` are questions of other apps: ids of families."""

    text: SearchText | None = None
    responsible_account: UUID | None = None
    without_responsible: bool = False
    language: str = ""
    interpreter: bool | None = None
    within: Sequence[QuerySet[Any, Any]] = ()
    without: Sequence[QuerySet[Any, Any]] = ()


def find_families(
    wanted: Wanted, *, order: Sequence[Combinable], first: int, size: int, today: date
) -> tuple[list[UUID], int]:
    """Return the ids of `size` open families from number `first` (counted from 0), and how many match; one query."""
    found = Dossier.objects.filter(closed_on__isnull=True)
    for ids in wanted.within:
        found = found.filter(pk__in=ids)
    for ids in wanted.without:
        found = found.exclude(pk__in=ids)
    if wanted.text is not None:
        found = found.filter(_matches(wanted.text))
    if wanted.language or wanted.interpreter is not None:
        found = found.filter(_speaks(wanted))
    if wanted.responsible_account is not None:
        found = found.filter(pk__in=responsible_for(wanted.responsible_account, today=today))
    if wanted.without_responsible:
        named = Responsibility.objects.filter(
            dossier=OuterRef("pk"), period__contains=today, superseded_by=None, account__isnull=False
        )
        found = found.filter(~Exists(named))
    rows = list(
        found.annotate(total=Window(Count("*")))
        .order_by(*order, "number")
        .values_list("pk", "total")[first : first + size]
    )
    return [pk for pk, _ in rows], rows[0][1] if rows else 0


def _matches(text: SearchText) -> Q:
    """Return the condition that a family has this number, or a member with this name or birth date."""
    numbers = LocalNumber.objects.filter(dossier=OuterRef("pk"), person__isnull=True, number__iexact=text.as_typed)
    found = Q(number__iexact=text.as_typed) | Q(Exists(numbers))
    people = Personalia.objects.filter(dossier=OuterRef("pk"), superseded_by__isnull=True)
    if text.born is not None:
        return found | Q(Exists(people.filter(born_earliest__lte=text.born, born_latest__gte=text.born)))
    for word in text.words:
        people = people.filter(Q(search_key__startswith=word) | Q(search_key__contains=f" {word}"))
    return found | Q(Exists(people)) if text.words else found


def _speaks(wanted: Wanted) -> Exists:
    people = Personalia.objects.filter(dossier=OuterRef("pk"), superseded_by__isnull=True)
    if wanted.language:
        people = people.filter(language=wanted.language)
    if wanted.interpreter is not None:
        people = people.filter(needs_interpreter=wanted.interpreter)
    return Exists(people)


def responsible_for(account_id: UUID, *, today: date) -> QuerySet[Responsibility, Any]:
    """Return, as a part of another query, the families for which somebody is the responsible person today."""
    return Responsibility.objects.filter(account_id=account_id, period__contains=today, superseded_by=None).values(
        "dossier_id"
    )


def name_of_outer() -> Subquery:
    """Return the first search name of the dossier of an outer query, to sort by."""
    people = Personalia.objects.filter(dossier=OuterRef("pk"), superseded_by__isnull=True).order_by("search_key", "id")
    return Subquery(people.values("search_key")[:1])


def languages() -> tuple[str, ...]:
    """Return the languages spoken in the families the reader may know of; one query."""
    rows = Personalia.objects.filter(superseded_by__isnull=True).exclude(language="").order_by("language")
    return tuple(rows.values_list("language", flat=True).distinct())


def open_family_ids() -> list[DossierId]:
    """Return the open families the reader may know of; one query."""
    rows = Dossier.objects.filter(closed_on__isnull=True).order_by("id").values_list("id", flat=True)
    return [DossierId(pk) for pk in rows]


def families_count() -> int:
    """Return how many open families the reader may know of; one query."""
    return Dossier.objects.filter(closed_on__isnull=True).count()


@dataclass(frozen=True, slots=True)
class BirthLine:
    """Somebody's birth date and the family that somebody belongs to."""

    dossier_id: UUID
    person_id: UUID
    first_name: str
    born: Day


def born_between(first: date, last: date, *, size: int) -> tuple[list[BirthLine], int]:
    """Return the oldest members born from `first` up to and including `last`, and how many there are; one query."""
    rows = list(
        Personalia.objects.filter(superseded_by__isnull=True, born_latest__gte=first, born_earliest__lte=last)
        .filter(dossier__closed_on__isnull=True)
        .annotate(total=Window(Count("*")))
        .order_by("born_earliest", "born_latest", "id")[:size]
    )
    lines = [
        BirthLine(
            row.dossier_id, row.subject_id, row.first_name, Day(row.born_earliest, row.born_latest, row.born_told)
        )
        for row in rows
        if row.subject_id and row.born_earliest and row.born_latest
    ]
    return lines, rows[0].total if rows else 0


PARTS = ",".join(Compartment)
OPEN_COMPARTMENTS = (
    "array(select part.name from unnest(string_to_array(%(parts)s, ',')) as part (name)"
    " where %(expressions)s in (select visible_dossiers(part.name)) or %(expressions)s in"
    " (select seen.dossier_id from visible_subjects(part.name) as seen))"
)
"""Asked of PostgreSQL, because an involvement may hold less than the role would."""


def family_head(
    dossier_id: UUID, *, today: date, writes: Collection[Compartment] = ()
) -> tuple[FamilyHead, frozenset[str], Writable]:
    """Return the head of one family, the compartments open to the reader, and which of `writes` are to write in.

    One query. Raises NotFound.
    """
    opened = Func(F("pk"), template=OPEN_COMPARTMENTS, parts=f"'{PARTS}'", output_field=ArrayField(CharField()))
    asked = _heads(today).filter(pk=dossier_id).annotate(open=opened, writable=writable_in(writes))
    row = asked.values(*HEAD_FIELDS, "open", "writable").first()
    if row is None:
        raise NotFound
    return _head(row), frozenset(row["open"]), as_writable(row["writable"])
