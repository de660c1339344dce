"""Who gets which families in the demo: those in which there is something to do, the same every time."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from tests.cast import Hire, Organisations
from weerzien.access.actors import Actor
from weerzien.access.context import acting
from weerzien.access.roles import Role
from weerzien.cli.demo_handovers import hand_over_wards
from weerzien.cli.demo_partners import (
    FAMILIES_OF_AMINA,
    FAMILIES_OF_BRAM,
    FAMILIES_OF_NOOR,
    GROUNDS,
    by_number,
    involve_partners,
)
from weerzien.cli.demo_tasks import give_tasks
from weerzien.cli.demo_workbook import write_demo_workbook
from weerzien.dossiers.queries.families import family_heads, open_family_ids
from weerzien.dossiers.recognising import local_numbers
from weerzien.early_signals.queries import today_panel
from weerzien.exchange.actions import stage_workbook, take
from weerzien.handovers.queries import inbox
from weerzien.plans.my_tasks import my_tasks
from weerzien.plans.our_tasks import Wanted
from weerzien.plans.rules import OriginKind

NOW = datetime(2026, 11, 23, 10, 0, tzinfo=UTC)
TODAY = NOW.date()


def take_demo_workbook(amina: Actor, folder: Path) -> None:
    path = folder / "demo.xlsx"
    write_demo_workbook(path, today=TODAY)
    run_id = stage_workbook(actor=amina, content=path.read_bytes(), file_name=path.name, today=TODAY, now=NOW)
    take(actor=amina, run_id=run_id, today=TODAY, now=NOW)


def email_of(actor: Actor) -> str:
    return f"{actor.name.split()[0].lower()}-{actor.account_id.hex[:6]}@demo.weerzien.example"


def test_everybody_of_the_demo_has_something_to_do_and_somebody_is_responsible(
    amina: Actor, bram: Actor, hire: Hire, organisations: Organisations, tmp_path: Path
) -> None:
    noor = hire("Noor Haddad", Role.VWN_BEGELEIDER, organisations.vluchtelingenwerk)
    thijs = hire("Thijs Jansen", Role.JEUGDBESCHERMER, organisations.nidos)
    take_demo_workbook(amina, tmp_path)

    involve_partners(
        coordinator=email_of(amina),
        integration=email_of(bram),
        supporter=email_of(noor),
        guardian=email_of(thijs),
        now=NOW,
    )

    tasks, asked = {}, {}
    for actor in (amina, bram, noor, thijs):
        with acting(actor, today=TODAY):
            panel = today_panel(actor, today=TODAY)
        silent = panel.silent.total if panel.silent else 0
        tasks[actor.name], asked[actor.name] = panel.tasks.total, panel.days.total + panel.signals.total + silent
    with acting(amina, today=TODAY):
        numbered = by_number(amina)
        responsible = [(head.person, head.ground) for head in family_heads(numbered, today=TODAY).values()]
    with acting(noor, today=TODAY):
        of_noor = open_family_ids()
    # What a supporter has to do stands in applications, which that role may not read.
    assert [name for name, total in tasks.items() if total == 0] == [noor.name]
    assert [name for name, total in asked.items() if total == 0] == []
    assert responsible.count(("Amina Yusuf", GROUNDS[0])) == FAMILIES_OF_AMINA
    assert responsible.count(("Bram de Wit", GROUNDS[1])) == FAMILIES_OF_BRAM
    assert len(of_noor) == FAMILIES_OF_NOOR


def test_a_guardian_of_the_demo_hands_over_two_of_which_one_is_refused_and_there_are_tasks(
    amina: Actor, bram: Actor, hire: Hire, organisations: Organisations, tmp_path: Path
) -> None:
    noor = hire("Noor Haddad", Role.VWN_BEGELEIDER, organisations.vluchtelingenwerk)
    thijs = hire("Thijs Jansen", Role.JEUGDBESCHERMER, organisations.nidos)
    take_demo_workbook(amina, tmp_path)
    amina_and_bram = {"coordinator": email_of(amina), "integration": email_of(bram)}
    involve_partners(**amina_and_bram, supporter=email_of(noor), guardian=email_of(thijs), now=NOW)

    hand_over_wards(guardian=email_of(thijs), supporter=email_of(noor), now=NOW)
    give_tasks(coordinator=email_of(amina), supporter=email_of(noor), now=NOW)

    with acting(thijs, today=TODAY):
        panel = inbox(thijs, today=TODAY)
    assert [line.state for line in (*panel.mine, *panel.sent)] == ["refused", "sent"]
    for actor in (amina, noor):
        with acting(actor, today=TODAY):
            origins = {task.line.origin for task in my_tasks(actor, Wanted(), now=NOW).mine}
        assert origins == {OriginKind.OWN, OriginKind.CHECKLIST}


def test_families_stand_in_the_order_of_their_own_numbers(amina: Actor, tmp_path: Path) -> None:
    take_demo_workbook(amina, tmp_path)

    with acting(amina, today=TODAY):
        families, _ = local_numbers(amina.organisation_id)
        found = by_number(amina)

    assert found == [families[number] for number in sorted(families)]
    assert len(found) > FAMILIES_OF_NOOR
