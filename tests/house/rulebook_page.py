"""The catalogue of the rulebook: every rule in words, with its source, its versions, its numbers and its facts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from tests.house.papers import rules_of
from tests.house.tree import REAL
from weerzien.rulebook.book import the_rulebook
from weerzien.rulebook.dictionary import FACTS
from weerzien.rulebook.themes import THEMES

MADE = "<!-- Written by `python -m tests.house.generated`; a test compares it with the code. -->\n"
CERTAINTY = {
    "bevestigd": "read in the source itself",
    "uit tweede hand": "read in another source, not in the law itself",
    "kennis": "professional knowledge, not read anywhere",
    "betwist": "sources or readings disagree",
    "onbekend": "not known",
}
GROUND = {"wet": "statute", "beleid": "policy", "seed": "document of the field", "lokaal": "local proposal"}


def rulebook_page() -> str:
    """Return every rule as its file says it, with what it looks at; the cases stay in the file."""
    written = {rule["regel"]: (rule, place) for place, rule in rules_of(REAL)}
    order = [rule.id for rule in the_rulebook().rules]
    lines = [
        "# The rulebook", "", MADE,
        f"{len(order)} rules. The sentences below are the ones that run, and the ones on the screen: "
        "[add a rule](../how-to/add-a-rule.md), [change a sentence](../how-to/change-a-sentence.md), "
        "[days and time](../explanation/days-and-time.md).", "",
        *(f"- ground **{word}**: {meaning}" for word, meaning in GROUND.items()),
        *(f"- certainty **{word}**: {meaning}" for word, meaning in CERTAINTY.items()), "",
        "| rule | title | about | ground | certainty |", "|---|---|---|---|---|",
    ]  # fmt: skip
    for name in order:
        row = [str(written[name][0][part]) for part in ("regel", "titel", "onderwerp", "grond", "zekerheid")]
        lines.append(f"| [{row[0]}](#{row[0].lower()}) | {' | '.join(row[1:])} |")
    for name in order:
        lines += rule_lines(*written[name])
    return "\n".join(lines) + "\n"


def rule_lines(rule: Mapping[str, Any], place: str) -> Iterator[str]:
    """Give the lines of one rule."""
    name = str(rule["regel"])
    yield from ("", f'<a id="{name.lower()}"></a>', "", f"## {name} {rule['titel']}", "")
    theme = THEMES[rule["thema"]]
    yield f"- **Theme**: [{theme.words}](themes.md) ({theme.domain})"
    yield f"- **About**: {rule['onderwerp']}. **Ground**: {rule['grond']}. **Certainty**: {rule['zekerheid']}."
    yield f"- **Source**: {source_words(rule['bron'])}"
    if "citaat" in rule:
        yield f"- **Quote**: “{rule['citaat']}”"
    yield from (
        ("- **Who acts**:", *bullets(rule["wie"], 1))
        if isinstance(rule["wie"], dict)
        else (f"- **Who acts**: {rule['wie']}",)
    )
    yield f"- **Looks at**: {', '.join(facts_of(name))}"
    for heading, part in (("Doubts", "twijfel"), ("Not translated", "niet vertaald")):
        if part in rule:
            yield from (f"- **{heading}**:", *bullets(rule[part], 1))
    yield from parameter_lines(rule.get("parameters", {}))
    for heading, part in (("Days", "dagen"), ("Conditions", "voorwaarden"), ("Versions", "versies")):
        if part in rule:
            yield from ("", f"**{heading}**", "", *bullets(rule[part]))
    yield from ("", f"Stands in `{place}`, with {len(rule.get('toetsen', []))} cases.")


def source_words(source: Mapping[str, Any]) -> str:
    """Return where a rule comes from in a line."""
    article = f", article {source['artikel']}" if "artikel" in source else ""
    law = f" ({source['bwb']}{article})" if "bwb" in source else article
    link = f", <{source['adres']}>" if "adres" in source else ""
    return f"{source['titel']}{law}, seen on {source['gezien']}{link}"


def facts_of(name: str) -> list[str]:
    """Return the facts of the dictionary that a rule rests on, in the order of the dictionary."""
    versions = the_rulebook().ready_rule(name).versions
    told = {fact for version in versions for step in version.steps for fact in step.told_names}
    return [fact for fact in FACTS if fact in told]


def parameter_lines(parameters: Mapping[str, Mapping[str, Any]]) -> Iterator[str]:
    """Give the table of the numbers a rule counts with."""
    if parameters:
        yield from ("", "| parameter | value | a municipality may set it | also called |", "|---|---|---|---|")
    for name, each in parameters.items():
        settable = "yes" if each.get("instelbaar") else "no"
        also = ", ".join(str(word) for word in each.get("ook genoemd", ()))
        yield f"| {name} | {each['waarde']} {each['eenheid']} | {settable} | {also} |"


def bullets(value: Any, depth: int = 0) -> Iterator[str]:
    """Give what stands in a rule file as a list in a list; what has one name only stands on its own line."""
    indent = "  " * depth
    for name, content in value.items() if isinstance(value, dict) else ((label_of(item), item) for item in value):
        head = f"{indent}- **{name}**:" if name else f"{indent}-"
        if not isinstance(content, dict | list) or not content:
            yield f"{head} {spoken(content)}"
        elif name is None:
            yield from bullets(content, depth)
        else:
            yield head
            yield from bullets(content, depth + 1)


def label_of(item: Any) -> str | None:
    """Return what a part of a list is called: a version by its days, a step by its name; nothing for a sentence."""
    if not isinstance(item, dict) or len(item) == 1:
        return None
    if "geldig" in item:
        return f"version of {item['geldig']['van']} until {item['geldig'].get('tot', 'now')}"
    if "zinnen" in item:
        return f"step {item['stap']}" if "stap" in item else "step"
    return "where"


def spoken(content: Any) -> str:
    """Return a value as a person says it."""
    words = {True: "ja", False: "nee"}.get(content) if isinstance(content, bool) else None
    return words or " ".join(str("" if content is None else content).split())
