"""The history of days says nothing of whom is withheld, and all that rested on the facts of others alone."""

from __future__ import annotations

from collections.abc import Mapping
from uuid import UUID, uuid4

from tests.cast import NOW, TODAY, Family, Hire, Organisations
from tests.early_signals.kept import keep_change
from tests.leaks.conftest import Withhold, fact_of
from tests.leaks.tables import ask
from weerzien.access.context import acting
from weerzien.access.roles import Role
from weerzien.procedure.models import Permit


def test_a_change_is_seen_where_what_it_is_about_is_seen(
    shield: Withhold, hire: Hire, organisations: Organisations, family: Family, resting: Mapping[str, UUID]
) -> None:
    colleague = hire("Robin Vos", Role.GEZINSREGISSEUR, organisations.meerdijk)
    for step in ("own", "his", "over"):
        keep_change(family, subject_id=family.mother, step=step)
    steps = "select step from early_signals_outcomechange where step in ('own', 'his', 'over') order by step"
    with acting(colleague, today=TODAY):
        assert ask(steps) == [("his",), ("over",), ("own",)]
    shield(family, person_id=family.youngster, account_id=colleague.account_id)

    with acting(colleague, today=TODAY):
        assert ask(steps) == [("own",)]


def test_a_change_that_rested_on_others_alone_is_seen_also_when_its_outcome_is_over(
    shield: Withhold, hire: Hire, organisations: Organisations, family: Family, resting: Mapping[str, UUID]
) -> None:
    colleague = hire("Robin Vos", Role.GEZINSREGISSEUR, organisations.meerdijk)
    hers = fact_of(family, family.mother, "dossiers_personalia")
    his = fact_of(family, family.youngster, "procedure_permit")
    lines: dict[str, dict[str, object]] = {
        "came": {"fact_ids": [hers], "state_after": "due", "cause": "fact"},
        "lapsed": {"fact_ids": [hers], "cause": "time"},
        "ended by a fact": {"fact_ids": [hers], "cause": "fact"},
        "of both": {"fact_ids": sorted([hers, his]), "state_after": "due", "cause": "fact"},
        "of what is gone": {"fact_ids": [uuid4()], "state_after": "due", "cause": "fact"},
        "of nothing": {"fact_ids": [], "state_after": "due", "cause": "fact"},
        "own": {"fact_ids": [hers], "cause": "fact"},
    }
    with acting(colleague, today=TODAY):
        known = {step for (step,) in ask("select step from early_signals_outcomechange")}
    for name, line in lines.items():
        keep_change(family, subject_id=family.mother, step=name, **line)
    # The own outcome rested on his permit for a while, which was corrected since.
    keep_change(family, subject_id=family.mother, step="own", fact_ids=[corrected(family)], state_after="due")
    steps = "select step, count(*) from early_signals_outcomechange where step = any(%s) group by step order by step"
    with acting(colleague, today=TODAY):
        assert ask(steps, sorted(lines)) == sorted([*((name, 1) for name in lines if name != "own"), ("own", 2)])
    shield(family, person_id=family.youngster, account_id=colleague.account_id)

    assert known.isdisjoint(lines)
    with acting(colleague, today=TODAY):
        assert ask(steps, sorted(lines)) == [("came", 1), ("lapsed", 1), ("own", 1)]


def corrected(family: Family) -> UUID:
    """Return a row about the youngster that gave way to another."""
    now = fact_of(family, family.youngster, "procedure_permit")
    with acting(family.coordinator, today=TODAY):
        old = Permit.objects.get(pk=now)
        old.pk = uuid4()
        old.superseded_by_id, old.superseded_at, old.superseded_because = now, NOW, "Verkeerd gelezen."
        old.save(force_insert=True)
    return old.pk
