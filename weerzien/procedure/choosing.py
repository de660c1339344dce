"""By what of the procedure a list of families is chosen."""

from __future__ import annotations

from collections.abc import Mapping

from weerzien.access.questions import Part
from weerzien.access.roles import Compartment
from weerzien.dossiers.queries.choosing import FactGroup, FamilyFact, has
from weerzien.procedure.models import Application, Permit, Step
from weerzien.procedure.rules import DECISIONS

PERMITS, APPLICATIONS, STEPS = Permit._meta.db_table, Application._meta.db_table, Step._meta.db_table
DECIDED = has(STEPS, "held.kind = 'decision' and held.value <> ''")

GROUPS: Mapping[str, FactGroup] = {
    "vergunning": FactGroup(
        "Vergunning",
        "Elke vergunning",
        Compartment.PROCEDURE,
        {code.lower(): FamilyFact(words, has(PERMITS, f"held.kind = '{code}'")) for code, words in Permit.Kind.choices},
    ),
    "besluit": FactGroup(
        "Besluit",
        "Elk besluit",
        Compartment.PROCEDURE,
        {
            **{
                code: FamilyFact(words, has(STEPS, f"held.kind = 'decision' and held.value = '{code}'"))
                for code, words in DECISIONS.items()
            },
            "geen": FamilyFact(
                "aanvraag zonder besluit", f"{has(APPLICATIONS, 'true')} and not {DECIDED}", is_absence=True
            ),
        },
    ),
}


def notified_between(family: str, *, since: str, until: str) -> Part:
    """Return the condition that a permit in a family was notified on a day from `since` up to and including `until`.

    Both name a value of the question; a value of null leaves that end open. A day that is not exact counts where it
    may have been then.
    """
    condition = (
        f"held.notified_earliest is not null and (%({since})s::date is null or held.notified_latest >= %({since})s)"
        f" and (%({until})s::date is null or held.notified_earliest <= %({until})s)"
    )
    return Part(has(PERMITS, condition).format(family=family))
