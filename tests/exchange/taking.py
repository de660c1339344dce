"""What the tests of taking a workbook share."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

from tests.exchange.workbooks import (
    ABSENCE,
    APPLICATION,
    CONTACT,
    FAMILY,
    GUARDIANSHIP,
    INTEGRATION,
    MOTHER,
    PROFESSIONAL,
    SPONSOR,
    workbook,
)
from weerzien.access.actors import Actor
from weerzien.access.context import acting, importing
from weerzien.contacts.models import ContactNote, Professional
from weerzien.dossiers.models import Membership, Personalia, PersonNumbers, ToldFact
from weerzien.exchange.actions import stage_workbook, take
from weerzien.exchange.models import ImportRow
from weerzien.exchange.taking import Taken
from weerzien.guardianship.models import Guardianship
from weerzien.housing.models import HotelStay, Stay
from weerzien.integration.models import Income, Integration
from weerzien.procedure.models import Application, Permit, Step
from weerzien.schooling.models import Absence, Enrolment

TODAY = date(2026, 11, 21)
NOW = datetime(2026, 11, 21, 10, 0, tzinfo=UTC)
FACTS: tuple[Any, ...] = (
    Personalia, Membership, PersonNumbers, Permit, Application, Step, Guardianship, Stay, HotelStay, Integration,
    Income, Enrolment, Absence, ContactNote, Professional, ToldFact,
)  # fmt: skip


def stage(actor: Actor, content: bytes) -> UUID:
    return stage_workbook(actor=actor, content=content, file_name="lijst.xlsx", today=TODAY, now=NOW)


def take_in(actor: Actor, content: bytes) -> Taken:
    return take(actor=actor, run_id=stage(actor, content), today=TODAY, now=NOW)


def verdicts(actor: Actor, run_id: UUID) -> dict[tuple[str, int], str]:
    with acting(actor, today=TODAY):
        return {(row.sheet, row.row): row.verdict for row in ImportRow.objects.filter(run_id=run_id).order_by("id")}


class Everything:
    """Reads what is kept, as an import of the actor's municipality may."""

    def __init__(self, actor: Actor) -> None:
        assert actor.municipality_id is not None
        self.acting, self.importing = acting(actor, today=TODAY), importing(actor.municipality_id)

    def __enter__(self) -> None:
        self.acting.__enter__()
        self.importing.__enter__()

    def __exit__(self, *error: Any) -> None:
        self.importing.__exit__(*error)
        self.acting.__exit__(*error)


def fact_counts(actor: Actor) -> dict[str, int]:
    with Everything(actor):
        return {model.__name__: model.objects.count() for model in FACTS}


def many(families: int) -> bytes:
    """Return a workbook of healthy families, each with a row in every sheet."""
    sheets: dict[str, list[dict[str, Any]]] = {name: [] for name in FAMILY}
    for number in range(families):
        family, first, second = f"F{number:04}", number * 2 + 1, number * 2 + 2
        sheets["Personen"] += [
            {**SPONSOR, "Gezinsnummer": family, "Persoonsnummer": first, "BSN": "", "V-nummer": 2700000000 + first},
            {**MOTHER, "Gezinsnummer": family, "Persoonsnummer": second, "V-nummer": 2700000000 + second},
        ]
        sheets["Aanvragen"].append({**APPLICATION, "Gezinsnummer": family, "Referent": first, "Gezinslid": second})
        sheets["Voogdij"].append({**GUARDIANSHIP, "Jongere": first})
        sheets["Inburgering"].append({**INTEGRATION, "Persoon": second})
        sheets["Contacten"].append({**CONTACT, "Gezinsnummer": family})
        sheets["Verzuim"].append({**ABSENCE, "Leerling": first})
        sheets["Betrokkenen"].append({**PROFESSIONAL, "Gezinsnummer": family})
    return workbook(sheets)
