"""Every scenario about rules once more: imported, evaluated, and read from the pages; to the day.

Add a file of scenarios to `SCENARIOS` and each of its tests that asks for `evaluates` runs here as well.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterator
from importlib import import_module

import pytest

from tests.early_signals.scenarios import evaluates, office

__all__ = ["evaluates", "office"]

SCENARIOS = (
    "tests.cli.test_scenarios",
    "tests.cli.test_scenarios_eighteen",
    "tests.cli.test_scenarios_living",
    "tests.cli.test_scenarios_procedure",
)
NOT_ON_A_PAGE = {
    "test_the_task_of_a_municipality_stands_beside_its_families": "it is about no family",
    "test_sc1_changing_route_and_care_for_money": "I08 rests on income, integration and procedure: no role reads all",
}
"""What no page of a family can say, with the reason."""


def scenarios(module: str) -> Iterator[tuple[str, Callable[..., None]]]:
    """Yield the tests of one file that evaluate a workbook, named after their file."""
    for name, test in inspect.getmembers(import_module(module), inspect.isfunction):
        if name.startswith("test_") and "evaluates" in inspect.signature(test).parameters:
            yield f"test_{module.rpartition('.test_')[2]}__{name.removeprefix('test_')}", test


for _module in SCENARIOS:
    for _name, _test in scenarios(_module):
        if _test.__name__ not in NOT_ON_A_PAGE:
            globals()[_name] = _test


@pytest.mark.parametrize("module", SCENARIOS)
def test_every_file_of_scenarios_has_some(module: str) -> None:
    assert [*scenarios(module)]
