"""A panel of a family as large as one likes, for what must fit on one sheet."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID

from weerzien.contacts.queries import ContactLine, ContactsPage, ProfessionalLine
from weerzien.early_signals.door_lines import DoorPanel
from weerzien.early_signals.family.beside import Beside, ContactHow
from weerzien.early_signals.lists.agenda import AgendaLine
from weerzien.early_signals.member_line import MemberLine
from weerzien.early_signals.panels import FamilyPanel, HistoryPage, Mark, OutcomeLine, ResponsibleLine, UnknownLine
from weerzien.early_signals.timeline.marks import Course

TODAY = date(2026, 11, 20)
NIL = UUID(int=0)
LONG = "Een zin die iemand opschreef en die maar doorgaat zonder dat er een einde aan lijkt te komen. " * 8

NOTHING_KEPT: Any = {"history": HistoryPage((), 0, 1, 1)}
DOOR = DoorPanel("minderjarige die op familie wacht", "", "", (), "")


def family_of(count: int, *, words: str = "", name: str = "Yohannes") -> FamilyPanel:
    """Return a family in which there is this much of everything, each with these words besides."""
    return FamilyPanel(
        dossier_id=NIL,
        number="ABCD-EFGH",
        family=f"Gezin Tesfay {words}".strip(),
        today=TODAY,
        phase="wacht op besluit",
        is_closed=False,
        members=tuple(_member(f"{name} {number} {words}".strip()) for number in range(count)),
        facts=(),
        responsible=ResponsibleLine("gemeente Meerdijk", "Nidos", "Amina Yusuf", TODAY, words, ""),
        days=tuple(_outcome(f"Dag {number}", words, number) for number in range(count)),
        signals=tuple(_outcome(f"Signaal {number}", words, number) for number in range(count)),
        unknowns=tuple(UnknownLine(f"gegeven {number}", name, "de IND", ()) for number in range(count)),
        contacts=ContactsPage(tuple(_contact(number, words) for number in range(min(count, 10))), count, 1, 1),
        sees_all_contacts=True,
        professionals=tuple(
            ProfessionalLine(f"Begeleider {number}", "VluchtelingenWerk", "mentor", words, is_now=True)
            for number in range(count)
        ),
        **NOTHING_KEPT,
        compartments=(),
        derived=tuple(f"{name} {number}: krijgt bijstand {words}" for number in range(count)),
        may_record_contact=False,
        door=DOOR,
        course=Course(NIL, TODAY, ()),
        agenda=tuple(_wish(f"Punt {number} {words}".strip()) for number in range(count)),
        beside=Beside(
            how=ContactHow(
                tuple((f"Wens {number}", f"na vier uur {words}") for number in range(count)),
                (("Yohannes", "0612345678"),),
                None,
                may_write=False,
            ),
            noticed=(),
            may_notice=False,
            shields=None,
        ),
    )


def _member(name: str) -> MemberLine:
    return MemberLine(
        person_id=NIL,
        name=name,
        first_name=name,
        part="broer",
        age="9 of 10 jaar",
        born="2016",
        born_is_exact=False,
        nationality="",
        language="Tigrinya",
        interpreter="tolk nodig",
        needs_interpreter=True,
        whereabouts="in het buitenland",
        is_abroad=True,
        permit="",
        phase="ingewilligd, nog niet hier",
        home="",
        school="",
        kin=(),
        lives_with="",
    )


def _outcome(title: str, words: str, number: int) -> OutcomeLine:
    day = TODAY + timedelta(days=number)
    return OutcomeLine(
        outcome_id=NIL,
        dossier_id=NIL,
        dossier_number="ABCD-EFGH",
        family="Gezin Tesfay",
        person="Yohannes",
        rule="V04",
        step="",
        title=f"{title} {words}".strip(),
        kind="",
        kind_words="",
        day=day,
        days_left=number,
        when=f"over {number} dagen",
        strict=True,
        last_working_day=day - timedelta(days=2),
        reminded_on=TODAY,
        state=Mark("due", "te doen", "clock"),
        urgency=Mark("geel", "binnenkort", "clock"),
        certainty=Mark("zeker", "zeker", "check"),
        ground="",
        acts="gezinsregisseur",
        acts_is_me=True,
        detail=(f"Omdat het al {number} weken stil is {words}".strip(),),
        missing=(),
    )


def _contact(number: int, words: str) -> ContactLine:
    day = TODAY - timedelta(days=number)
    spoken_with = f"moeder {words}".strip()
    note = "Alleen voor wie het dossier leest."
    return ContactLine(
        note_id=NIL,
        day_words=f"{day.day} november 2026",
        kind="huisbezoek",
        worker="Amina",
        organisation="",
        spoken_with=spoken_with,
        interpreter="",
        language="",
        understood="",
        note=note,
        source="",
    )


def _wish(reason: str) -> AgendaLine:
    at = datetime(2026, 11, 19, 12, tzinfo=UTC)
    return AgendaLine(NIL, NIL, "volgend overleg", None, reason, "Amina Yusuf", "gemeente Meerdijk", at, is_own=True)
