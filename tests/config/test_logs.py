"""What a log line says of an error, and what it keeps to itself."""

from __future__ import annotations

import logging
from contextlib import suppress
from uuid import UUID

import pytest
from django.test import RequestFactory
from django.urls import Resolver404, resolve

from weerzien.config.logs import NO_ADDRESS, Discreet, OurAddresses


def test_a_log_line_names_the_kind_of_an_error_and_the_way_to_it_but_none_of_its_words() -> None:
    try:
        try:
            raise KeyError("Amina Yusuf")
        except KeyError as cause:
            raise ValueError("999990019") from cause
    except ValueError as error:
        record = logging.LogRecord("x", logging.ERROR, "x", 1, "boom", None, (type(error), error, error.__traceback__))

    line = Discreet().format(record)

    assert "builtins.ValueError (because of KeyError)" in line
    assert "test_logs.py" in line
    assert "Amina" not in line
    assert "999990019" not in line


@pytest.mark.parametrize(
    ("address", "said"),
    [
        pytest.param(f"/gezinnen/{UUID(int=5)}/", f"/gezinnen/{UUID(int=5)}/", id="ids are told"),
        pytest.param("/gezinnen/Amina Yusuf/", NO_ADDRESS, id="of an address that is not there nothing is told"),
        pytest.param("/regels/amina/", "/regels/<slug:rule_id>/", id="of a word only its place is told"),
    ],
)
def test_a_log_line_tells_no_name_that_somebody_typed_as_an_address(address: str, said: str) -> None:
    asked = RequestFactory().get(address)
    with suppress(Resolver404):
        asked.resolver_match = resolve(asked.path)
    record = logging.makeLogRecord({"msg": "%s: %s", "args": ("Not Found", asked.path), "request": asked})

    is_written = OurAddresses().filter(record)

    assert (is_written, record.getMessage()) == (True, f"Not Found: {said}")
