"""PostgreSQL keeps to the same table of steps and works out the same who is responsible, on every day of every walk."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from itertools import product
from typing import Any
from uuid import UUID, uuid4

import psycopg
import pytest

from tests.audit.conftest import Tamper, tamper
from tests.cast import Family, Organisations
from tests.handovers.walking import FIRST, Walk, courses, days_of, walks
from weerzien.access.actors import Actor
from weerzien.access.context import acting
from weerzien.access.questions import asked
from weerzien.handovers.responsible import Guardian, Handed, Standing, Stretch, responsible_on
from weerzien.handovers.rules import MOVES, TAKEN_ON, Intention, OwnGround, State

__all__ = ["tamper"]

pytestmark = pytest.mark.django_db(transaction=True)

TWENTY = date(2030, 1, 1)
LONG = timedelta(days=30)
INSERT = """
insert into handovers_handover (id, dossier_id, subject_id, theme, state, from_organisation_id, from_account_id,
  own_ground, to_organisation_id, compartments, words, asked_back, aftercare, answer_by, proposed_at, sent_on,
  file_version, file_hash, answered_by_id, accepted_on, contact_on, completed_on, closed_on, closed_because)
values (%(id)s, %(dossier)s, %(person)s, 'guidance', %(state)s, %(sender)s, %(by)s, %(ground)s, %(receiver)s,
  '{identity}', 'x', '', 'receiver', %(first)s, now(), %(sent)s, case when %(sent)s::date is null then 0 else 1 end,
  case when %(sent)s::date is null then null else '\\x00'::bytea end, %(taker)s, %(accepted)s, %(met)s, %(completed)s,
  %(closed)s, case when %(closed)s::date is null then '' else 'Geen plaats.' end)
