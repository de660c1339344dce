"""Where a rule is used: how many families have an outcome of it."""

from __future__ import annotations

from weerzien.early_signals.models import Outcome


def families_by_rule(rule_id: str) -> int:
    """Return for how many families within reach a rule now says something; one query, nobody's name."""
    return Outcome.objects.filter(rule=rule_id).values("dossier_id").distinct().count()
