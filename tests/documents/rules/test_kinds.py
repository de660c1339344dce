"""Under which name a file is handed back."""

from __future__ import annotations

import pytest

from weerzien.documents.rules.kinds import LONGEST_NAME, FileKind, name_of


@pytest.mark.parametrize(
    ("told", "kind", "name"),
    [
        ("Paspoort.pdf", FileKind.PDF, "Paspoort.pdf"),
        ("besluit.PDF", FileKind.PDF, "besluit.pdf"),
        ("foto.jpeg", FileKind.JPEG, "foto.jpeg"),
        ("foto.heic", FileKind.JPEG, "foto.jpg"),
        ("besluit.v2.definitief", FileKind.PDF, "besluit.v2.definitief.pdf"),
        ("factuur.exe", FileKind.PDF, "factuur.exe.pdf"),
        ("C:\\Users\\Amina\\brief.docx", FileKind.DOCX, "brief.docx"),
        ("../../etc/passwd", FileKind.TEXT, "passwd.txt"),
        ('a"b\r\nSet-Cookie: x.txt', FileKind.TEXT, "a b Set-Cookie x.txt"),
        ("gpj.\u202etxt", FileKind.TEXT, "gpj. txt.txt"),
        ("", FileKind.PNG, "document.png"),
        (" ... ", FileKind.ODT, "document.odt"),
        (".pdf", FileKind.PDF, "pdf.pdf"),
        ("ልደት.pdf", FileKind.PDF, "ልደት.pdf"),
    ],
    ids=[
        "as it was", "capitals", "its own other end", "an end of another kind", "an end that is none of ours",
        "an end that is a program's", "with a folder of Windows", "with folders", "with what ends a header",
        "with what turns letters round", "none", "dots", "an end only", "in Ge'ez",
    ],
)  # fmt: skip
def test_a_name_stays_as_it_was_without_what_does_harm(told: str, kind: FileKind, name: str) -> None:
    assert name_of(told, kind) == name


def test_a_name_is_never_too_long_for_a_folder() -> None:
    name = name_of("a" * 400 + ".pdf", FileKind.PDF)

    assert (len(name), name[-5:]) == (LONGEST_NAME, "a.pdf")
