"""The agenda that makes itself, and what each reader sees of it."""

from __future__ import annotations

from uuid import UUID

from tests.cast import NOW, TODAY, Family, Hire, Organisations
from tests.girl import enter_girl
from tests.meetings.cast import begin, plan
from weerzien.access.actors import Actor
from weerzien.access.context import acting
from weerzien.access.roles import Role
from weerzien.early_signals.reports.actions import match_report, send_report
from weerzien.early_signals.reports.rules import NewReport
from weerzien.early_signals.signals.actions import take_step
from weerzien.early_signals.signals.reading import signals_of
from weerzien.early_signals.signals.rules import Act
from weerzien.early_signals.signals.values import NOTHING_SAID, Said
from weerzien.meetings.actions import ordering
from weerzien.meetings.queries.agenda import agenda, agenda_for_chair
from weerzien.meetings.queries.heads import meeting_head
from weerzien.meetings.queries.shared import screen
from weerzien.meetings.rules.ranking import Criterion

ABSENCE = "melding over verzuim"


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


def reasons(actor: Actor, meeting_id: UUID, family: Family) -> list[tuple[Criterion, str, str]]:
    with acting(actor, today=TODAY):
        items = agenda(meeting_head(meeting_id), today=TODAY).items
    of_family = next(item.reasons for item in items if item.dossier_id == family.dossier_id)
    return [(one.criterion, one.title, one.when) for one in of_family if one.title == ABSENCE]


def test_what_a_partner_reported_is_a_new_signal_then_one_in_hand_and_gone_once_it_is_closed(
    amina: Actor, noor: Actor, bram: Actor, hire: Hire, organisations: Organisations, family: Family
) -> None:
    meeting_id = plan(amina, begin(amina, noor, bram))
    school = hire("Mees Post", Role.SCHOOL, organisations.nidos)
    new = NewReport(organisations.meerdijk, "verzuim", "17 uur.", TODAY, number="M1")
    with acting(school, today=TODAY):
        report_id = send_report(actor=school, new=new, today=TODAY, at=NOW)
    with acting(amina, today=TODAY):
        match_report(actor=amina, report_id=report_id, dossier_id=family.dossier_id, today=TODAY, at=NOW)
    seen = [reasons(reader, meeting_id, family) for reader in (amina, noor)]
    with acting(amina, today=TODAY):
        _, seen_by = agenda_for_chair(meeting_head(meeting_id), today=TODAY)
    expected: UUID | None = None
    for act, said in ((Act.TAKE_UP, NOTHING_SAID), (Act.CLOSE, Said("Gesproken.", helped="yes"))):
        with acting(amina, today=TODAY):
            take_step(
                actor=amina, dossier_id=family.dossier_id, theme="overbelasting", act=act, expected=expected,
                said=said, today=TODAY, at=NOW,
            )  # fmt: skip
            (one,) = [one for one in signals_of([family.dossier_id], today=TODAY) if one.theme == "overbelasting"]
            expected = one.last.life.step_id if one.last else None
        seen.append(reasons(amina, meeting_id, family))

    new_signal = [(Criterion.NEW, ABSENCE, "sinds 20 november 2026")]
    in_hand = [(Criterion.SIGNAL, ABSENCE, "opgepakt, sinds 20 november 2026")]
    assert seen == [new_signal, new_signal, in_hand, []]
    readers = {pk for pk, one in seen_by.people.items() if report_id in one.reasons}
    assert readers == {amina.account_id, noor.account_id}  # Bram reads nothing of schools


def test_a_family_of_which_a_partner_reported_something_comes_on_the_agenda(
    amina: Actor, hire: Hire, organisations: Organisations
) -> None:
    meeting_id = plan(amina, begin(amina))
    girl = enter_girl(amina)
    school = hire("Mees Post", Role.SCHOOL, organisations.nidos)
    new = NewReport(organisations.meerdijk, "vrienden", "Zij zit alleen.", TODAY, number="S1")
    with acting(school, today=TODAY):
        report_id = send_report(actor=school, new=new, today=TODAY, at=NOW)
    with acting(amina, today=TODAY):
        match_report(actor=amina, report_id=report_id, dossier_id=girl.dossier_id, today=TODAY, at=NOW)
        added = ordering.make_agenda(actor=amina, meeting_id=meeting_id, today=TODAY, at=NOW)
        items = agenda(meeting_head(meeting_id), today=TODAY).items

    assert (added, [item.dossier_id for item in items]) == (1, [girl.dossier_id])
