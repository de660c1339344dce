"""Papers, and twins that see each check fail."""

from __future__ import annotations

from tests.house import forms_page, generated, papers
from tests.house.conftest import Plant
from tests.house.tree import REAL, holds


def test_every_setting_is_explained() -> None:
    holds(papers.check_settings_explained(REAL))


def test_a_setting_that_nobody_explains_is_seen(plant: Plant) -> None:
    code = 'a = os.environ.get("WEERZIEN_HOSTS", "")\nb = required("DATABASE_URL", "help")\n'
    root = plant({"weerzien/config/settings.py": code, "docs/reference/settings.md": "| `WEERZIEN_HOSTS` | hosts |"})

    assert papers.check_settings_explained(root) == ["weerzien/config/settings.py: DATABASE_URL is not in settings.md"]


def test_every_dependency_has_a_reason_a_licence_and_a_way_out() -> None:
    holds(papers.check_dependencies_explained(REAL))


def test_a_dependency_without_a_way_out_is_seen(plant: Plant) -> None:
    project = '[project]\ndependencies = ["django==5.2", "psycopg[pool]==3"]\n'
    project += '[project.optional-dependencies]\ndev = ["ruff"]\n'
    table = "| `django` | pages | BSD-3-Clause | none |\n| `psycopg` | database | LGPL | |\n| `celery` | a | b | c |\n"
    root = plant({"pyproject.toml": project, "docs/reference/dependencies.md": table})

    assert papers.check_dependencies_explained(root) == [
        "psycopg: no reason, licence and way out",
        "ruff: no reason, licence and way out",
        "celery: explained, but not asked for",
    ]


def test_every_link_leads_somewhere() -> None:
    holds(papers.check_links(REAL))


def test_a_broken_link_and_a_wordless_picture_are_seen(plant: Plant) -> None:
    root = plant(
        {"README.md": "[a](docs/a.md) [b](docs/b.md#x) [c](https://c.example) ![](docs/a.md)", "docs/a.md": "ok"}
    )

    assert papers.check_links(root) == ["README.md: docs/b.md is not there", "README.md: docs/a.md has no words"]


def test_every_decision_is_numbered_whole_short_and_listed() -> None:
    holds(papers.check_decisions(REAL))


def test_a_decision_without_what_was_not_chosen_is_seen(plant: Plant) -> None:
    whole = "# A\n## Why\n## What\n## Not chosen\n## So\n"
    root = plant({
        "docs/decisions/0001-a.md": whole, "docs/decisions/0003-b.md": whole.replace("## Not chosen\n", ""),
        "docs/decisions/README.md": "0001-a.md",
    })  # fmt: skip

    assert papers.check_decisions(root) == [
        "0003-b.md: 0002 comes next",
        "0003-b.md: no ## Not chosen",
        "0003-b.md: not in the list",
    ]


def test_every_rule_cites_its_source() -> None:
    assert len(list(papers.rules_of(REAL))) >= 20
    holds(papers.check_rules_cited(REAL))


def test_a_rule_without_a_source_is_seen(plant: Plant) -> None:
    rules = """
- {regel: N01, titel: a, grond: wet, wie: iemand, zekerheid: bevestigd, bron: {titel: Vw 2000, gezien: 2026-06-13}}
- {regel: N02, titel: b, grond: wet, wie: iemand, bron: {titel: Vw 2000}}
- {regel: N03, titel: c, grond: lokaal, wie: iemand, zekerheid: kennis}
"""
    root = plant({"weerzien/rulebook/rules/nareis.yaml": rules})

    assert papers.check_rules_cited(root) == [
        "weerzien/rulebook/rules/nareis.yaml N02: no zekerheid",
        "weerzien/rulebook/rules/nareis.yaml N02: nobody says when its source was read",
        "weerzien/rulebook/rules/nareis.yaml N03: its source has no name",
    ]


def test_pages_that_follow_from_the_code_are_up_to_date() -> None:
    holds(generated.check_generated(REAL))


def test_a_page_that_the_code_has_left_behind_is_seen(plant: Plant) -> None:
    root = plant({"docs/reference/roles.md": generated.roles_page().replace("| tolk | I | l |", "| tolk | I | w |")})

    found = generated.check_generated(root)

    assert "docs/reference/roles.md: run `python -m tests.house.generated`" in found


def test_every_form_is_on_the_page_of_forms_and_every_form_there_can_be_opened() -> None:
    holds(forms_page.unlisted())
