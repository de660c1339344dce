"""The settings that count for a family: what its municipality chose, as the rulebook reads it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from datetime import date

from weerzien.access.questions import Question
from weerzien.dossiers.queries.municipalities import municipalities_of
from weerzien.early_signals.local.rules import Chosen, as_settings
from weerzien.early_signals.models import RuleSetting
from weerzien.kernel.ids import DossierId, OrganisationId
from weerzien.rulebook.settings import Settings


def settings_for(dossier_ids: Collection[DossierId], *, on: date) -> dict[DossierId, Settings]:
    """Return the settings of the municipality that each family has on a day.

    Must run inside `evaluating` or `system_wide`: there the settings of another's municipality may be read. One query,
    and one more where anybody set anything, however many families.
    """
    chosen = settings_within_reach()
    homes = municipalities_of(dossier_ids, on=on) if chosen else {}
    none = Settings()
    return {pk: chosen.get(homes[pk], none) if pk in homes else none for pk in dossier_ids}


def settings_of(municipality_id: OrganisationId) -> Settings:
    """Return everything that a municipality chose; one query."""
    return settings_within_reach().get(municipality_id, Settings())


def settings_within_reach() -> dict[OrganisationId, Settings]:
    """Return what municipalities chose of which the context may know, as far as they chose anything; one query."""
    chosen: dict[OrganisationId, list[Chosen]] = defaultdict(list)
    for here, rule, parameter, value, since in CHOICES.tuples():
        chosen[OrganisationId(here)].append(Chosen(rule, parameter, value, since))
    return {here: as_settings(choices) for here, choices in chosen.items()}


CHOICES = Question(
    lambda: RuleSetting.objects.order_by("set_at", "id").values_list(
        "municipality_id", "rule", "parameter", "value", "since"
    )
)
