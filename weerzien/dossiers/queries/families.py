"""Questions about families: who they are, who is responsible, which of them somebody looks for."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any, Final
from uuid import UUID

from django.contrib.postgres.expressions import ArraySubquery
from django.contrib.postgres.fields import ArrayField
from django.db.models import CharField, F, Func, OuterRef, QuerySet, Subquery
from django.db.models.functions import JSONObject

from weerzien.access.questions import DaySlot, IdSlot, Question, asked
from weerzien.access.roles import Compartment
from weerzien.dossiers.lasting import MOVED, NOT_OWN, OF_OWN
from weerzien.dossiers.models import Dossier, Membership, MunicipalPeriod, Personalia, Responsibility
from weerzien.dossiers.queries.searching import CLOSED
from weerzien.dossiers.queries.writable import Writable, as_writable, writable_in
from weerzien.kernel.ids import AccountId, DossierId
from weerzien.kernel.refusals import NotFound
from weerzien.kernel.words import listed

PARTS_IN_WORDS: Mapping[str, str] = dict(Membership.Part.choices)
PARENTS_AND_PARTNERS: Final = frozenset(
    PARTS_IN_WORDS[part]
    for part in (
        Membership.Part.MOTHER,
        Membership.Part.FATHER,
        Membership.Part.PARTNER,
        Membership.Part.UNMARRIED_PARTNER,
    )
)


@dataclass(frozen=True, slots=True)
class MemberHead:
    """Who somebody is, as far as the reader may know."""

    person_id: UUID
    first_name: str
    last_name: str
    part: str

    @property
    def may_be_a_youngster(self) -> bool:
        """Whether nothing in their part says otherwise; how old somebody is, is not asked here."""
        return self.part not in PARENTS_AND_PARTNERS


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
    rows = HEADS.ask(ids=list(dossier_ids), today=today)
    return {row["id"]: _head(row) for row in rows}


def _heads() -> QuerySet[Dossier, Any]:
    today = DaySlot("today")
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


# From one language to the next in an index, instead of past every member of every family.
SPOKEN = "born.superseded_by_id is null and born.language"
NEXT_LANGUAGE = f"""
select born.language from dossiers_personalia born
where {OF_OWN.format(row="born")} and {SPOKEN} > {{after}} order by born.language limit 1
"""  # noqa: S608 -- our own words
LANGUAGES = f"""
with recursive lasting (language) as (
  ({NEXT_LANGUAGE.format(after="''")})
  union all
  select ({NEXT_LANGUAGE.format(after="lasting.language")}) from lasting where lasting.language is not null
)
select language from lasting where language is not null
union
select born.language from dossiers_personalia born where {MOVED.format(row="born")} and {SPOKEN} <> ''
union
select spoken.language from ({NOT_OWN}) known cross join lateral (
  select born.language from dossiers_personalia born where born.dossier_id = known.dossier_id and {SPOKEN} <> ''
    and born.lasting_municipality_id is not null offset 0
) spoken
order by language
"""  # noqa: S608 -- our own words
"""The languages spoken in the families the reader, of `municipality`, may know of, as a question or a part of one."""
LANGUAGES_OF = """
array(select distinct born.language from dossiers_personalia born
  where born.dossier_id = {family} and born.superseded_by_id is null and born.language <> '' order by 1)
"""
"""The languages of the members of one family, as a part of a question."""


OPEN = f"select known.dossier_id from known_dossiers known where known.dossier_id not in ({CLOSED}) order by 1"  # noqa: S608 -- our own words


def open_family_ids() -> list[DossierId]:
    """Return the open families the reader may know of; one query, that begins with those and not with all there are."""
    return [DossierId(pk) for (pk,) in asked(OPEN, {})]


def responsible_people(dossier_ids: Iterable[UUID], *, today: date) -> dict[UUID, AccountId]:
    """Return the person responsible for each of these families, where there is one; one query."""
    return {pk: AccountId(account) for pk, account in RESPONSIBLE.tuples(ids=list(dossier_ids), today=today)}


RESPONSIBLE = Question(
    lambda: (
        Responsibility.objects.filter(
            dossier_id__in=[IdSlot("ids")], period__contains=DaySlot("today"), superseded_by=None, account__isnull=False
        )
        .order_by("dossier_id", "id")
        .values_list("dossier_id", "account_id")
    )
)
OPEN_COUNT = f"select count(*) from known_dossiers known where known.dossier_id not in ({CLOSED})"  # noqa: S608 -- our own words


def families_count() -> int:
    """Return how many open families the reader may know of; one query."""
    return int(asked(OPEN_COUNT, {})[0][0])


HEADS = Question(lambda: _heads().filter(pk__in=[IdSlot("ids")]).values(*HEAD_FIELDS))
PARTS = ",".join(Compartment)
OPEN_COMPARTMENTS = (
    "array(select part.name from unnest(string_to_array(%(parts)s, ',')) as part (name)"
    " where (part.name = any ((select compartments_everywhere())::text[])"
    " and exists (select from own_dossiers own where own.dossier_id = %(expressions)s))"
    " or %(expressions)s in (select visible_besides(part.name)) or %(expressions)s in"
    " (select seen.dossier_id from visible_subjects(part.name) as seen))"
)
"""Asked of PostgreSQL, because an involvement may hold less than the role would."""


def family_head(
    dossier_id: UUID, *, today: date, writes: Collection[Compartment] = ()
) -> tuple[FamilyHead, frozenset[str], Writable]:
    """Return the head of one family, the compartments open to the reader, and which of `writes` are to write in.

    One query. Raises NotFound.
    """
    for row in _one_head(frozenset(writes)).ask(dossier=dossier_id, today=today):
        return _head(row), frozenset(row["open"]), as_writable(row["writable"])
    raise NotFound


@cache
def _one_head(writes: frozenset[Compartment]) -> Question:
    def write() -> QuerySet[Dossier, Any]:
        opened = Func(F("pk"), template=OPEN_COMPARTMENTS, parts=f"'{PARTS}'", output_field=ArrayField(CharField()))
        asked_of = _heads().filter(pk=IdSlot("dossier")).annotate(open=opened, writable=writable_in(writes))
        head: QuerySet[Dossier, Any] = asked_of.values(*HEAD_FIELDS, "open", "writable")
        return head

    return Question(write)
