"""Two documents for the demo, invented as everything in it, so that a family has something to look at."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from weerzien.access.context import acting
from weerzien.access.queries import account_id_of, actor_for
from weerzien.access.roles import Compartment
from weerzien.documents.actions import add_document
from weerzien.documents.receiving import receive
from weerzien.documents.rules.writing import NewDocument
from weerzien.dossiers.queries.families import open_family_ids, responsible_people
from weerzien.dossiers.recognising import local_numbers
from weerzien.early_signals.work import unit_of_work
from weerzien.kernel.ids import DossierId
from weerzien.kernel.words import date_words

INVENTED: Final = "Verzonnen voorbeeld uit de demo van weerzien."


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter as somebody would scan it; `days` is how long ago it was written."""

    title: str
    file_name: str
    compartment: Compartment
    days: int
    lines: tuple[str, ...]


LETTERS: Final = (
    Letter(
        "IND: ontvangst van de aanvraag", "ontvangst-aanvraag.pdf", Compartment.PROCEDURE, 21,
        ("Wij hebben de aanvraag nareis ontvangen.", "Wij beslissen binnen de termijn die in de wet staat.",
         "Stuur ontbrekende documenten binnen vier weken na."),
    ),
    Letter(
        "Afspraken over de woning", "afspraken-woning.pdf", Compartment.HOUSING, 9,
        ("De sleutel is er op de eerste van de maand.", "De huismeester laat de woning zien, met een tolk Tigrinya.",
         "Bellen kan op werkdagen tussen 9 en 12 uur."),
    ),
)  # fmt: skip


def keep_documents(*, coordinator: str, now: datetime) -> None:
    """Keep the letters with the first two families for which a coordinator, by e-mail address, is responsible."""
    today = now.date()
    amina = actor_for(account_id_of(coordinator), today=today)
    with acting(amina, today=today):
        responsible = responsible_people(open_family_ids(), today=today)
        numbered = sorted(local_numbers(amina.organisation_id)[0].items())
    theirs = [pk for _, pk in numbered if responsible.get(pk) == amina.account_id][: len(LETTERS)]
    for dossier_id in theirs:
        for letter in LETTERS:
            written = date_words(today - timedelta(days=letter.days))
            content = as_pdf((letter.title, written, "", *letter.lines, "", INVENTED))
            with unit_of_work(amina, today=today, now=now):
                add_document(
                    actor=amina,
                    dossier_id=DossierId(dossier_id),
                    new=NewDocument(letter.title, None, letter.compartment),
                    received=receive(content, file_name=letter.file_name),
                    today=today,
                    at=now,
                )


def as_pdf(lines: tuple[str, ...]) -> bytes:
    """Return lines of plain letters, without brackets, as a PDF of one page."""
    text = " T* ".join(f"({line}) Tj" for line in lines)
    drawn = f"BT /F 12 Tf 18 TL 72 770 Td {text} ET"
    parts = (
        "<</Type/Catalog/Pages 2 0 R>>",
        "<</Type/Pages/Kids[3 0 R]/Count 1>>",
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>",
        f"<</Length {len(drawn)}>>stream\n{drawn}\nendstream",
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
    )
    body, places = "%PDF-1.4\n", []
    for number, part in enumerate(parts, start=1):
        places.append(len(body))
        body += f"{number} 0 obj{part}endobj\n"
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    end = f"trailer<</Size {len(parts) + 1}/Root 1 0 R>>\nstartxref\n{len(body)}\n%%EOF\n"
    return f"{body}xref\n0 {len(parts) + 1}\n0000000000 65535 f \n{table}{end}".encode("ascii")