"""
ON_EVERY_DAY = """
select asked.day, said.organisation_id, said.because
from unnest(%(days)s::date[]) asked (day)
left join lateral responsible_on(%(dossier)s, %(person)s, 'guidance', asked.day) said on true order by asked.day
"""


def enter_walk(
    owner: psycopg.Connection[Any], walk: Walk, family: Family, organisations: Organisations, *, by: Actor, taker: Actor
) -> None:
    course = walk.course
    accepted = course.day_of(Intention.ACCEPT)
    owner.execute(
        INSERT,
        {
            "id": uuid4(),
            "dossier": family.dossier_id,
            "person": family.youngster,
            "state": course.state,
            "sender": organisations.meerdijk if walk.own_ground is OwnGround.MUNICIPALITY else organisations.nidos,
            "by": by.account_id,
            "ground": walk.own_ground,
            "receiver": organisations.vluchtelingenwerk,
            "first": FIRST,
            "sent": course.day_of(Intention.SEND),
            "taker": taker.account_id if accepted else None,
            "accepted": accepted,
            "met": course.day_of(Intention.CONFIRM_CONTACT),
            "completed": course.day_of(Intention.COMPLETE),
            "closed": course.day_of(Intention.REFUSE, Intention.WITHDRAW),
        },
    )


def standing_of(walk: Walk, organisations: Organisations) -> Standing:
    ends = {walk.ending: walk.ends_on} if walk.ending else {}
    course = walk.course
    is_municipal = walk.own_ground is OwnGround.MUNICIPALITY
    return Standing(
        municipal=[Stretch(organisations.meerdijk, date(2026, 1, 1))],
        guardian=Guardian(
            organisations.nidos,
            ordered_on=ends.get("order"),
            eighteen_on=ends.get("birthday", TWENTY),
            departed_on=ends.get("departure"),
        ),
        handed=[
            Handed(
                organisations.meerdijk if is_municipal else organisations.nidos,
                organisations.vluchtelingenwerk,
                walk.own_ground,
                sent_on=course.day_of(Intention.SEND),
                accepted_on=course.day_of(Intention.ACCEPT),
                contact_on=course.day_of(Intention.CONFIRM_CONTACT),
                closed_on=course.day_of(Intention.REFUSE, Intention.WITHDRAW),
            )
        ],
    )


@pytest.fixture
def end(tamper: Tamper, family: Family) -> Any:
    """Return how guardianship is made to end, past the rule that a fact is never overwritten."""

    def end(walk: Walk) -> None:
        days = {"order": None, "departure": None, "birthday": TWENTY} | (
            {walk.ending: walk.ends_on} if walk.ending else {}
        )
        day = {name: f"'{value}'" if value else "null" for name, value in days.items()}
        tamper(
            "update guardianship_guardianship set"
            f" ordered_earliest = {day['order']}, ordered_latest = {day['order']},"
            f" departed_earliest = {day['departure']}, departed_latest = {day['departure']}"
            f" where subject_id = '{family.youngster}'"
        )
        tamper(
            f"update dossiers_personalia set born_latest = {day['birthday']}::date - interval '18 years',"
            f" born_earliest = {day['birthday']}::date - interval '18 years' where subject_id = '{family.youngster}'"
        )

    return end


def by_ending() -> Iterator[tuple[tuple[str, date | None], list[Walk]]]:
    """Yield the walks of each ending together, so that guardianship is made to end once for all of them."""
    together: dict[tuple[str, date | None], list[Walk]] = {}
    for walk in walks():
        together.setdefault((walk.ending, walk.ends_on), []).append(walk)
    yield from together.items()


def test_postgresql_says_the_same_on_every_day_of_every_walk_and_never_nobody(
    owner: psycopg.Connection[Any],
    tamper: Tamper,
    end: Any,
    amina: Actor,
    thijs: Actor,
    noor_elsewhere: Actor,
    family: Family,
    organisations: Organisations,
) -> None:
    asked_days = 0
    for _, together in by_ending():
        end(together[0])
        for walk in together:
            enter_walk(owner, walk, family, organisations, by=thijs, taker=noor_elsewhere)
            days = days_of(walk)
            with acting(amina, today=FIRST):
                said = asked(ON_EVERY_DAY, {"days": days, "dossier": family.dossier_id, "person": family.youngster})
            standing = standing_of(walk, organisations)
            worked_out = [responsible_on(standing, day) for day in days]
            assert [(row[1], row[2]) for row in said] == [(one.organisation_id, one.because) for one in worked_out], (
                str(walk)
            )
            asked_days += len(days)
            tamper("delete from handovers_handover")
    assert asked_days > 10_000


def standing_ended(walk: Walk, ends_on: date, organisations: Organisations) -> Standing:
    """Return what decides once guardianship is over, where what the sender stood on itself ends on a day."""
    before = standing_of(walk, organisations)
    is_municipal = walk.own_ground is OwnGround.MUNICIPALITY
    first, moved = Stretch(organisations.meerdijk, date(2026, 1, 1), ends_on), Stretch(organisations.zandoever, ends_on)
    return replace(
        before,
        municipal=[first, moved] if is_municipal else before.municipal,
        guardian=Guardian(organisations.nidos, ordered_on=FIRST - LONG),
        handed=[replace(before.handed[0], own_until=None if is_municipal else ends_on)],
    )


def test_when_an_involvement_of_the_sender_ends_or_the_municipality_changes_nobody_is_left_alone_either(
    owner: psycopg.Connection[Any],
    tamper: Tamper,
    end: Any,
    amina: Actor,
    thijs: Actor,
    noor_elsewhere: Actor,
    family: Family,
    organisations: Organisations,
) -> None:
    end(Walk(next(courses()), OwnGround.INVOLVEMENT, "order", FIRST - LONG))
    kept = f"dossier_id = '{family.dossier_id}'"
    for ground, course in product((OwnGround.INVOLVEMENT, OwnGround.MUNICIPALITY), courses()):
        for ends_on in sorted({day + timedelta(days=off) for _, day in course.steps for off in (0, 3)}):
            walk = Walk(course, ground)
            if ground is OwnGround.INVOLVEMENT:
                tamper(f"update access_involvement set period = daterange('2026-01-01', '{ends_on}') where {kept}")
            else:
                tamper(f"delete from dossiers_municipalperiod where {kept}")
                tamper(
                    "insert into dossiers_municipalperiod (id, dossier_id, municipality_id, period) values"
                    f" (gen_random_uuid(), '{family.dossier_id}', '{organisations.meerdijk}',"
                    f" daterange('2026-01-01', '{ends_on}')), (gen_random_uuid(), '{family.dossier_id}',"
                    f" '{organisations.zandoever}', daterange('{ends_on}', null))"
                )
            enter_walk(owner, walk, family, organisations, by=thijs, taker=noor_elsewhere)
            days = sorted({*days_of(walk), *(ends_on + timedelta(days=off) for off in (-1, 0, 1))})
            with acting(amina, today=FIRST):
                said = asked(ON_EVERY_DAY, {"days": days, "dossier": family.dossier_id, "person": family.youngster})
            standing = standing_ended(walk, ends_on, organisations)
            worked_out = [responsible_on(standing, day) for day in days]
            assert [row[1:] for row in said] == [(one.organisation_id, one.because) for one in worked_out], (
                f"{walk}, on its own until {ends_on}"
            )
            tamper("delete from handovers_handover")


def test_the_family_as_a_whole_always_has_one_too(amina: Actor, family: Family, organisations: Organisations) -> None:
    with acting(amina, today=FIRST):
        said = asked(ON_EVERY_DAY, {"days": [FIRST], "dossier": family.dossier_id, "person": None})

    assert said == [(FIRST, organisations.meerdijk, "assigned")]


def test_of_a_family_out_of_reach_postgresql_says_nothing(chris: Actor, family: Family) -> None:
    with acting(chris, today=FIRST):
        said = asked(ON_EVERY_DAY, {"days": [FIRST], "dossier": family.dossier_id, "person": family.youngster})

    assert said == [(FIRST, None, None)]


def test_postgresql_keeps_the_table_of_steps(owner: psycopg.Connection[Any]) -> None:
    kept = set(owner.execute("select state_before, state_after from handover_steps()").fetchall())

    assert kept == {(before.value, after.value) for (before, _), after in MOVES.items()}


def test_no_update_goes_round_the_table(
    owner: psycopg.Connection[Any], thijs: Actor, noor_elsewhere: Actor, family: Family, organisations: Organisations
) -> None:
    steps = {(before, after) for (before, _), after in MOVES.items()}
    went = set()
    for before, after in product(State, State):
        walk = next(one for one in walks() if one.course.state is before and not one.ending)
        deed = "update handovers_handover set state = %(after)s, " + ", ".join(
            columns_of(after, noor_elsewhere.account_id)
        )
        with owner.transaction(force_rollback=True):
            enter_walk(owner, walk, family, organisations, by=thijs, taker=noor_elsewhere)
            try:
                with owner.transaction():
                    owner.execute(deed, {"after": after})
                went.add((before, after))
            except psycopg.errors.CheckViolation:
                pass

    assert went == steps | {(state, state) for state in State}


def columns_of(state: State, taker: UUID) -> Iterator[str]:
    """Yield what else must be said in a state, where it is not said already."""
    is_taken, is_closed = state in TAKEN_ON, state in (State.REFUSED, State.WITHDRAWN)
    is_met = state in (State.CONTACT_CONFIRMED, State.COMPLETED)
    yield f"accepted_on = {'coalesce(accepted_on, current_date)' if is_taken else 'null'}"
    yield f"answered_by_id = {f'''coalesce(answered_by_id, '{taker}')''' if is_taken else 'null'}"
    yield f"contact_on = {'coalesce(contact_on, current_date)' if is_met else 'null'}"
    yield f"completed_on = {'coalesce(completed_on, current_date)' if state is State.COMPLETED else 'null'}"
    yield f"closed_on = {'coalesce(closed_on, current_date)' if is_closed else 'null'}"
    said = "case closed_because when '' then 'x' else closed_because end"
    yield f"closed_because = {said if is_closed else repr('')}"
    if state not in (State.PROPOSED, State.WITHDRAWN):
        yield "sent_on = coalesce(sent_on, current_date)"
        yield "file_version = greatest(file_version, 1)"
        yield "file_hash = coalesce(file_hash, '\\x00'::bytea)"


def test_two_cannot_have_taken_over_the_same_at_once(
    owner: psycopg.Connection[Any], thijs: Actor, noor_elsewhere: Actor, family: Family, organisations: Organisations
) -> None:
    met = next(one for one in walks() if one.course.state is State.COMPLETED and not one.ending)
    enter_walk(owner, met, family, organisations, by=thijs, taker=noor_elsewhere)

    with pytest.raises(psycopg.errors.ExclusionViolation):
        enter_walk(owner, met, family, organisations, by=thijs, taker=noor_elsewhere)


def test_of_one_thing_one_handover_is_under_way(
    owner: psycopg.Connection[Any], thijs: Actor, noor_elsewhere: Actor, family: Family, organisations: Organisations
) -> None:
    proposed = next(one for one in walks() if one.course.state is State.PROPOSED)
    enter_walk(owner, proposed, family, organisations, by=thijs, taker=noor_elsewhere)

    with pytest.raises(psycopg.errors.UniqueViolation):
        enter_walk(owner, proposed, family, organisations, by=thijs, taker=noor_elsewhere)
