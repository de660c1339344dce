"""Reading a PDF as a machine does that reads it aloud: its text, its language and its tags."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from pypdf import PdfReader


@dataclass(frozen=True)
class Paper:
    """What a PDF says of itself. `tags` are the kinds of its elements in the order in which they are read."""

    pages: int
    text: str
    title: str
    language: str
    is_tagged: bool
    standard: str
    tags: tuple[str, ...]


def read(content: bytes) -> Paper:
    """Return what a PDF holds."""
    pdf = PdfReader(BytesIO(content))
    root: Any = pdf.trailer["/Root"]
    told = root["/Metadata"].get_data().decode()
    return Paper(
        pages=len(pdf.pages),
        text="\n".join(page.extract_text() for page in pdf.pages),
        title=str(pdf.metadata.title) if pdf.metadata else "",
        language=str(root.get("/Lang", "")),
        is_tagged=bool(root["/MarkInfo"]["/Marked"]) and bool(root["/ViewerPreferences"]["/DisplayDocTitle"]),
        standard="PDF/UA-1" if "<pdfuaid:part>1</pdfuaid:part>" in told else "",
        tags=tuple(tags_in(root["/StructTreeRoot"])),
    )


def tags_in(element: Any) -> Iterator[str]:
    """Yield the kinds of an element of the tree and of everything in it."""
    element = element.get_object()
    if isinstance(element, list):
        for one in element:
            yield from tags_in(one)
    elif isinstance(element, dict):
        if "/S" in element:
            yield str(element["/S"]).removeprefix("/")
        if "/K" in element:
            yield from tags_in(element["/K"])
