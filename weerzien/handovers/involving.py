"""Involve somebody of a partner with a family, on a ground and for a period, and let that end."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final
from uuid import UUID

from weerzien.access.abilities import Ability
from weerzien.access.actors import Actor
from weerzien.access.following import end_involvements
from weerzien.access.involved import Involved, ground_words, involved_with
from weerzien.access.matrix import (
    MATRIX,
    Scope,
    derived_compartments,
    visible_compartments,
    writable_compartments,
)
from weerzien.access.queries import placed_with
from weerzien.access.roles import ROLE_WORDS, Compartment, Ground, Role
from weerzien.audit.actions import record_change
from weerzien.dossiers.actions import grant_involvement
from weerzien.dossiers.door import NotYours, OpenedDossier, may_in, open_dossier
from weerzien.dossiers.queries.families import family_heads
from weerzien.dossiers.writing import born_of
from weerzien.handovers.continuing import NoLastDay
from weerzien.handovers.maxima import check_period
from weerzien.kernel.ids import AccountId, DossierId, PersonId
from weerzien.kernel.refusals import NotFound, Refused

PARTNERS: Final = frozenset(
    role for role in Role if MATRIX[role].scope in (Scope.FAMILY, Scope.PERSONS) and role is not Role.GEZINSLID
)
"""Roles that reach a family by an involvement alone. Whoever logs in at home gets their own page in another way."""
GROUNDS: Final = (Ground.ASSIGNMENT, Ground.TASK, Ground.CONSENT, Ground.GUARDIANSHIP, Ground.CONTINUED)
"""On what ground the municipality involves somebody; a handover gives its own."""


class CannotBeInvolved(Refused):
    """Deze persoon kan niet bij een gezin worden betrokken. Kies iemand uit de lijst."""


class WorksWithPersons(Refused):
    """Deze rol werkt met een of meer personen en niet met een heel gezin. Kies voor wie."""


class WholeFamilyOrPersons(Refused):
    """Kies het hele gezin of een of meer personen, niet allebei."""


class NoGuardian(Refused):
    """Voogdij is alleen een grond voor een jeugdbeschermer. Kies een andere grond."""


class BeginsInThePast(Refused):
    """De eerste dag is al geweest. Kies vandaag of een dag die nog komt."""


class EndsBeforeItBegins(Refused):
    """De laatste dag ligt voor de eerste. Kijk beide dagen na."""


class EndsWithAHandover(Refused):
    """Dit begon met een aangenomen overdracht. Begin een nieuwe overdracht; dan eindigt het vanzelf, zonder gat."""


@dataclass(frozen=True, slots=True)
class Partner:
    """Somebody whom the municipality may involve: where they work, and in which roles."""

    account_id: UUID
    name: str
    organisation_id: UUID
    organisation: str
    roles: frozenset[Role]

    @property
    def role_words(self) -> str:
        """The roles, with commas between."""
        return ", ".join(sorted(ROLE_WORDS[role] for role in self.roles))

    @property
    def works_with_persons(self) -> bool:
        """Whether an involvement with a whole family would give nothing."""
        return all(MATRIX[role].scope is Scope.PERSONS for role in self.roles)

    @property
    def compartments(self) -> frozenset[Compartment]:
        """What the roles may know at all: rows, derived values and own entries."""
        return visible_compartments(self.roles) | derived_compartments(self.roles) | writable_compartments(self.roles)


@dataclass(frozen=True, slots=True)
class NewInvolvement:
    """Who is involved, with whom (nobody: the whole family), on what ground, from when until when."""

    account_id: UUID
    persons: tuple[UUID, ...]
    ground: Ground
    since: date
    until: date | None


@dataclass(frozen=True, slots=True)
class InvolvingPanel:
    """The page of a family: who is involved now or soon, whom the municipality may involve, and with whom."""

    dossier_id: UUID
    family: str
    members: Mapping[UUID, str]
    involved: tuple[Involved, ...]
    partners: tuple[Partner, ...]


def involving_panel(dossier: OpenedDossier, *, today: date) -> InvolvingPanel:
    """Return the page; five queries. Raises NotYours for who may involve nobody with this family."""
    if not may_in(dossier, Ability.GRANT_INVOLVEMENT):
        raise NotYours
    head = family_heads([dossier.id], today=today)[dossier.id]
    return InvolvingPanel(
        dossier.id,
        head.label,
        {member.person_id: head.first_name_of(member.person_id) for member in head.members},
        tuple(running(involved_with(dossier.id, today=today), today=today)),
        partners_of(dossier.municipality_id, today=today),
    )


def running(involved: Iterable[Involved], *, today: date) -> list[Involved]:
    """Return what holds today or later."""
    return [one for one in involved if one.until is None or one.until >= today]


def partners_of(municipality_id: UUID, *, today: date) -> tuple[Partner, ...]:
    """Return whom a municipality may involve, by organisation and name; nobody of another municipality. One query."""
    found: dict[tuple[UUID, UUID], Partner] = {}
    for one in placed_with(PARTNERS, today=today):
        if one.is_municipality and one.organisation_id != municipality_id:
            continue
        key = (one.organisation_id, one.account_id)
        roles = (found[key].roles if key in found else frozenset()) | {one.role}
        found[key] = Partner(one.account_id, one.name, one.organisation_id, one.organisation, roles)
    return tuple(found.values())


def involve(*, actor: Actor, dossier_id: DossierId, new: NewInvolvement, today: date, at: datetime) -> UUID:
    """Involve somebody, with what their role may know; who asks for the very same again gets what is there.

    Raises NotFound, NotYours, PastTheMaximum, or why it cannot be.
    """
    opened = open_dossier(actor, dossier_id, Ability.GRANT_INVOLVEMENT, today=today, at=at)
    partners = [one for one in partners_of(opened.municipality_id, today=today) if one.account_id == new.account_id]
    if not partners:
        raise CannotBeInvolved
    head = family_heads([opened.id], today=today)[opened.id]
    if not set(new.persons) <= {member.person_id for member in head.members}:
        raise NotFound
    check(new, roles=frozenset(role for one in partners for role in one.roles), today=today)
    same = same_involvement(new, involved_with(opened.id, today=today))
    if same is not None:
        return same
    return grant_involvement(
        actor=actor,
        dossier_id=dossier_id,
        account_id=AccountId(new.account_id),
        persons=[PersonId(pk) for pk in new.persons],
        compartments=frozenset(part for one in partners for part in one.compartments),
        ground=new.ground,
        since=new.since,
        until=new.until,
        today=today,
        at=at,
    )


def check(new: NewInvolvement, *, roles: Collection[Role], today: date) -> None:
    """Refuse what would give nothing, has no ground, or lasts too long."""
    if not new.persons and all(MATRIX[role].scope is Scope.PERSONS for role in roles):
        raise WorksWithPersons
    if new.ground is Ground.GUARDIANSHIP and Role.JEUGDBESCHERMER not in roles:
        raise NoGuardian
    if new.since < today:
        raise BeginsInThePast
    if new.until is not None and new.until < new.since:
        raise EndsBeforeItBegins
    if new.ground is Ground.CONTINUED:
        if new.until is None:
            raise NoLastDay
        for person_id in new.persons or (None,):
            born = born_of(person_id)
            check_period(new.ground, ground_words(new.ground), since=new.since, until=new.until, born=born)


def same_involvement(new: NewInvolvement, known: Iterable[Involved]) -> UUID | None:
    """Return the involvement that was asked for in the very same words before."""
    words = (new.account_id, frozenset(new.persons), ground_words(new.ground), new.since)
    for one in known:
        # That of a guardian is told until the birthday, whatever was asked.
        ends_the_same = one.until == new.until or new.ground is Ground.GUARDIANSHIP
        if ends_the_same and (one.account_id, frozenset(one.persons), one.ground, one.since) == words:
            return one.id
    return None


def end_involvement(*, actor: Actor, dossier_id: DossierId, involvement_id: UUID, today: date, at: datetime) -> None:
    """Let an involvement end now: whoever it was for sees nothing more by it. Raises NotFound, EndsWithAHandover."""
    opened = open_dossier(actor, dossier_id, Ability.GRANT_INVOLVEMENT, today=today, at=at)
    known = running(involved_with(opened.id, today=today), today=today)
    one = next((one for one in known if one.id == involvement_id), None)
    if one is None:
        raise NotFound
    if not may_end(one):
        raise EndsWithAHandover
    end_involvements([involvement_id], today=today)
    record_change(actor, "access.involvement-ended", dossier_id=opened.id, fields=["period"], at=at)


def may_end(one: Involved) -> bool:
    """Return whether an involvement is ended by hand, and not by the next handover."""
    return one.ground != ground_words(Ground.HANDOVER)
