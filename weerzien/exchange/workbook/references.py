"""Rows that lean on a person or a family: refused where that one is refused too, or not in the list."""

from __future__ import annotations

from weerzien.exchange.workbook.draft import Draft, DraftRow, Known
from weerzien.exchange.workbook.reading import Cell
from weerzien.exchange.workbook.same import PERSON_COLUMNS

LEANS_ON_FAMILY = ("Contacten", "Betrokkenen", "Feiten")


def check_references(draft: Draft) -> None:
    """Refuse every row whose person or family is not there, if a sheet Personen or an earlier import can tell."""
    if "Personen" not in draft.rows and draft.known is None:
        return
    known = draft.known or Known()
    persons = {row.cells["Persoonsnummer"]: row for row in draft.kept("Personen")}
    fallen = fallen_by(draft, "Persoonsnummer")
    families = {row.cells["Gezinsnummer"] for row in draft.kept("Personen")} | known.families
    fallen_families = fallen_by(draft, "Gezinsnummer")
    for row in draft.all_rows():
        if row.sheet == "Personen" or not row.is_kept:
            continue
        for heading in sorted(row.cells.keys() & set(PERSON_COLUMNS)):
            if row.cells[heading] not in persons and row.cells[heading] not in known.persons:
                refuse(draft, row, heading, fallen)
        if row.sheet in LEANS_ON_FAMILY and row.cells.get("Gezinsnummer", None) not in families | {None}:
            refuse(draft, row, "Gezinsnummer", fallen_families)
        if row.sheet == "Aanvragen" and row.is_kept:
            remark_family(draft, row, persons)


def fallen_by(draft: Draft, heading: str) -> dict[Cell, DraftRow]:
    """Return the first refused or double row of Personen by one of its cells."""
    found: dict[Cell, DraftRow] = {}
    for row in draft.rows.get("Personen", ()):
        if not row.is_kept and heading in row.cells:
            found.setdefault(row.cells[heading], row)
    return found


def refuse(draft: Draft, row: DraftRow, heading: str, fallen: dict[Cell, DraftRow]) -> None:
    """Refuse a row for what it leans on."""
    what = "gezin" if heading == "Gezinsnummer" else "persoon"
    cause = fallen.get(row.cells[heading])
    if cause is None:
        draft.refuse_row(
            row, heading, f"staat een {what} die niet in Personen staat; voeg die daar toe of verbeter het nummer"
        )
    else:
        words = f"staat een {what} uit {cause.place}, en die rij is geweigerd; maak eerst die rij in orde"
        draft.refuse_row(row, heading, words, because_of=cause.place)


def remark_family(draft: Draft, row: DraftRow, persons: dict[Cell, DraftRow]) -> None:
    """Say so where an application names another family than its sponsor or member has."""
    for heading in ("Referent", "Gezinslid"):
        person = persons.get(row.cells[heading])
        if (
            person is not None
            and row.cells.get("Gezinsnummer", person.cells["Gezinsnummer"]) != person.cells["Gezinsnummer"]
        ):
            draft.remark(
                row,
                heading,
                f"staat iemand die volgens {person.place} bij een ander gezin hoort; wij houden dat gezin aan",
            )
