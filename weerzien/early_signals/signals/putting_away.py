"""Which outcomes of a family ask nothing now, because somebody closed their signal or lets it wait."""

from __future__ import annotations

from typing import Final

PUT_AWAY: Final = """
select covered.id from (
  select step.covers from early_signals_signalstep step
  where step.dossier_id = {family} and step.superseded_by_id is null
    and (step.state = 'closed' or step.state = 'snoozed' and step.until > %(today)s) offset 0) step
join early_signals_outcome covered on covered.id = any(step.covers) and covered.fact_ids <@ step.covers
"""
"""The outcomes of a family that were closed or wait, as a part of a question that has `today`.

It says the same as `rules.standing_on`: an outcome that a fact was added to is not among them.
"""
