"""Every check has a test on the real house and a twin on a bad one."""

from __future__ import annotations

import re
from pathlib import Path

import yaml

from tests.house.conftest import Plant
from tests.house.tree import REAL, holds

FOLDER = Path(__file__).parent


def check_twins(folder: Path) -> list[str]:
    """Return every check that is not asked at least twice by the tests beside it."""
    modules = [path for path in sorted(folder.glob("*.py")) if not path.name.startswith("test_")]
    checks = [name for path in modules for name in re.findall(r"^def (check_\w+)", path.read_text(), re.MULTILINE)]
    tests = "\n".join(path.read_text(encoding="utf-8") for path in sorted(folder.glob("test_*.py")))
    asked = {name: len(re.findall(rf"\.{name}\(", tests)) for name in checks}
    return [f"{name}: asked {times} times, its twin is missing" for name, times in asked.items() if times < 2]


def test_every_check_has_its_twin() -> None:
    holds(check_twins(FOLDER))


def test_a_check_without_a_twin_is_seen(plant: Plant) -> None:
    root = plant({
        "shape.py": "def check_sizes(root): ...\ndef check_names(root): ...\n",
        "test_shape.py": "shape.check_sizes(REAL)\nshape.check_sizes(bad)\nshape.check_names(REAL)\n",
    })  # fmt: skip

    assert check_twins(root) == ["check_names: asked 1 times, its twin is missing"]


def test_the_licence_is_whole() -> None:
    said = (REAL / "LICENSE").read_text(encoding="utf-8")

    assert said.startswith("EUROPEAN UNION PUBLIC LICENCE v. 1.2\n")
    assert [number for number in range(1, 16) if not re.search(rf"^{number}\.[A-Z]", said, re.MULTILINE)] == []
    assert said.rstrip().endswith("require the production of a new EUPL version.")


def test_the_card_for_catalogues_says_the_same_as_the_package() -> None:
    card = yaml.safe_load((REAL / "publiccode.yml").read_text(encoding="utf-8"))
    project = (REAL / "pyproject.toml").read_text(encoding="utf-8")

    assert f'version = "{card["softwareVersion"]}"' in project
    assert f'license = "{card["legal"]["license"]}"' in project
    assert len(card["description"]["nl"]["shortDescription"]) <= 150
    assert 150 <= len(card["description"]["nl"]["longDescription"]) <= 10_000
    required = {"publiccodeYmlVersion", "name", "url", "platforms", "categories", "developmentStatus", "softwareType"}
    assert required - set(card) == set()
