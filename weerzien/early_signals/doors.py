"""The five doors by which a family comes in, the tracks behind each, and which door is a family's today."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from weerzien.access.roles import Compartment
from weerzien.dossiers.rules import eighteen_on
from weerzien.kernel.days import Day
from weerzien.procedure.rules import REFUSED_BY_IND


class Door(StrEnum):
    """By which door a family comes in. It follows from facts and is never kept, so it moves with them."""

    YOUNGSTER_EXPECTING = "minderjarige-met-gezin"
    YOUNGSTER_ALONE = "minderjarige-alleen"
    ADULT_SPONSOR = "volwassen-referent"
    RESETTLED = "hervestigd"
    FAMILY_MIGRANT = "gezinsmigrant"


class Track(StrEnum):
    """A part of the work; each is kept in the compartment of the same name."""

    PROCEDURE = Compartment.PROCEDURE.value
    GUARDIANSHIP = Compartment.GUARDIANSHIP.value
    HOUSING = Compartment.HOUSING.value
    INTEGRATION = Compartment.INTEGRATION.value
    SCHOOLING = Compartment.SCHOOLING.value
    CONTACTS = Compartment.CONTACTS.value


@dataclass(frozen=True, slots=True)
class Entrance:
    """What belongs to a door. `asks` are its tracks in order, each with the codes of the facts asked first.

    `part` and `group` are what the first person gets when a family is entered; `source` is where the door is told of.
    """

    words: str
    line: str
    group: str
    source: str
    part: str = ""
    asks: Mapping[Track, tuple[str, ...]] = field(default_factory=dict)


CONTACT = "contact"
"""Stands for a contact, which has a form of its own."""
AMV, SPONSOR, FAMILY_MIGRANT = "amv", "referent", "gezinsmigrant"
ASYLUM, RESETTLED = "asiel", "hervestiger"
AGAINST = frozenset({REFUSED_BY_IND, "ingetrokken"})
DOORS: Mapping[Door, Entrance] = {
    Door.YOUNGSTER_EXPECTING: Entrance(
        words="minderjarige, gezin mag komen",
        line="Alleen gevlucht, nog geen 18. De ouders of anderen willen nakomen.",
        part=AMV,
        group=ASYLUM,
        source="Vreemdelingenwet 2000, artikel 29",
        asks={
            Track.PROCEDURE: ("vergunning", "voorbereiding-nareis-gedaan", "aanvraag"),
            Track.GUARDIANSHIP: ("voogdij",),
            Track.SCHOOLING: ("school",),
            Track.HOUSING: ("verblijf",),
            Track.CONTACTS: (CONTACT, "verwachtingengesprek"),
        },
    ),
    Door.YOUNGSTER_ALONE: Entrance(
        words="minderjarige alleen",
        line="Alleen gevlucht, nog geen 18. Er komt niemand, of de aanvraag is afgewezen.",
        part=AMV,
        group=ASYLUM,
        source="KIS: Gezinshereniging van alleengekomen minderjarigen (2021)",
        asks={
            Track.GUARDIANSHIP: ("voogdij",),
            Track.SCHOOLING: ("school",),
            Track.HOUSING: ("verblijf",),
            Track.CONTACTS: (CONTACT,),
            Track.PROCEDURE: ("vergunning", "gezinsleden-willen-komen"),
        },
    ),
    Door.ADULT_SPONSOR: Entrance(
        words="volwassen referent",
        line="Is 18 of ouder en heeft een asielvergunning. Partner of kinderen willen nakomen.",
        part=SPONSOR,
        group=ASYLUM,
        source="Vreemdelingenwet 2000, artikel 29",
        asks={
            Track.PROCEDURE: ("vergunning", "aanvraag"),
            Track.HOUSING: ("verblijf",),
            Track.INTEGRATION: ("melding-duo", "inburgering"),
            Track.CONTACTS: (CONTACT, "verwachtingengesprek"),
        },
    ),
    Door.RESETTLED: Entrance(
        words="hervestigd gezin",
        line="Uitgenodigd uit een opvangland en al bekend vóór aankomst. Krijgt meteen een woning.",
        group=RESETTLED,
        source="KIS: Hervestigde vluchtelingen (januari 2020)",
        asks={
            Track.HOUSING: ("verblijf",),
            Track.PROCEDURE: ("vergunning",),
            Track.CONTACTS: (CONTACT,),
            Track.INTEGRATION: ("melding-duo", "inburgering"),
            Track.SCHOOLING: ("school",),
        },
    ),
    Door.FAMILY_MIGRANT: Entrance(
        words="gezinsmigrant",
        line="Komt bij een partner of ouder wonen. Het eerste bericht komt van DUO.",
        part=FAMILY_MIGRANT,
        group=FAMILY_MIGRANT,
        source="Binnenlands Bestuur: gezinsmigranten (13 oktober 2022)",
        asks={
            Track.INTEGRATION: ("melding-duo", "uitnodiging-gezinsmigrant", "inburgering"),
            Track.CONTACTS: (CONTACT,),
            Track.PROCEDURE: ("vergunning",),
        },
    ),
}


@dataclass(frozen=True, slots=True)
class Member:
    """What a door asks of one member: part, group and birth; `others_may_come` is what was told, None for nothing."""

    part: str
    group: str = ""
    born: Day | None = None
    others_may_come: bool | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """The door of a family, and what has to be known before it is certain; no door where nothing says which."""

    door: Door | None
    missing: str = ""


def door_of(members: Sequence[Member], decisions: Sequence[str], *, on: date) -> Found:
    """Return the door of a family on a day. `decisions` has one for each application, empty where there is none yet.

    Around whom the family is decides: an unaccompanied youngster, else the sponsor, else everybody. Where it is not
    known whether that is a minor, the part says it: who came alone is taken for one, a sponsor is not.
    """
    groups = {member.group for member in leading(members) if member.group}
    parts = {member.part for member in members}
    if RESETTLED in groups:
        return Found(Door.RESETTLED)
    if AMV not in parts and (FAMILY_MIGRANT in groups or (FAMILY_MIGRANT in parts and ASYLUM not in groups)):
        return Found(Door.FAMILY_MIGRANT)
    if parts.isdisjoint({AMV, SPONSOR}):
        return Found(None, "om wie het gezin heen komt, of tot welke doelgroep het hoort")
    return _by_age(members, decisions, on=on)


def leading(members: Sequence[Member]) -> Sequence[Member]:
    """Return around whom the family is."""
    for part in (AMV, SPONSOR):
        if found := [member for member in members if member.part == part]:
            return found
    return members


def _by_age(members: Sequence[Member], decisions: Sequence[str], *, on: date) -> Found:
    lead = leading(members)
    adulthood = [eighteen_on(member.born) if member.born else None for member in lead]
    if any(day and on < day.earliest for day in adulthood):  # one minor is enough
        return _of_a_minor(members, decisions)
    is_uncertain = any(day is None or on < day.latest for day in adulthood)
    if not is_uncertain or lead[0].part != AMV:
        return Found(Door.ADULT_SPONSOR, "de geboortedatum van de referent" if is_uncertain else "")
    taken = _of_a_minor(members, decisions)
    return Found(taken.door, taken.missing or "de geboortedatum van de jongere")


def _of_a_minor(members: Sequence[Member], decisions: Collection[str]) -> Found:
    if decisions:
        is_over = AGAINST.issuperset(decisions)
        return Found(Door.YOUNGSTER_ALONE if is_over else Door.YOUNGSTER_EXPECTING)
    told = {member.others_may_come for member in leading(members)} - {None}
    if len(told) == 1:
        return Found(Door.YOUNGSTER_EXPECTING if True in told else Door.YOUNGSTER_ALONE)
    if len(members) > len(leading(members)):
        return Found(Door.YOUNGSTER_EXPECTING)
    return Found(None, "of er gezinsleden willen komen")
