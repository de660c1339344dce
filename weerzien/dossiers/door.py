"""The one way to a family: checks who may, locks the dossier, writes down that it was opened."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import connection

from weerzien.access.abilities import EDITS, ROLES_WITH, Ability
from weerzien.access.actors import Actor
from weerzien.access.context import acting, current_context
from weerzien.audit.actions import record_look, record_refusal
from weerzien.kernel.ids import DossierId, OrganisationId, PersonId
from weerzien.kernel.refusals import NotFound, Refused


class NotYours(Refused):
    """Dit hoort niet bij uw taak voor dit gezin. Vraag de gezinsregisseur om toegang als u het nodig hebt."""


class SomebodyElseActsError(RuntimeError):
    """Raised where a dossier is opened for another than the one who acts: a bug of ours."""


@dataclass(frozen=True, slots=True)
class OpenedDossier:
    """A dossier that the actor may work in. `person_id` is set where it was opened for one person.

    It `goes_on` in another, which the actor may know too, where nobody was left in it once two persons were one.
    """

    id: DossierId
    number: str
    municipality_id: OrganisationId
    person_id: PersonId | None = None
    goes_on: bool = False


# Row-level security leaves only the dossiers with which the actor has a relation.
FIND = """
select dossier.id, dossier.number, municipal.municipality_id, case when dossier.closed_on is not null then exists (
  select from dossiers_merge merged where merged.gone_from_id = dossier.id and merged.ends_family
    and merged.undone_at is null) else false end
from dossiers_dossier dossier
join dossiers_municipalperiod municipal on municipal.dossier_id = dossier.id and municipal.period @> %(today)s
where dossier.id = %(subject)s
"""
FIND_OF_PERSON = """
select dossier.id, dossier.number, municipal.municipality_id
from dossiers_dossier dossier
join dossiers_municipalperiod municipal on municipal.dossier_id = dossier.id and municipal.period @> %(today)s
where dossier.id in (select dossiers_of_person(%(subject)s))
order by dossier.opened_on desc, dossier.id
limit 1
"""
LOGGED = "select dossier_id, number from logged_family(%s)"
LOG = "audit.log"
LOCK = "select closed_on from dossiers_dossier where id = %s for update"
LOCK_IN_ORDER = "select id from dossiers_dossier where id = any(%s) order by id for update"
WAIT_NO_LONGER = "select set_config('lock_timeout', %s, true)"
LONGEST_WAIT = "3s"
MAY_EDIT_FAMILY = "select %(dossier)s in (select visible_dossiers(%(compartment)s, 'wo'))"
MAY_EDIT_PERSON = """
select %(dossier)s in (select visible_dossiers(%(compartment)s, 'wo')) or (%(dossier)s, %(person)s) in
  (select seen.dossier_id, seen.subject_id from visible_subjects(%(compartment)s, 'wo') seen)
"""
# One question, so that a person out of reach takes as many as one who is nobody.
MAY_KNOW_AND_EDIT = """
select %(dossier)s in (select dossiers_of_person(%(person)s)) and (
    %(dossier)s in (select visible_dossiers(%(compartment)s, 'rwo')) or (%(dossier)s, %(person)s) in
    (select seen.dossier_id, seen.subject_id from visible_subjects(%(compartment)s, 'rwo') seen)
  ),
  %(dossier)s in (select visible_dossiers(%(compartment)s, 'wo')) or (%(dossier)s, %(person)s) in
    (select seen.dossier_id, seen.subject_id from visible_subjects(%(compartment)s, 'wo') seen)
