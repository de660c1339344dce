"""For which facts of which family silence will mean "did not happen", once a workbook is taken."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from uuid import UUID

from weerzien.exchange.workbook.coverage import ROW_TELLS, covered_facts, family_of, lost_facts
from weerzien.exchange.workbook.reading import Message, Reading


def families_by_coverage(
    reading: Reading, *, dossiers: Mapping[str, UUID], dossier_ids: Collection[UUID], fallen: Iterable[Message]
) -> Mapping[frozenset[str], tuple[UUID, ...]]:
    """Return the families by the facts that the workbook covers for them.

    `dossiers` are they by family number; `fallen` are the rows that are refused because of what is known already.
    """
    lost: dict[UUID | None, set[str]] = defaultdict(set)
    for number, facts in lost_facts(reading).items():
        lost[dossiers.get(str(number))] |= facts
    home: Mapping[object, object] = {
        row.cells["Persoonsnummer"]: row.cells["Gezinsnummer"] for row in reading.sheets.get("Personen", ())
    }
    for message in fallen:
        if message.sheet in ROW_TELLS and message.row is not None:
            number = str(family_of(reading, message.sheet, message.row, home))
            lost[dossiers.get(number)].add(ROW_TELLS[message.sheet])
    covered = covered_facts(reading)
    found: dict[frozenset[str], list[UUID]] = defaultdict(list)
    for dossier_id in sorted(dossier_ids):
        found[covered - lost.get(dossier_id, set())].append(dossier_id)
    return {facts: tuple(ids) for facts, ids in found.items()}
