"""Say that two persons are one, that they are not, or that either was a mistake."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any
from uuid import UUID, uuid4

from django.db import IntegrityError, transaction
from django.db.models import Q

from weerzien.access.abilities import Ability
from weerzien.access.actors import Actor
from weerzien.access.context import importing
from weerzien.access.following import (
    About,
    accounts_kept_from,
    end_involvements,
    follow_involvements,
    follow_shields,
    lift_shields,
)
from weerzien.access.matrix import visible_compartments
from weerzien.audit.actions import record_each
from weerzien.dossiers.door import NotYours, OpenedDossier, find, open_dossier
from weerzien.dossiers.merging.moving import Writing, carry_out, put_back
from weerzien.dossiers.merging.planning import Choosing, Planned, unchosen
from weerzien.dossiers.merging.reading import others_in, planned
from weerzien.dossiers.merging.rules import (
    SUPERSEDED_BECAUSE,
    UNDONE_BECAUSE,
    Course,
    FamilyHoldsTogether,
    FamilyIsClosed,
    KeptFromWhoIsResponsibleThere,
    MergedMeanwhile,
    MergedSince,
    NotAllChosen,
    NotDirectorOfBoth,
    SaidAlready,
    SamePerson,
    Two,
    check_why,
    is_tied,
)
from weerzien.dossiers.models import Dossier, Merge, NotSame
from weerzien.dossiers.queries.facts import FactTable
from weerzien.dossiers.queries.families import responsible_people
from weerzien.kernel.ids import DossierId, OrganisationId
from weerzien.kernel.refusals import NotFound

SAME_COURSE = ("gone_id", "gone_from_id", "stays_id", "stays_in_id")


def merge_persons(
    *,
    actor: Actor,
    two: Two,
    tables: Sequence[FactTable],
    choices: Mapping[str, str],
    because: str,
    today: date,
    at: datetime,
) -> Merge:
    """Let one person go on as another, with all rows of these tables; `choices` says whose value holds.

    Raises NotFound, NotDirectorOfBoth, NotAllChosen, MergedMeanwhile, or why it cannot be. The number of statements
    depends on the tables, not on the rows.
    """
    why = check_why(because)
    gone_from, stays_in = open_both(actor, two, today=today, at=at)
    check_present((gone_from.id, stays_in.id), two)
    # Whatever there is goes along, also what the director may not read: nothing of that is shown or chosen.
    with importing(OrganisationId(gone_from.municipality_id)):
        others = others_in(gone_from.id, two.gone, today=today)
        is_across = gone_from.id != stays_in.id
        course = Course(two.gone, gone_from.id, two.stays, stays_in.id, is_across and (two.is_whole or not others))
        check_shields(course, today=today)
        plan = chosen_plan(tables, course, choices, actor)
        rows = carry_out(plan, Writing(actor, at, SUPERSEDED_BECAUSE.format(why)))
        home = others if course.is_whole else set[UUID]()
        followed = follow(actor, course, home, today=today, at=at)
        moved = {"rows": rows, "home": sorted(map(str, home)), **followed}
        merge = write_down(course, actor=actor, because=why, moved=moved, today=today, at=at)
    record_each(actor, "dossiers.merged", dossier_ids={course.gone_from, course.stays_in}, at=at)
    return merge


def unmerge_persons(
    *, actor: Actor, merge_id: UUID, tables: Sequence[FactTable], because: str, today: date, at: datetime
) -> Merge:
    """Let two persons be two again, each with what they had. What was written since stays with the one who stayed.

    Raises NotFound, NotDirectorOfBoth, MergedSince, or without a reason why not.
    """
    why = check_why(because)
    merge = standing_merge(merge_id)
    gone, gone_from, stays, stays_in = (vars(merge)[name] for name in SAME_COURSE)
    course = Course(gone, gone_from, stays, stays_in, merge.ends_family)
    for dossier_id in sorted({gone_from, stays_in}):
        opened = as_director(actor, DossierId(dossier_id), today=today, at=at)
    merge = standing_merge(merge_id)  # asked again: until the families were held, somebody else could undo it
    later = Q(gone_from__in=[gone_from, stays_in]) | Q(stays_in__in=[gone_from, stays_in])
    if Merge.objects.filter(later, undone_at=None, merged_at__gt=merge.merged_at).exclude(id=merge.id).exists():
        raise MergedSince
    moved = merge.moved
    rows = {table: [(UUID(old), UUID(new), how) for old, new, how in steps] for table, steps in moved["rows"].items()}
    writing = Writing(actor, at, UNDONE_BECAUSE.format(why))
    with importing(OrganisationId(opened.municipality_id)):
        put_back(tables, rows, course=course, home=[UUID(pk) for pk in moved["home"]], writing=writing)
        end_involvements([UUID(pk) for pk in moved["involvements"]], today=today)
        lift_shields([UUID(pk) for pk in moved["shields"]], actor=actor, because=writing.because[:200], at=at)
        if merge.ends_family:
            Dossier.objects.filter(id=gone_from).update(closed_on=None)
        Merge.objects.filter(id=merge.id).update(undone_by_id=actor.account_id, undone_at=at, undone_because=why)
    record_each(actor, "dossiers.unmerged", dossier_ids={gone_from, stays_in}, at=at)
    return merge


def say_not_same(*, actor: Actor, two: Two, because: str, today: date, at: datetime) -> None:
    """Write down that two persons who look alike are two. Raises NotFound, NotDirectorOfBoth, SaidAlready."""
    why = check_why(because)
    homes = dict(zip((two.gone, two.stays), open_both(actor, two, today=today, at=at), strict=True))
    one, other = sorted(homes)
    try:
        with transaction.atomic():
            NotSame.objects.create(
                one_id=one,
                one_in_id=homes[one].id,
                other_id=other,
                other_in_id=homes[other].id,
                because=why,
                said_by_id=actor.account_id,
                said_at=at,
            )
    except IntegrityError as error:
        if "not_same_is_said_once" in str(error):
            raise SaidAlready from error
        raise
    record_each(actor, "dossiers.not-same", dossier_ids={home.id for home in homes.values()}, at=at)


def withdraw_not_same(*, actor: Actor, said_id: UUID, today: date, at: datetime) -> None:
    """Take back that two persons are two: they may be one after all. Raises NotFound, NotDirectorOfBoth."""
    said = NotSame.objects.filter(id=said_id, withdrawn_at=None).first()
    if said is None:
        raise NotFound
    families = sorted({vars(said)["one_in_id"], vars(said)["other_in_id"]})
    for dossier_id in families:
        as_director(actor, DossierId(dossier_id), today=today, at=at)
    standing = NotSame.objects.filter(id=said_id, withdrawn_at=None)
    if not standing.update(withdrawn_by_id=actor.account_id, withdrawn_at=at):
        raise NotFound
    record_each(actor, "dossiers.not-same-withdrawn", dossier_ids=families, at=at)


def write_down(
    course: Course, *, actor: Actor, because: str, moved: dict[str, Any], today: date, at: datetime
) -> Merge:
    """Keep that somebody goes on as another, and end the family in which nobody is left."""
    if course.is_whole:
        Dossier.objects.filter(id=course.gone_from).update(closed_on=today)
    return Merge.objects.create(
        id=uuid4(),
        gone_id=course.gone,
        gone_from_id=course.gone_from,
        stays_id=course.stays,
        stays_in_id=course.stays_in,
        ends_family=course.is_whole,
        because=because,
        moved=moved,
        merged_by_id=actor.account_id,
        merged_at=at,
    )


def chosen_plan(tables: Sequence[FactTable], course: Course, choices: Mapping[str, str], actor: Actor) -> Planned:
    """Return what becomes of every row. Raises NotAllChosen, AreTied, FamilyHoldsTogether."""
    plan = planned(tables, course, Choosing(choices, frozenset(visible_compartments(actor.roles))))
    if unchosen(plan, choices):
        raise NotAllChosen
    check_ties(plan, course)
    return plan


def open_both(actor: Actor, two: Two, *, today: date, at: datetime) -> tuple[OpenedDossier, OpenedDossier]:
    """Open the family of each of two persons, in the order in which everybody holds families. Raises why not."""
    if two.gone == two.stays:
        raise SamePerson
    found = [find(pk, today=today) for pk in (two.gone, two.stays)]
    if None in found and Merge.objects.filter(gone__in=[two.gone, two.stays], undone_at=None).exists():
        raise MergedMeanwhile
    if None in found or any(one and one.person_id is None for one in found):
        raise NotFound
    homes = [one for one in found if one is not None]
    opened = {pk: as_director(actor, pk, today=today, at=at) for pk in sorted({home.id for home in homes})}
    return opened[homes[0].id], opened[homes[1].id]


def as_director(actor: Actor, dossier_id: DossierId, *, today: date, at: datetime) -> OpenedDossier:
    """Open one family to merge in. Raises NotFound, NotDirectorOfBoth."""
    try:
        return open_dossier(actor, dossier_id, Ability.MERGE_PERSONS, today=today, at=at)
    except NotYours:
        raise NotDirectorOfBoth from None


def standing_merge(merge_id: UUID) -> Merge:
    """Return a merge that was not undone. Raises NotFound."""
    merge = Merge.objects.filter(id=merge_id, undone_at=None).first()
    if merge is None:
        raise NotFound
    return merge


def check_present(dossier_ids: Sequence[UUID], two: Two) -> None:
    """Refuse persons who go on as somebody else already, and families that ended."""
    if Merge.objects.filter(gone__in=[two.gone, two.stays], undone_at=None).exists():
        raise MergedMeanwhile
    if Dossier.objects.filter(id__in=dossier_ids, closed_on__isnull=False).exists():
        raise FamilyIsClosed


def check_shields(course: Course, *, today: date) -> None:
    """Refuse where what is withheld would be withheld from whoever is responsible."""
    families = [course.gone_from, course.stays_in]
    responsible = set(responsible_people(families, today=today).values())
    if not course.within_family and accounts_kept_from(families) & responsible:
        raise KeptFromWhoIsResponsibleThere


def check_ties(plan: Planned, course: Course) -> None:
    """Refuse to part somebody from those in the family with whom a row ties them."""
    if course.is_whole or course.within_family:
        return
    if any(is_tied(vars(move.row), course) for moves in plan.moves.values() for move in moves):
        raise FamilyHoldsTogether


def follow(actor: Actor, course: Course, home: set[UUID], *, today: date, at: datetime) -> dict[str, list[str]]:
    """Let involvements and shields follow; return which were added."""
    persons = {course.gone: course.stays} | {pk: pk for pk in home}
    involvements = follow_involvements(
        actor=actor, from_id=course.gone_from, to_id=course.stays_in, persons=persons, today=today, at=at
    )
    shields = follow_shields(actor=actor, places=shielded(course, home), at=at)
    return {"involvements": [str(pk) for pk in involvements], "shields": [str(pk) for pk in shields]}


def shielded(course: Course, home: set[UUID]) -> dict[About, list[About]]:
    """Return for whom a shield of somebody holds as well: of two who are one both ways, of a family for the other."""
    gone, stays = (course.gone_from, course.gone), (course.stays_in, course.stays)
    places: dict[About, list[About]] = {gone: [stays], stays: [gone]}
    if course.within_family:
        return places
    for pk in home:
        places[course.gone_from, pk] = [(course.stays_in, pk)]
    ends = course.is_whole
    places[course.gone_from, None] = [(course.stays_in, None if ends else course.stays)]
    places[course.stays_in, None] = [(course.gone_from, None if ends else course.gone)]
    return places
