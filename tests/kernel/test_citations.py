"""A citation says where something can be read."""

from __future__ import annotations

from weerzien.kernel.citations import Citation


def test_a_law_without_an_article_is_cited_as_a_whole() -> None:
    law = Citation("Wet inburgering 2021", "BWBR0044770")

    assert law.words == "Wet inburgering 2021"
    assert law.url == "https://wetten.overheid.nl/BWBR0044770/"


def test_a_document_has_the_address_it_was_given_or_none() -> None:
    assert Citation("Een artikel", link="https://example.org/a").url == "https://example.org/a"
    assert Citation("Een rapport").url == ""
