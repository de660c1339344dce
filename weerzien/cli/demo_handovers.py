"""Two handovers for the demo: one that waits for an answer, and one that was refused with a reason."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Final

from weerzien.access.actors import Actor
from weerzien.access.context import acting
from weerzien.access.queries import account_id_of, actor_for
from weerzien.access.questions import asked
from weerzien.early_signals.work import unit_of_work
from weerzien.handovers.actions import file_at, propose, refuse, send
from weerzien.handovers.rules import NewHandover, Theme
from weerzien.kernel.ids import DossierId, PersonId

WARDS: Final = "select dossier_id, subject_id from visible_subjects('contacts', 'w') order by dossier_id, subject_id"
ALONG: Final = frozenset({"guardianship", "housing", "schooling", "relations"})
STORIES: Final = (
    ("De voogdij gaat over naar de ouders. Hij vindt school belangrijk en belt liever dan dat hij appt.", ""),
    ("Zij wordt binnenkort 18 en woont dan zelf.", "Wij hebben tot januari geen plaats. Vraag het wijkteam."),
)
"""Why somebody is handed over, and why that is refused; empty where it waits."""


def hand_over_wards(*, guardian: str, supporter: str, now: datetime) -> None:
    """Let a guardian hand over two wards to the organisation of a supporter, by e-mail address, who refuses one."""
    today = now.date()
    thijs, noor = (actor_for(account_id_of(email), today=today) for email in (guardian, supporter))
    with acting(thijs, today=today):
        wards = asked(WARDS, {})
    for (dossier_id, person_id), (words, refused) in zip(wards, STORIES, strict=False):
        hand_over(thijs, noor, DossierId(dossier_id), PersonId(person_id), words=words, refused=refused, now=now)


def hand_over(
    thijs: Actor, noor: Actor, dossier_id: DossierId, ward: PersonId, *, words: str, refused: str, now: datetime
) -> None:
    """Propose and send one handover, and refuse it where a reason is given."""
    today = now.date()
    new = NewHandover(
        theme=Theme.GUIDANCE,
        person_id=ward,
        organisation_id=noor.organisation_id,
        account_id=None,
        compartments=ALONG,
        words=words,
        asked_back="Laat weten hoe het eerste gesprek ging.",
        answer_by=today + timedelta(days=10),
    )
    with unit_of_work(thijs, today=today, now=now):
        handover_id = propose(actor=thijs, dossier_id=dossier_id, new=new, today=today, at=now)
    with unit_of_work(thijs, today=today, now=now):
        seen = file_at(handover_id, today=today).digest
        send(actor=thijs, handover_id=handover_id, seen=seen, today=today, at=now)
    if refused:
        with unit_of_work(noor, today=today, now=now):
            refuse(actor=noor, handover_id=handover_id, because=refused, today=today, at=now)
