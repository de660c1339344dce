"""The page of one family."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date
from uuid import UUID

from weerzien.access.abilities import Ability, may
from weerzien.access.actors import Actor
from weerzien.access.matrix import (
    derived_compartments,
    whole_family_compartments,
    wholly_writable_compartments,
    writable_compartments,
)
from weerzien.access.roles import Compartment
from weerzien.access.shields import standing_shields
from weerzien.contacts import queries as contacts
from weerzien.dossiers.queries.facts import DerivedLine, HistoryRow, derived_values, history_rows
from weerzien.dossiers.queries.families import FamilyHead, family_head
from weerzien.dossiers.queries.writable import Writable
from weerzien.early_signals.editing.kinds import written_by
from weerzien.early_signals.editing.lines import person_facts
from weerzien.early_signals.family.beside import Beside
from weerzien.early_signals.family.door import door_panel
from weerzien.early_signals.family.facts import FamilyFacts, family_facts
from weerzien.early_signals.family.history import history_page
from weerzien.early_signals.family.members import member_lines
from weerzien.early_signals.family.noticed import contact_how, may_notice, noticed_lines
from weerzien.early_signals.family.parts import (
    compartment_lines,
    derived_sentences,
    responsible_line,
    unknown_lines,
)
from weerzien.early_signals.lines import in_order, outcome_line
from weerzien.early_signals.lists.agenda import agenda_lines
from weerzien.early_signals.panels import FamilyPanel
from weerzien.early_signals.queries.kept import what_is_kept
from weerzien.early_signals.rules import stands_among_days
from weerzien.early_signals.signals.lives import SignalLives
from weerzien.early_signals.timeline.course import course_of
from weerzien.early_signals.tracks import DERIVED, PAGE_TABLES
from weerzien.procedure.rules import PHASE_WORDS, STAGE_WORDS, family_phase
from weerzien.rulebook.outcomes import State


def family_panel(
    actor: Actor, dossier_id: UUID, *, today: date, contacts_page: int = 1, page_of_history: int = 1
) -> FamilyPanel:
    """Return what this reader may see of one family; four queries, five for who may shield it. Raises NotFound."""
    writes = written_by(actor) | writable_compartments(actor.roles) & {Compartment.CONTACTS}
    head, opened, writable = family_head(dossier_id, today=today, writes=writes)
    rows = history_rows(PAGE_TABLES, dossier_id)
    outcomes, changes, wishes, lives = what_is_kept(dossier_id, today=today)
    derived = derived_values(DERIVED, dossier_id)
    facts = family_facts(rows)
    lines = sorted((outcome_line(row, head, actor=actor, today=today) for row in outcomes), key=in_order)
    by_id = {row["id"]: row for row in outcomes}
    whole = whole_family_compartments(actor.roles) & opened
    members = member_lines(facts, derived, opened, rows=rows, head=head, today=today)
    return FamilyPanel(
        dossier_id=dossier_id,
        number=head.number,
        family=head.label,
        today=today,
        phase=_phase(facts, derived, whole),
        is_closed=head.closed_on is not None and head.closed_on <= today,
        door=door_panel(rows, whole=whole, writable=writable, today=today),
        members=members,
        facts=person_facts(rows, members, writable, dossier_id=dossier_id),
        responsible=responsible_line(head),
        days=tuple(line for line in lines if stands_among_days(line.state.code, line.day)),
        signals=tuple(line for line in lines if line.state.code == State.SIGNAL and lives.asks(line.outcome_id)),
        unknowns=unknown_lines(lines),
        contacts=contacts.contacts_page(rows, page=contacts_page),
        sees_all_contacts=Compartment.CONTACTS in whole,
        professionals=contacts.professional_lines(rows, today=today),
        history=history_page(rows, changes, head, page=page_of_history),
        compartments=compartment_lines(opened, derived_compartments(actor.roles), writable.parts),
        derived=derived_sentences(derived, opened, head),
        course=course_of(rows, derived, opened, outcomes=by_id, lines=lines, members=members, head=head, today=today),
        # A contact is written about the whole family: who follows some of its persons would only be refused.
        may_record_contact=writable.may_write_all(Compartment.CONTACTS),
        agenda=agenda_lines(wishes, account_id=actor.account_id),
        beside=_beside(actor, rows, head, writable=writable, lives=lives),
    )


def _beside(
    actor: Actor, rows: Sequence[HistoryRow], head: FamilyHead, *, writable: Writable, lives: SignalLives
) -> Beside:
    persons = [member.person_id for member in head.members]
    return Beside(
        how=contact_how(rows, head, may_write=writable.may_write_all(Compartment.CONTACTS)),
        noticed=noticed_lines(rows, head, writable),
        may_notice=may_notice(writable, persons, head.dossier_id),
        shields=standing_shields(head.dossier_id) if may(actor, Ability.SHIELD_FAMILY) else None,
        may_hand_over=Compartment.CONTACTS in wholly_writable_compartments(actor.roles)
        and any(writable.may_write(Compartment.CONTACTS, person_id) for person_id in persons),
        may_plan_transition=may(actor, Ability.CHAIR_MEETINGS) and writable.may_write_all(Compartment.CONTACTS),
        lives=lives,
    )


def _phase(facts: FamilyFacts, derived: Sequence[DerivedLine], whole: Collection[str]) -> str:
    """Return the phase in words; where the rows are closed, how far the least far application is.

    Whoever sees some persons only does not read that nothing was filed: the others may have applications.
    """
    phases = [phase for many in facts.phases.values() for phase in many]
    if phases or Compartment.PROCEDURE in whole:
        return PHASE_WORDS[family_phase(phases)]
    stages = {line.value for line in derived if line.name == "phase"}
    return next((words for stage, words in STAGE_WORDS.items() if stage in stages), "")
