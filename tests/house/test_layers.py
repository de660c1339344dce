"""Who knows whom, and twins that see each check fail."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from tests.house import layers
from tests.house.conftest import Plant
from tests.house.tree import REAL, holds

FLOORS = """
[importlinter]
root_package = weerzien

[importlinter:contract:floors]
name = Floors
type = layers
containers = weerzien
exhaustive = true
layers =
    web
    dossiers
    kernel
"""


def lint(root: Path) -> tuple[int, str]:
    """Run import-linter in a tree and return its exit status and what it said."""
    program = "from importlinter.cli import lint_imports_command as lint; lint()"
    command = [sys.executable, "-c", program, "--config", ".importlinter", "--no-cache"]
    quiet = {"PYTHONPATH": str(root), "PYTHONWARNINGS": "ignore"}
    said = subprocess.run(command, cwd=root, capture_output=True, text=True, env=quiet, check=False)
    return said.returncode, said.stdout + said.stderr


def test_every_folder_keeps_to_its_floor() -> None:
    status, said = lint(REAL)

    assert (status, "0 broken" in said) == (0, True), said


def test_a_folder_that_looks_up_is_seen(plant: Plant) -> None:
    root = plant({
        ".importlinter": FLOORS, "weerzien/__init__.py": "", "weerzien/web/__init__.py": "",
        "weerzien/dossiers/__init__.py": "import weerzien.web", "weerzien/kernel/__init__.py": "",
    })  # fmt: skip

    status, said = lint(root)

    assert (status, "weerzien.dossiers -> weerzien.web" in said) == (1, True), said


def test_a_folder_without_a_floor_is_seen(plant: Plant) -> None:
    root = plant({
        ".importlinter": FLOORS, "weerzien/__init__.py": "", "weerzien/web/__init__.py": "",
        "weerzien/dossiers/__init__.py": "", "weerzien/kernel/__init__.py": "", "weerzien/attic/__init__.py": "",
    })  # fmt: skip

    status, said = lint(root)

    assert (status, "attic" in said) == (1, True), said


def test_tables_are_private_to_their_app() -> None:
    holds(layers.check_private_tables(REAL))


def test_a_look_into_the_tables_of_another_is_seen(plant: Plant) -> None:
    root = plant({
        "weerzien/web/views.py": "from weerzien.dossiers.models import Person\n",
        "weerzien/housing/models/stay.py": "from weerzien.dossiers.models.fact import Fact\n",
        "weerzien/housing/queries.py": "from weerzien.housing.models import Stay\nimport weerzien.contacts.models\n",
        "weerzien/housing/models/kind.py": "from weerzien.dossiers.models.kind import Kind\n",
        "weerzien/dossiers/models/fact.py": "class Fact(Model):\n    class Meta:\n        abstract = True\n",
        "weerzien/dossiers/models/kind.py": "class Kind(Model):\n    pass\n",
    })  # fmt: skip

    assert layers.check_private_tables(root) == [
        "weerzien/housing/models/kind.py:1: weerzien.dossiers.models.kind.Kind is private to dossiers",
        "weerzien/housing/queries.py:2: weerzien.contacts.models is private to contacts",
        "weerzien/web/views.py:1: weerzien.dossiers.models.Person is private to dossiers",
    ]


def test_no_sql_reaches_for_the_table_of_another_app() -> None:
    holds(layers.check_private_sql(REAL))


def test_sql_that_reaches_for_the_table_of_another_app_is_seen(plant: Plant) -> None:
    code = 'A = "select 1 from dossiers_person join access_account a on true"\n'
    root = plant({"weerzien/dossiers/door.py": code, "weerzien/web/migrations/0001_x.py": code})

    assert layers.check_private_sql(root) == ["weerzien/dossiers/door.py:1: access_account is private to its app"]


def test_the_surface_changes_facts_only_in_the_unit_of_work() -> None:
    holds(layers.check_unit_of_work(REAL))


def test_a_surface_that_changes_facts_outside_the_unit_of_work_is_seen(plant: Plant) -> None:
    view = """
