"""The mistakes that people make in a workbook, planted once each."""

from __future__ import annotations

from typing import Final

from weerzien.cli.demo_workbook_sheets import Book, Cell

NOT_IN_THE_LIST: Final = 990_001


def plant_mistakes(book: Book) -> None:
    """Plant one mistake of each kind; the story that a row belongs to stays readable."""
    persons = book.rows["Personen"]
    abroad = [
        cells for cells in persons if cells["In Nederland"] == "nee" and cells["Rol in gezin"] in ("zus", "broer")
    ]
    here = [cells for cells in persons if "BSN" in cells and cells["Rol in gezin"] in ("moeder", "vader")]
    here[0]["BSN"] = str(int(str(here[0]["BSN"])) + 1)  # fails the eleven test
    abroad[0]["Voornaam"] = f"  {str(abroad[0]['Voornaam']).upper()} "
    abroad[1]["Geboortedatum"] = "31-02-2013"
    abroad[2]["Geboortedatum"] = book.around.ahead(200)
    here[1]["Vergunning"] = "C"
    here[2]["Nationaliteit"] = '=HYPERLINK("x")'
    lost: dict[str, Cell] = dict(abroad[3])
    lost.update({"Gezinsnummer": "", "Persoonsnummer": book.next_person(), "V-nummer": book.v_number()})
    again: dict[str, Cell] = dict(here[3])
    again.update({"Persoonsnummer": book.next_person()})
    persons += [lost, again]
    stray = dict(book.rows["Aanvragen"][0])
    book.add("Aanvragen", stray | {"Referent": NOT_IN_THE_LIST})
