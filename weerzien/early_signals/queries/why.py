"""Waarom deze dag? One outcome with the rule, the facts and the source behind it."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from weerzien.access.actors import Actor
from weerzien.access.context import evaluating
from weerzien.dossiers.queries.families import family_heads
from weerzien.early_signals.case import read_cases
from weerzien.early_signals.lines import FIELDS, outcome_line
from weerzien.early_signals.local.in_force import settings_for
from weerzien.early_signals.models import Outcome
from weerzien.early_signals.panels import WhyPanel
from weerzien.early_signals.rules import what_changes_it
from weerzien.kernel.ids import DossierId
from weerzien.kernel.refusals import NotFound
from weerzien.rulebook.explain import explain
from weerzien.rulebook.rule import Ground
from weerzien.rulebook.showing import GROUND_WORDS


def why_panel(actor: Actor, outcome_id: UUID, *, today: date) -> WhyPanel:
    """Return why one outcome is what it is. Raises NotFound where it rests on anything this reader may not see.

    All compartments of the outcome are open to the reader, so what explains it is; nothing else of the family is shown.
    Seven queries, two of which tell PostgreSQL the narrower context and back.
    """
    row = Outcome.objects.filter(pk=outcome_id).values(*FIELDS, "subject_ref", "until", "evaluated_on").first()
    if row is None:
        raise NotFound
    dossier_id = DossierId(row["dossier_id"])
    head = family_heads([dossier_id], today=today)[dossier_id]
    with evaluating([dossier_id]):
        case = read_cases([dossier_id])[dossier_id]
        settings = settings_for([dossier_id], on=today)[dossier_id]
    identity = (row["rule"], row["step"], row["subject_id"], row["subject_ref"])
    try:
        explanation = explain(case, identity, on=today, settings=settings)
    except KeyError as gone:
        # The rule or its subject left since the family was last evaluated: there is nothing to explain any more.
        raise NotFound from gone
    line = outcome_line(row, head, actor=actor, today=today)
    return WhyPanel(
        line=line,
        explanation=explanation,
        until=row["until"],
        changes=what_changes_it(line.kind, line.missing, until=row["until"]),
        evaluated_on=row["evaluated_on"],
        ground_words=GROUND_WORDS[Ground(explanation.ground)],
    )
