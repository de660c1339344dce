"""What a log line says of an error, and what it keeps to itself."""

from __future__ import annotations

import logging

from weerzien.config.logs import Discreet


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
