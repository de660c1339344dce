"""How long a report counts where it was sent, and what becomes of what it confirmed when it belonged elsewhere."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.cast import NOW, TODAY, Family, Organisations
from tests.early_signals.reports.test_actions import Connection, match, noticed_by, send, steps
from weerzien.access.actors import Actor
from weerzien.dossiers import writing
from weerzien.early_signals.editing.told import BY_FACT
from weerzien.early_signals.reports import actions
from weerzien.early_signals.reports.counting import OWN_DAYS, set_days
from weerzien.early_signals.work import unit_of_work
from weerzien.kernel.ids import FactId

pytestmark = pytest.mark.django_db(transaction=True)


def test_a_report_counts_as_long_as_the_municipality_that_gets_it_chose_for_that_day(
    wil: Actor, noor: Actor, organisations: Organisations, owner: Connection
) -> None:
    for days, since in ((30, TODAY), (200, TODAY + timedelta(days=1)), (21, TODAY)):
        with unit_of_work(wil, today=TODAY, now=NOW + timedelta(seconds=days)) as work:
            set_days(actor=wil, days=days, since=since, because="overleg", at=work.now)
    here, elsewhere = send(noor, organisations.meerdijk), send(noor, organisations.zandoever)
    found = dict(owner.execute("select id, expires_on from early_signals_report").fetchall())

    assert found[here] == TODAY + timedelta(days=30), "of two for one day the one chosen last"
    assert found[elsewhere] == TODAY + timedelta(days=OWN_DAYS)


def test_undoing_a_match_takes_what_it_confirmed_away_and_the_history_keeps_both(
    amina: Actor, noor: Actor, thijs: Actor, organisations: Organisations, family: Family, owner: Connection
) -> None:
    noticed_by(noor, family, told_by="")
    report_id = send(thijs, organisations.meerdijk, "spanningen")
    found = []
    for _ in range(2):
        match(amina, report_id, family)
        found.append(steps(family, "S03"))
        with unit_of_work(amina, today=TODAY, now=NOW) as work:
            actions.take_match_back(actor=amina, report_id=report_id, today=work.today, at=work.now)
        found.append(steps(family, "S03"))
    rows = owner.execute(
        "select superseded_by_id is null, superseded_because from dossiers_toldfact"
        " where dossier_id = %s and name = 'spanningen bevestigd'",
        [family.dossier_id],
    ).fetchall()

    assert found == [[("", "signal")], [("te_bevestigen", "signal")]] * 2
    assert rows == [(False, "De melding die dit bevestigde, hoorde niet bij dit gezin.")] * 2


def test_what_somebody_confirmed_since_stays_confirmed_when_a_match_is_undone(
    amina: Actor, noor: Actor, thijs: Actor, organisations: Organisations, family: Family
) -> None:
    noticed_by(noor, family, told_by="")
    report_id = send(thijs, organisations.meerdijk, "spanningen")
    match(amina, report_id, family)
    kind = BY_FACT["spanningen bevestigd"]
    with unit_of_work(amina, today=TODAY, now=NOW) as work:
        row = writing.current_for(kind, family.dossier_id, family.dossier_id)
        assert row is not None
        writing.correct(
            kind, actor=amina, dossier_id=family.dossier_id, fact_id=FactId(row.id),
            cells={"told_by": "de huisarts"}, because="Zij belde zelf.", today=work.today, at=work.now,
        )  # fmt: skip
    with unit_of_work(amina, today=TODAY, now=NOW) as work:
        actions.take_match_back(actor=amina, report_id=report_id, today=work.today, at=work.now)

    assert steps(family, "S03") == [("", "signal")]
