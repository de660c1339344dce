"""Gives the partners of the demo their families, through the same door as anybody."""

from __future__ import annotations

from datetime import datetime
from typing import Final
from uuid import UUID

from weerzien.access.context import acting, evaluating
from weerzien.access.matrix import derived_compartments, visible_compartments
from weerzien.access.queries import account_id_of, actor_for
from weerzien.access.roles import Ground
from weerzien.dossiers.actions import grant_involvement
from weerzien.dossiers.queries.families import open_family_ids
from weerzien.early_signals.case import UNDER_GUARDIANSHIP, read_cases
from weerzien.early_signals.work import unit_of_work
from weerzien.kernel.ids import PersonId
from weerzien.rulebook.case import Case

FAMILIES_OF_NOOR: Final = 12
WARDS_OF_THIJS: Final = 8


def involve_partners(*, coordinator: str, supporter: str, guardian: str, now: datetime) -> None:
    """Involve a supporter with whole families and a guardian with youngsters, by e-mail address; all or nothing."""
    today = now.date()
    amina, noor, thijs = (actor_for(account_id_of(email), today=today) for email in (coordinator, supporter, guardian))
    with acting(amina, today=today):
        ids = open_family_ids()
        with evaluating(ids):
            cases = read_cases(ids)
    whole = [(noor, pk, (), Ground.ASSIGNMENT) for pk in ids[:FAMILIES_OF_NOOR]]
    wards = [(thijs, pk, (ward,), Ground.GUARDIANSHIP) for pk in ids for ward in wards_of(cases[pk])]
    with unit_of_work(amina, today=today, now=now):
        for partner, dossier_id, persons, ground in (*whole, *wards[:WARDS_OF_THIJS]):
            grant_involvement(
                actor=amina,
                dossier_id=dossier_id,
                account_id=partner.account_id,
                persons=persons,
                compartments=visible_compartments(partner.roles) | derived_compartments(partner.roles),
                ground=ground,
                since=today,
                today=today,
                at=now,
            )


def wards_of(case: Case) -> list[PersonId]:
    """Return the persons of a family who have or had a guardian."""
    keys = (person.key for person in case.persons if UNDER_GUARDIANSHIP in person.facts)
    return [PersonId(key) for key in keys if isinstance(key, UUID)]
