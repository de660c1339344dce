"""Choose how often a mail about signals comes."""

from __future__ import annotations

from datetime import datetime

from weerzien.access.actors import Actor
from weerzien.audit.actions import record_changes
from weerzien.early_signals.digests.rules import check_every
from weerzien.early_signals.models import Digest


def choose_digest(*, actor: Actor, every: str, at: datetime) -> None:
    """Keep how often somebody wants a mail. Raises NotOffered."""
    check_every(every)
    if not Digest.objects.filter(account_id=actor.account_id).update(every=every):
        Digest.objects.create(account_id=actor.account_id, every=every)
    record_changes(actor, "early-signals.digest-chosen", dossier_ids=(), fields=["every"], at=at)
