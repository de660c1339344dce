"""Every address of the product stands in the table, and twins that see a forgotten one."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.urls import get_resolver, path

from tests.matrix.address import Who, get, post
from tests.matrix.addresses import ADDRESSES
from tests.matrix.resolving import ADD, REMOVE, check_addresses
from weerzien.web.http import OPEN_PAGES, reads


@reads
def somewhere(request: Any) -> HttpResponse:
    return HttpResponse()


def test_every_address_stands_in_the_table_and_every_row_has_its_address() -> None:
    faults = check_addresses(get_resolver().url_patterns, ADDRESSES)

    assert faults == [], "\n".join(faults)


def test_a_row_stands_once_and_says_what_the_address_is_for() -> None:
    ways = [(row.name, row.method) for row in ADDRESSES]

    assert sorted(set(ways)) == sorted(ways)
    assert all(row.what for row in ADDRESSES)


def test_an_address_that_nobody_listed_is_seen() -> None:
    patterns = [path("ergens/", somewhere, name="somewhere")]

    assert check_addresses(patterns, []) == [f"somewhere (GET) is not in the table: {ADD}"]
    assert check_addresses(patterns, [get("somewhere", Who.READER, "something")]) == []


def test_a_row_whose_address_is_gone_or_asked_in_another_way_is_seen() -> None:
    patterns = [path("ergens/", somewhere, name="somewhere")]
    rows = [
        get("somewhere", Who.READER, "something"),
        post("somewhere", Who.READER, "x"),
        get("nowhere", Who.READER, "x"),
    ]

    assert check_addresses(patterns, rows) == [
        f"somewhere (POST) is never answered: {REMOVE}",
        f"nowhere (GET) is no address any more: {REMOVE}",
    ]


def test_what_opens_without_logging_in_is_what_the_table_lets_everybody_ask() -> None:
    assert {row.name for row in ADDRESSES if row.who is Who.EVERYBODY} | {"demo_login"} == OPEN_PAGES