from weerzien.procedure import actions
from weerzien.housing.actions import record_home

def good(request):
    with unit_of_work(request.actor):
        actions.record_permit()

def handed(work: Work):
    actions.record_permit()

def bad(request):
    actions.record_permit()
    with acting(request.actor):
        record_home()
"""
    root = plant({
        "weerzien/web/views.py": view, "weerzien/exchange/actions.py": view,
        "weerzien/exchange/sly.py": "from weerzien.procedure import actions\nactions.record_permit()\n",
    })  # fmt: skip

    assert layers.check_unit_of_work(root) == [
        "weerzien/exchange/sly.py: calls actions and opens no unit of work",
        "weerzien/web/views.py:13: actions.record_permit outside the unit of work",
        "weerzien/web/views.py:15: record_home outside the unit of work",
    ]


def test_pages_do_their_units_of_work_in_one_place_and_anew_where_they_meet_another() -> None:
    holds(layers.check_attempts(REAL))


def test_a_page_that_does_its_unit_of_work_once_is_seen(plant: Plant) -> None:
    good = "for attempt in attempts():\n    with attempt, unit_of_work(actor) as work:\n        actions.record_home()\n"
    bad = f"{good}with unit_of_work(actor):\n    pass\n"
    root = plant({"weerzien/web/deeds.py": bad, "weerzien/web/b.py": good})

    assert layers.check_attempts(root) == [
        "weerzien/web/b.py:2: a unit of work of its own; weerzien/web/deeds.py opens them",
        "weerzien/web/deeds.py:4: a unit of work without an attempt",
    ]


def test_nothing_below_the_surface_looks_at_the_clock() -> None:
    holds(layers.check_clock(REAL))


def test_a_clock_below_the_surface_is_seen(plant: Plant) -> None:
    bad = 'import datetime\nx = datetime.date.today()\ny = "select 1 where day < current_date"\n'
    root = plant({
        "weerzien/dossiers/rules.py": bad, "weerzien/web/views.py": bad,
        "weerzien/access/policies.sql": "create policy p on t using (until > now());",
    })  # fmt: skip

    assert layers.check_clock(root) == [
        "weerzien/dossiers/rules.py:2: datetime.date.today below the surface",
        "weerzien/dossiers/rules.py:3: SQL that looks at the clock",
        "weerzien/access/policies.sql: SQL that looks at the clock",
    ]


def test_terms_of_law_stand_in_the_rulebook() -> None:
    holds(layers.check_numbers_of_law(REAL))


def test_a_term_of_law_in_code_is_seen(plant: Plant) -> None:
    code = "a = plus_months(day, 3)\nb = day + timedelta(days=70)\nc = day + timedelta(days=1)\ne = plus_months(day, n)"
    root = plant({"weerzien/housing/rules.py": code, "weerzien/rulebook/evaluate.py": code})

    assert layers.check_numbers_of_law(root) == [
        "weerzien/housing/rules.py:1: a term of law belongs in the rulebook, with its source",
        "weerzien/housing/rules.py:2: a term of law belongs in the rulebook, with its source",
    ]


def test_tables_have_no_order_and_no_clock_of_their_own() -> None:
    holds(layers.check_ungreedy_tables(REAL))


def test_an_order_and_a_clock_in_a_table_are_seen(plant: Plant) -> None:
    model = "class X(Model):\n    at = DateTimeField(auto_now=True)\n    class Meta:\n        ordering = ['at']\n"
    root = plant({"weerzien/housing/models/x.py": model})

    assert sorted(layers.check_ungreedy_tables(root)) == [
        "weerzien/housing/models/x.py:2: auto_now is a clock in a table",
        "weerzien/housing/models/x.py:3: Meta.ordering hides an order; say it in the query",
    ]
