"""The agenda that makes itself, and what each reader sees of it."""

from __future__ import annotations

from tests.cast import TODAY, Family
from tests.meetings.cast import begin, plan
from weerzien.access.actors import Actor
from weerzien.access.context import acting
from weerzien.meetings.queries.agenda import agenda, agenda_for_chair
from weerzien.meetings.queries.heads import meeting_head
from weerzien.meetings.queries.shared import screen


def test_a_participant_sees_the_own_families_and_no_others(
    amina: Actor, noor: Actor, thijs: Actor, family: Family, second_family: Family
) -> None:
    meeting_id = plan(amina, begin(amina, noor, thijs))

    seen = {}
    for reader in (amina, noor, thijs):
        with acting(reader, today=TODAY):
            seen[reader.name] = {item.dossier_id for item in agenda(meeting_head(meeting_id), today=TODAY).items}

    assert seen["Amina Yusuf"] == {family.dossier_id, second_family.dossier_id}
    assert seen["Noor Haddad"] == {family.dossier_id}
    assert seen["Thijs Jansen"] == {family.dossier_id}


def test_the_chair_sees_who_knows_each_family(amina: Actor, noor: Actor, family: Family, second_family: Family) -> None:
    meeting_id = plan(amina, begin(amina, noor))

    with acting(amina, today=TODAY):
        panel, _ = agenda_for_chair(meeting_head(meeting_id), today=TODAY)

    readers = {item.dossier_id: item.readers for item in panel.items}
    assert readers[family.dossier_id] == ("Noor Haddad", "Amina Yusuf") or set(readers[family.dossier_id]) == {
        "Noor Haddad",
        "Amina Yusuf",
    }
    assert readers[second_family.dossier_id] == ("Amina Yusuf",)


def test_the_shared_screen_shows_only_what_everybody_there_may_see(
    amina: Actor, noor: Actor, family: Family, second_family: Family
) -> None:
    meeting_id = plan(amina, begin(amina, noor))

    with acting(amina, today=TODAY):
        shown = screen(meeting_head(meeting_id), today=TODAY)
        own = agenda(meeting_head(meeting_id), today=TODAY)
    with acting(noor, today=TODAY):
        hers = agenda(meeting_head(meeting_id), today=TODAY)

    assert [item.dossier_id for item in shown.items] == [family.dossier_id]
    of_amina = next(item for item in own.items if item.dossier_id == family.dossier_id)
    together = {reason.id for reason in shown.items[0].reasons}
    assert together == {r.id for r in of_amina.reasons} & {r.id for r in hers.items[0].reasons}
    assert len(together) < len(of_amina.reasons)
