"""The shape of files and functions, and twins that see each check fail."""

from __future__ import annotations

from tests.house import shape
from tests.house.conftest import Plant
from tests.house.tree import REAL, holds

HOUSE = '"""A module."""\n'


def test_files_and_functions_are_short() -> None:
    holds(shape.check_sizes(REAL))


def test_a_long_file_a_long_function_and_many_arguments_are_seen(plant: Plant) -> None:
    long_function = "def slow(a, b, c, d, e):\n" + "    a = 1\n" * 40
    root = plant({"weerzien/x.py": HOUSE + "a = 1\n" * 300, "weerzien/y.py": HOUSE + long_function})

    assert shape.check_sizes(root) == [
        "weerzien/x.py: 301 lines, 300 is the most",
        "weerzien/y.py:2 slow: 41 lines, 40 is the most",
        "weerzien/y.py:2 slow: 5 positional arguments, 4 is the most",
    ]


def test_modules_and_public_functions_say_what_they_are() -> None:
    holds(shape.check_docstrings(REAL))


def test_a_silent_module_and_a_silent_function_are_seen(plant: Plant) -> None:
    root = plant({
        "weerzien/x.py": "a = 1\n", "weerzien/y.py": HOUSE + "def ask(): pass\ndef own(): pass\n",
        "weerzien/z.py": HOUSE + "from weerzien.y import ask\n", "weerzien/a/rules.py": HOUSE + "def may(): pass\n",
    })  # fmt: skip

    assert shape.check_docstrings(root) == [
        "weerzien/a/rules.py:2 may: no docstring",
        "weerzien/x.py: no docstring that says what lives here",
        "weerzien/y.py:2 ask: no docstring",
    ]


def test_names_of_files_say_what_is_in_them() -> None:
    holds(shape.check_names_of_files(REAL))


def test_a_file_called_utils_is_seen(plant: Plant) -> None:
    root = plant({"weerzien/date_utils.py": HOUSE, "tests/common/test_x.py": HOUSE})

    assert shape.check_names_of_files(root) == [
        "tests/common/test_x.py: 'common' says nothing about what is in it",
        "weerzien/date_utils.py: 'date_utils' says nothing about what is in it",
    ]


def test_excuses_have_a_code_and_a_reason() -> None:
    holds(shape.check_excuses(REAL))


def test_an_excuse_without_a_reason_is_seen(plant: Plant) -> None:
    lines = [
        "import x  # noqa",
        "import x  # noqa: PLC0415",
        "import x  # noqa: PLC0415 -- slow import",
        "a = b  # type: ignore",
        "a = b  # type: ignore[arg-type]",
        "a = b  # type: ignore[arg-type]  # the stub is wrong",
        "# TODO later",
        "# TODO(#12) later",
    ]
    root = plant({"weerzien/x.py": "\n".join(lines)})

    assert shape.check_excuses(root) == [
        "weerzien/x.py:1: an excuse needs its code and a reason",
        "weerzien/x.py:2: an excuse needs its code and a reason",
        "weerzien/x.py:4: an excuse needs its code and a reason",
        "weerzien/x.py:5: an excuse needs its code and a reason",
        "weerzien/x.py:7: put off without an issue number",
    ]
