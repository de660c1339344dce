"""The page of life domains and themes: what each is called, where it is kept, and which rules are about it."""

from __future__ import annotations

from tests.house.rulebook_page import MADE
from weerzien.rulebook.book import the_rulebook
from weerzien.rulebook.themes import Area, LifeDomain, Theme, themes_in, themes_of

HEADINGS = "| theme | code | compartment | areas after a rejection | rules | source |"


def themes_page() -> str:
    """Return every theme under its life domain, and the four areas as views on them."""
    lines = [
        "# Life domains and themes", "", MADE,
        "One list, for rules, observations, signals, plan, agenda and monitor. The compartment is where an observation "
        "on a theme is kept ([roles](roles.md) says who reads it); a rule names its theme in its file.",
    ]  # fmt: skip
    for domain in LifeDomain:
        lines += ["", f"## {domain.capitalize()}", ""]
        lines += [
            "| theme | code | compartment | areas after a rejection | rules | source |",
            "|---|---|---|---|---|---|",
        ]
        lines += [theme_line(theme) for theme in themes_of(domain)]
    lines += ["", "## The four areas after a rejection", "", "| area | themes |", "|---|---|"]
    lines += [f"| {area} | {', '.join(theme.words for theme in themes_in(area))} |" for area in Area]
    return "\n".join(lines) + "\n"


def theme_line(theme: Theme) -> str:
    """Return the row of one theme."""
    rules = [rule.id for rule in the_rulebook().rules if rule.theme is theme]
    links = ", ".join(f"[{rule}](rulebook.md#{rule.lower()})" for rule in rules)
    areas = ", ".join(area for area in Area if area in theme.areas)
    cells = (theme.words, f"`{theme.code}`", theme.compartment, areas, links, theme.source)
    return f"| {' | '.join(cells)} |"
