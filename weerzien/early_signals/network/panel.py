"""The network of one family: what several sources say of the same person as one tie, by organisation."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from hashlib import blake2s
from uuid import UUID

from weerzien.access.actors import Actor
from weerzien.access.involved import involved_with
from weerzien.access.matrix import whole_family_compartments
from weerzien.access.roles import Compartment
from weerzien.contacts.queries import TABLES as CONTACT_TABLES
from weerzien.dossiers.queries.facts import history_rows
from weerzien.dossiers.queries.families import family_head
from weerzien.early_signals.asking.kept import kept_lines
from weerzien.early_signals.network.seen import (
    NO_ORGANISATION,
    LastContact,
    Seen,
    last_contacts,
    seen_in_contacts,
    seen_in_rows,
    seen_involved,
    seen_responsible,
)
from weerzien.early_signals.network.ties import Circle, NetworkPanel, Standing, Tie
from weerzien.early_signals.rules import when_words
from weerzien.guardianship.queries import TABLES as GUARDIANSHIP_TABLES
from weerzien.kernel.words import date_words, listed
from weerzien.rulebook.outcomes import Kind
from weerzien.schooling.queries import TABLES as SCHOOL_TABLES

READ = (*CONTACT_TABLES, *GUARDIANSHIP_TABLES, SCHOOL_TABLES[0])
SOON_DAYS = 60
"""Who goes within so many days is about to leave: in time to hand over in peace."""
STILL_DAYS = 180
"""Who only had contact, longer ago than this, is not around the family any more."""
MUNICIPALITY = "gemeente"
INVOLVED, ONLY_CONTACT = 1, 5
"""The ranks of who is responsible or involved, whose end is the end; and of who only had contact."""
CLOSENESS = (Standing.LEAVING, Standing.NOW, Standing.AHEAD, Standing.PAST)


def network_panel(actor: Actor, dossier_id: UUID, *, today: date) -> NetworkPanel:
    """Return who stands around one family, as far as this reader may know; five queries. Raises NotFound."""
    head, opened, _ = family_head(dossier_id, today=today, writes=())
    rows = [row for row in history_rows(READ, dossier_id) if row.superseded_by is None]
    lines = [line for line, _ in kept_lines(actor, dossier_id, head, today=today)]
    names = {member.person_id: head.first_name_of(member.person_id) for member in head.members}
    last = last_contacts(rows)
    seen = (
        *seen_responsible(head),
        *seen_involved(involved_with(dossier_id, today=today), names),
        *seen_in_rows(rows, names, lines),
        *seen_in_contacts(last),
    )
    called = [called_in_full(one, head.municipality) for one in seen]
    ties = [tie_of(several, last, today=today) for several in same_people(called)]
    return NetworkPanel(
        dossier_id=dossier_id,
        number=head.number,
        family=head.label,
        members_count=head.members_count,
        today=today,
        circles=circles_of(ties),
        hides=Compartment.CONTACTS not in whole_family_compartments(actor.roles) & opened,
    )


def called_in_full(one: Seen, municipality: str) -> Seen:
    """Return somebody of "gemeente", as lists call it, under the name of the municipality of the family."""
    is_ours = municipality and one.organisation.casefold() == MUNICIPALITY
    return replace(one, organisation=municipality) if is_ours else one


def same_people(seen: Iterable[Seen]) -> list[list[Seen]]:
    """Return what is told of the same person, or of the same work of an organisation, together; believed first."""
    found: dict[tuple[str, ...], list[Seen]] = defaultdict(list)
    for one in seen:
        key = (one.name.casefold(),) if one.name else (one.organisation.casefold(), one.role)
        found[key].append(one)
    return [sorted(several, key=lambda one: one.rank) for several in found.values()]


def tie_of(several: Sequence[Seen], last: Sequence[LastContact], *, today: date) -> Tie:
    """Return one tie out of what several sources say."""
    first = several[0]
    told = [one for one in several if one.rank < ONLY_CONTACT] or list(several)
    organisation = next((one.organisation for one in several if one.organisation), NO_ORGANISATION)
    whom = list(dict.fromkeys(name for one in told for name in one.whom))
    what = next((one.what for one in told if one.what), "")
    since = min((one.since for one in told if one.since), default=None)
    until = last_day([one for one in told if one.rank <= INVOLVED] or told)
    contact = contact_of(first.name, organisation, last)
    standing = standing_of(since, until, contact, is_told=told[0].rank < ONLY_CONTACT, today=today)
    return Tie(
        key=blake2s(f"{first.name}{organisation}{first.role}".encode(), digest_size=6).hexdigest(),
        name=first.name,
        organisation=organisation,
        role=", ".join(dict.fromkeys(one.role for one in told if one.role)),
        about=", ".join(filter(None, (f"voor {listed(whom)}", what))),
        ground=next((one.ground for one in told if one.ground), ""),
        since_on=since,
        since=f"sinds {date_words(since)}" if since else "",
        contact_on=contact,
        contact=f"laatste contact {when_words(contact, today=today, kind=Kind.EXPECTED)}" if contact else "",
        until=until,
        leaves=leaving_words(until, standing, today=today),
        standing=standing,
        outcome_id=next((one.outcome_id for one in told if one.outcome_id), None),
    )


def last_day(told: Sequence[Seen]) -> date | None:
    """Return the last day of all that is told, None where any of it goes on without an end."""
    days = [one.until for one in told]
    known = [day for day in days if day is not None]
    return max(known) if known and len(known) == len(days) else None


def contact_of(name: str, organisation: str, last: Sequence[LastContact]) -> date | None:
    """Return when somebody last spoke with the family; of an organisation without a name, when anybody there did."""
    if name:
        days = [one.on for one in last if one.name.casefold() == name.casefold()]
    else:
        days = [one.on for one in last if one.organisation.casefold() == organisation.casefold()]
    return max(days, default=None)


def standing_of(
    since: date | None, until: date | None, contact: date | None, *, is_told: bool, today: date
) -> Standing:
    """Return how somebody stands around a family on a day."""
    if until is not None and until < today:
        return Standing.PAST
    if not is_told and (contact is None or (today - contact).days > STILL_DAYS):
        return Standing.PAST
    if since is not None and since > today:
        return Standing.AHEAD
    if until is not None and (until - today).days <= SOON_DAYS:
        return Standing.LEAVING
    return Standing.NOW


def leaving_words(until: date | None, standing: Standing, *, today: date) -> str:
    """Return until when somebody is there, in words; empty where no end is known."""
    if until is None:
        return ""
    if standing is Standing.LEAVING:
        return f"vertrekt {when_words(until, today=today)}, {date_words(until)}"
    return f"tot en met {date_words(until)}"


def circles_of(ties: Iterable[Tie]) -> tuple[Circle, ...]:
    """Return the ties by organisation: who is about to leave first, who left last."""
    found: dict[str, list[Tie]] = defaultdict(list)
    for tie in ties:
        found[tie.organisation.casefold()].append(tie)
    circles = []
    for several in found.values():
        ordered = sorted(several, key=lambda tie: (CLOSENESS.index(tie.standing), tie.called))
        circles.append(Circle(several[0].organisation, tuple(ordered), ordered[0].standing))
    return tuple(sorted(circles, key=lambda circle: (CLOSENESS.index(circle.standing), circle.organisation)))