"""
HAS_ABILITY = "select %(dossier)s in (select dossiers_with_ability(%(ability)s))"


def open_dossier(
    actor: Actor,
    subject: DossierId | PersonId,
    ability: Ability,
    *,
    about: PersonId | None = None,
    today: date,
    at: datetime,
) -> OpenedDossier:
    """Check, lock and register one dossier for editing; call it inside the actor's unit of work.

    A person is opened in the family that it belongs to today; `about` says which member of a family it is about, for
    rights may reach that person only. Raises NotFound where the actor has no relation to it, NotYours where the ability
    is missing. Waits no longer than `LONGEST_WAIT` for whoever holds the family: PostgreSQL then says so.
    """
    context = current_context()
    if context.actor != actor:
        raise SomebodyElseActsError
    opened = find(subject, today=today)
    context.asked.add(opened.id if opened else subject)
    if opened is None:
        raise NotFound
    if about is not None:
        opened = for_member(opened, about, ability)
    elif not may_in(opened, ability):
        raise NotYours
    ask(WAIT_NO_LONGER, [LONGEST_WAIT])
    ask(LOCK, [opened.id])
    context.opened.add(opened.id)
    record_look(
        actor,
        ability.value,
        dossier_ids=[opened.id],
        subject=opened.person_id,
        municipality_id=opened.municipality_id,
        at=at,
    )
    return opened


def hold_dossiers(dossier_ids: Collection[UUID]) -> None:
    """Lock many families until the transaction ends; wait for whoever holds one.

    In the order of their ids, as everybody who needs more than one: then nobody waits in a ring.
    """
    with connection.cursor() as cursor:
        cursor.execute(LOCK_IN_ORDER, [list(dossier_ids)])


def look_at(actor: Actor, dossier_id: DossierId, page: str, *, today: date, at: datetime) -> OpenedDossier:
    """Write down a look, or its refusal, in a short transaction of its own, and return the dossier. Raises NotFound.

    It is committed before the page is made: a page that fails has been looked at all the same.
    """
    with acting(actor, today=today):
        opened = find(dossier_id, today=today)
        if opened is None:
            record_refusal(actor, page, dossier_ids=[dossier_id], at=at)
        else:
            municipality_id = opened.municipality_id
            record_look(actor, page, dossier_ids=[dossier_id], municipality_id=municipality_id, at=at)
    if opened is None:
        raise NotFound
    return opened


@dataclass(frozen=True, slots=True)
class LoggedFamily:
    """A family as who reads the log knows it: by number."""

    id: DossierId
    number: str


def look_at_log(actor: Actor, typed: str, *, today: date, at: datetime) -> LoggedFamily | None:
    """Write down that the log of a family was asked for, and return that family, None where no number is typed.

    In a short transaction of its own, as every look. The family is known by its number, to nobody but a privacy officer
    of a municipality that is or was responsible for it. Raises NotFound where there is no such family.
    """
    with acting(actor, today=today):
        row = ask(LOGGED, [typed]) if typed else None
        if typed and row is None:
            record_refusal(actor, LOG, at=at)
        else:
            record_look(actor, LOG, dossier_ids=[row[0]] if row else [], at=at)
    if row is not None:
        return LoggedFamily(DossierId(row[0]), row[1])
    if typed:
        raise NotFound
    return None


def find(subject: DossierId | PersonId, *, today: date) -> OpenedDossier | None:
    """Return the dossier that this is, or that this person is in, None where the actor has no relation to it."""
    row = ask(FIND, {"subject": subject, "today": today})
    if row is not None:
        return OpenedDossier(DossierId(row[0]), row[1], OrganisationId(row[2]), goes_on=row[3])
    return home_of(PersonId(subject), today=today)


def home_of(person_id: PersonId, *, today: date) -> OpenedDossier | None:
    """Return the dossier that a person is in, None where the actor has no relation to it; one query."""
    row = ask(FIND_OF_PERSON, {"subject": person_id, "today": today})
    return OpenedDossier(DossierId(row[0]), row[1], OrganisationId(row[2]), person_id) if row is not None else None


def for_member(opened: OpenedDossier, person_id: PersonId, ability: Ability) -> OpenedDossier:
    """Return a dossier opened to edit a compartment of one of its members of today.

    Raises NotFound where that is nobody's member there, or where the compartment is closed about this person: then it
    may not even be known who that is. Raises NotYours for who may read there and not write.
    """
    given = {"dossier": opened.id, "person": person_id, "compartment": EDITS[ability].value}
    may_know, may_edit = ask(MAY_KNOW_AND_EDIT, given) or (False, False)
    if not may_know:
        raise NotFound
    if not may_edit:
        raise NotYours
    return replace(opened, person_id=person_id)


def may_in(opened: OpenedDossier, ability: Ability) -> bool:
    """Return whether the one who acts has an ability for this dossier, or for the person it was opened for."""
    if ability is Ability.SEE_FAMILY:
        return True
    given: dict[str, UUID | str | None] = {"dossier": opened.id, "person": opened.person_id}
    if ability in ROLES_WITH:
        row = ask(HAS_ABILITY, {**given, "ability": ability.value})
    else:
        statement = MAY_EDIT_FAMILY if opened.person_id is None else MAY_EDIT_PERSON
        row = ask(statement, {**given, "compartment": EDITS[ability].value})
    return row is not None and bool(row[0])


def ask(statement: str, values: dict[str, Any] | list[Any]) -> tuple[Any, ...] | None:
    """Return the first row of a question, None where there is none."""
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        row: tuple[Any, ...] | None = cursor.fetchone()
        return row
