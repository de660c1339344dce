"""A girl who came alone, her mother and her brother: who they are and that Nidos is her guardian, and nothing else."""

from __future__ import annotations

from datetime import date

from tests.cast import NOW, TODAY, Family
from tests.facts import write
from weerzien.access.actors import Actor
from weerzien.access.context import acting, importing
from weerzien.dossiers.actions import NewDossier, NewPerson, open_dossiers
from weerzien.dossiers.models import Personalia, Relation
from weerzien.dossiers.models.fact import Source, day_columns
from weerzien.dossiers.personalia import with_search_key
from weerzien.guardianship.models import Guardianship
from weerzien.kernel.days import Day

SINCE = date(2026, 8, 1)
BORN = {
    ("amv", "Selam"): date(2009, 12, 20),
    ("moeder", "Hanna"): date(1985, 6, 7),
    ("broer", "Dawit"): date(2016, 2, 3),
}


def enter_girl(coordinator: Actor) -> Family:
    """Enter her family, so that what the rulebook says of it comes from what people write down afterwards."""
    assert coordinator.municipality_id is not None
    persons = [NewPerson(part=part, since=SINCE, local_number=f"S1-{part}") for part, _ in BORN]
    dossier = NewDossier(opened_on=SINCE, persons=tuple(persons), local_number="S1")
    with acting(coordinator, today=TODAY), importing(coordinator.municipality_id):
        open_dossiers(actor=coordinator, dossiers=[dossier], source=Source.IMPORT, at=NOW)
        people = [
            {"first_name": name, "last_name": "Tesfay", "language": "Tigrinya", "needs_interpreter": True}
            | with_search_key({"first_name": name, "last_name": "Tesfay"})
            | {"dossier_id": dossier.id, "subject_id": person.id}
            | day_columns("born", Day.on(born))
            for person, ((_, name), born) in zip(persons, BORN.items(), strict=True)
        ]
        write(Personalia, people, coordinator, NOW)
        girl, mother, brother = (person.id for person in persons)
        ward = {"dossier_id": dossier.id, "subject_id": girl, "guardian": "Nidos"}
        write(Guardianship, [ward], coordinator, NOW)
        pairs = [(mother, girl, "parent"), (mother, brother, "parent"), (girl, brother, "sibling")]
        related = {"dossier_id": dossier.id, "period": (date(2009, 1, 1), None)}
        write(
            Relation,
            [related | {"subject_id": one, "other_id": other, "kind": kind} for one, other, kind in pairs],
            coordinator,
            NOW,
        )
    return Family(dossier.id, girl, mother, brother, coordinator=coordinator)
