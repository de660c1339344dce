"""The documents of a family on its page: added, refused, handed over, removed."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import psycopg
import pytest
from django.conf import LazySettings

from tests.cast import Family
from tests.documents.clamd import Scanner
from tests.documents.files import DOCX, EICAR, EXECUTABLE, PDF, TEXT, bomb, docx
from tests.web.conftest import MOST_QUERIES, As, counted
from tests.web.documents.adding import NAME, add, ids, lines, page_of
from weerzien.access.actors import Actor
from weerzien.documents.configured import DocumentsKey, ScannerAddress

pytestmark = pytest.mark.django_db(transaction=True)


def test_a_document_is_added_listed_handed_over_as_it_was_and_each_look_is_written_down(
    as_: As, amina: Actor, family: Family, owner: psycopg.Connection[Any]
) -> None:
    client = as_(amina)
    added = add(client, family, about=family.youngster)
    (pk,) = ids(owner)
    listed = client.get(page_of(family))
    got = client.get(f"{page_of(family)}{pk}/")

    assert (added.status_code, added["Location"]) == (302, page_of(family))
    for words in ("Besluit van de IND", "PDF", "1 kB", "Procedure", amina.name, "niet gescand op virussen"):
        assert words in listed.text
    assert NAME not in listed.text
    assert (got.status_code, got.content) == (200, PDF)
    assert got["Content-Disposition"] == f'attachment; filename="{NAME}"'
    assert got["Content-Type"] == "application/pdf"
    assert got["X-Content-Type-Options"] == "nosniff"
    assert got["Content-Security-Policy"] == "sandbox; default-src 'none'"
    assert "no-store" in got["Cache-Control"]
    written = owner.execute(
        "select kind, subject_id, fields from audit_line where action in ('documents.added', 'documents.download')"
        " order by kind"
    ).fetchall()
    said = sorted([str(pk), "procedure"])
    assert written == [("change", family.youngster, said), ("look", family.youngster, said)]


def test_what_stands_in_the_table_holds_nothing_of_the_document_or_its_name(
    as_: As, amina: Actor, family: Family, owner: psycopg.Connection[Any]
) -> None:
    add(as_(amina), family, TEXT, name="Paspoort van Tsega.txt")
    row = owner.execute("select d::text, c.ciphertext from documents_document d, documents_content c").fetchone()

    assert row is not None
    shown, ciphertext = row
    assert len(ciphertext) > len(TEXT)
    for secret in (b"Paspoort", b"Tsega", b"van 3 maart", b"verleend"):
        assert secret not in bytes(ciphertext)
        assert secret.decode(errors="replace") not in shown


@pytest.mark.parametrize(
    ("content", "name", "sentence"),
    [
        (b"", "leeg.pdf", "Dit bestand is leeg."),
        (EXECUTABLE, "besluit.pdf", "Dit soort bestand bewaren wij niet"),
        (
            docx(word__vbaProject=b"", **{"word__vbaProject.bin": b"x"}),
            "brief.docx",
            "In dit bestand zitten macro&#x27;s",
        ),
        (PDF[:-8], "besluit.pdf", "Dit bestand is beschadigd"),
        (PDF + bytes(10_000_000), "groot.pdf", "Dit bestand is te groot: hooguit 10 MB past."),
        (b"<html><script>", "brief.txt", "Dit soort bestand bewaren wij niet"),
    ],
    ids=["empty", "a program by another name", "macros", "cut off", "too large", "a page"],
)
def test_what_is_not_kept_is_refused_in_words_and_leaves_nothing_but_a_line_in_the_log(
    as_: As, amina: Actor, family: Family, owner: psycopg.Connection[Any], content: bytes, name: str, sentence: str
) -> None:
    answer = add(as_(amina), family, content, name=name)

    assert answer.status_code == 422
    assert sentence in answer.text
    assert 'value="Besluit van de IND"' in answer.text
    assert ids(owner) == []
    assert ("change", "documents.added") not in lines(owner)
    if content:
        assert ("refusal", "documents.add") in lines(owner)


def test_a_zip_that_unpacks_to_far_too_much_is_refused(
    as_: As, amina: Actor, family: Family, owner: psycopg.Connection[Any]
) -> None:
    content = bomb()

    assert len(content) < 1_000_000
    assert "uitgepakt veel te groot" in add(as_(amina), family, content, name="brief.docx").text
    assert ids(owner) == []


def test_a_scanner_sees_every_file_and_one_with_a_virus_is_not_kept(
    as_: As, amina: Actor, family: Family, owner: psycopg.Connection[Any], scanner: Scanner
) -> None:
    client = as_(amina)
    refused = add(client, family, EICAR, name="brief.txt")
    add(client, family, DOCX, name="brief.docx")
    listed = client.get(page_of(family)).text

    assert "In dit bestand zit een virus." in refused.text
    assert refused.status_code == 422
    assert scanner.scanned == [EICAR, DOCX]
    assert len(ids(owner)) == 1
    assert "gescand, geen virus gevonden" in listed
    assert "Hier kijkt niemand naar virussen" not in listed


def test_where_the_scanner_is_gone_nothing_is_kept_and_that_is_said(
    as_: As, amina: Actor, family: Family, owner: psycopg.Connection[Any], settings: LazySettings
) -> None:
    settings.DOCUMENTS = replace(settings.DOCUMENTS, scanner=ScannerAddress(path="/nonexistent/clamd"))

    assert "Wij konden niet kijken of er een virus" in add(as_(amina), family).text
    assert ids(owner) == []


def test_without_a_scanner_the_page_says_that_nothing_was_scanned(as_: As, amina: Actor, family: Family) -> None:
    assert "Hier kijkt niemand naar virussen" in as_(amina).get(page_of(family)).text


def test_without_a_key_nothing_can_be_kept_and_the_page_says_so(
    as_: As, amina: Actor, family: Family, owner: psycopg.Connection[Any], settings: LazySettings
) -> None:
    settings.DOCUMENTS = replace(settings.DOCUMENTS, keys=())

    assert "heeft nog geen sleutel" in as_(amina).get(page_of(family)).text
    assert add(as_(amina), family).status_code == 422
    assert ids(owner) == []


def test_removing_takes_the_content_away_and_leaves_who_did_it_and_why(
    as_: As, amina: Actor, bram: Actor, family: Family, owner: psycopg.Connection[Any]
) -> None:
    client = as_(amina)
    add(client, family)
    (pk,) = ids(owner)
    away = f"{page_of(family)}{pk}/verwijderen/"
    without = client.post(away, {"because": ""})
    assert (without.status_code, len(owner.execute("select 1 from documents_content").fetchall())) == (422, 1)

    done, again = client.post(away, {"because": "Verkeerd gezin."}), client.post(away, {"because": "Nog eens."})
    shown = client.get(page_of(family)).text

    assert (done.status_code, again.status_code) == (302, 422)
    assert "al verwijderd" in again.text
    assert owner.execute("select 1 from documents_content").fetchall() == []
    assert client.get(f"{page_of(family)}{pk}/").status_code == 404
    assert "Verkeerd gezin." in shown
    assert "Downloaden" not in shown
    assert [line for line in lines(owner) if line[0] == "change"] == [
        ("change", "documents.added"), ("change", "documents.removed"),
    ]  # fmt: skip


def test_a_document_in_another_row_than_its_own_does_not_open(
    as_: As, amina: Actor, family: Family, owner: psycopg.Connection[Any]
) -> None:
    add(as_(amina), family, PDF)
    add(as_(amina), family, DOCX, name="b.docx")
    one, other = ids(owner)
    owner.execute("update documents_content set ciphertext = (select ciphertext from documents_content where"
                  " document_id = %s) where document_id = %s", [one, other])  # fmt: skip
    answer = as_(amina).get(f"{page_of(family)}{other}/")

    assert answer.status_code == 422
    assert "Dit document is niet te lezen" in answer.text
    assert ("look", "documents.download") in lines(owner)


def test_a_request_that_is_far_too_large_is_refused_before_it_is_read(
    as_: As, amina: Actor, family: Family, owner: psycopg.Connection[Any], settings: LazySettings
) -> None:
    settings.LARGEST_BODY_BYTES = 1000
    answer = add(as_(amina), family, PDF + bytes(2000))

    assert answer.status_code == 413
    assert "er is niets van bewaard" in answer.text
    assert ids(owner) == []


def test_the_list_takes_as_many_questions_for_one_as_for_many(as_: As, amina: Actor, family: Family) -> None:
    client = as_(amina)
    add(client, family)
    with counted() as one:
        client.get(page_of(family))
        first = one()
    for about in family.persons:
        add(client, family, about=about)
    with counted() as four:
        client.get(page_of(family))
        later = four()

    assert first == later <= MOST_QUERIES


def test_a_long_list_comes_in_pages(as_: As, amina: Actor, family: Family, owner: psycopg.Connection[Any]) -> None:
    client = as_(amina)
    add(client, family)
    owner.execute(
        "insert into documents_document (id, dossier_id, compartment, title, kind, size_bytes, scan, recorded_at,"
        " recorded_by_id, recorded_for_id) select gen_random_uuid(), dossier_id, compartment, 'Brief ' || n, kind,"
        " size_bytes, scan, recorded_at - n * interval '1 day', recorded_by_id, recorded_for_id"
        " from documents_document, generate_series(1, 60) n"
    )
    first, second = (client.get(page_of(family), {"bladzijde": number}).text for number in (1, 2))

    assert (first.count("wz-documents__get"), second.count("wz-documents__get")) == (50, 11)


def test_the_page_of_the_family_leads_to_its_documents(as_: As, amina: Actor, family: Family) -> None:
    assert page_of(family) in as_(amina).get(f"/gezinnen/{family.dossier_id}/").text


def test_a_newer_key_opens_what_an_older_one_closed_as_long_as_that_is_given_too(
    as_: As, amina: Actor, family: Family, owner: psycopg.Connection[Any], settings: LazySettings
) -> None:
    client, old, new = as_(amina), settings.DOCUMENTS.keys, (DocumentsKey("t2", bytes(32)),)
    add(client, family)
    settings.DOCUMENTS = replace(settings.DOCUMENTS, keys=new + old)
    add(client, family, DOCX, name="b.docx")
    both = [client.get(f"{page_of(family)}{pk}/").content for pk in ids(owner)]
    settings.DOCUMENTS = replace(settings.DOCUMENTS, keys=new)
    newest = [client.get(f"{page_of(family)}{pk}/").status_code for pk in ids(owner)]

    assert both == [PDF, DOCX]
    assert newest == [422, 200]
    assert owner.execute("select key_id from documents_content order by key_id").fetchall() == [("t1",), ("t2",)]
