"""A rule for whoever wants to read it: the same trees that run, in words, with what they rest on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from weerzien.rulebook.book import the_rulebook
from weerzien.rulebook.dictionary import FACTS
from weerzien.rulebook.explain import CERTAINTY_WORDS, source_of
from weerzien.rulebook.explanations import Source
from weerzien.rulebook.outcomes import Kind, State, Urgency
from weerzien.rulebook.rule import Acting, Ground, ParameterDefinition, Rule, Step, Version
from weerzien.rulebook.tree import AllOf, AnyNode, AnyOf, Condition, Not
from weerzien.rulebook.words import node_words

GROUND_WORDS: Mapping[Ground, str] = {
    Ground.STATUTE: "wet",
    Ground.POLICY: "beleid",
    Ground.SEED: "praktijkdocument",
    Ground.LOCAL: "lokaal voorstel",
}
KIND_WORDS: Mapping[Kind, str] = {
    Kind.LIMIT: "uiterste dag",
    Kind.EXPECTED: "verwachte dag",
    Kind.EARLIEST: "vroegste dag",
    Kind.TASK: "taak",
    Kind.PERIOD_END: "einde van een periode",
}
STATE_WORDS: Mapping[State, str] = {
    State.DUE: "een dag die komt",
    State.OVERDUE: "te laat",
    State.SIGNAL: "een signaal",
    State.EXPECTED: "een verwachte dag",
    State.ENTITLED: "een recht of keuze",
    State.SUSPENDED: "aangehouden",
    State.UNKNOWN: "onbekend, want een gegeven ontbreekt",
}
FAMILIES: Mapping[str, str] = {
    "N": "Nareis",
    "V": "Voogdij en achttien worden",
    "H": "Wonen",
    "I": "Inburgering en inkomen",
    "S": "School en welzijn",
    "M": "Overleg en evaluatie",
    "R": "Hervestiging",
    "P": "Privacy",
}
"""What the letters of the rules stand for, in the order in which they are shown."""


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a condition in words; `parts` are those it is made of."""

    words: str
    parts: tuple[Part, ...] = ()


@dataclass(frozen=True, slots=True)
class StepShown:
    """One day or signal of a rule. `turns` say from which day it is how urgent; empty words mean there is none."""

    name: str
    condition: Part | None
    kind: str
    day: str
    is_strict: bool
    before: str
    after: str
    urgency: Urgency
    turns: tuple[tuple[str, Urgency], ...]
    notes: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class VersionShown:
    """A rule from a day until a day, both included; `counts_by` is the day of the case that picks it."""

    since: date
    until: date | None
    counts_by: str
    guard: Part
    steps: tuple[StepShown, ...]

    def is_in_force(self, day: date) -> bool:
        """Return whether this version is the one of a day."""
        return self.since <= day and (self.until is None or day <= self.until)


@dataclass(frozen=True, slots=True)
class RuleLine:
    """A rule in a list."""

    id: str
    title: str
    subject: str
    ground: str
    certainty: str
    is_local: bool


@dataclass(frozen=True, slots=True)
class RuleShown:
    """A rule as a page shows it, the newest version first. `acting` says who acts, and while what holds.

    `days` are the days that the rule names for itself; elsewhere in it they go by that name. `facts` are the names of
    what it looks at, each with who knows it.
    """

    line: RuleLine
    source: Source
    quote: str
    acting: tuple[tuple[str, str], ...]
    parameters: tuple[ParameterDefinition, ...]
    days: tuple[tuple[str, str], ...]
    versions: tuple[VersionShown, ...]
    doubts: tuple[str, ...]
    not_translated: tuple[str, ...]
    facts: tuple[tuple[str, str], ...]

    def version_on(self, day: date) -> date | None:
        """Return the first day of the version in force on a day, or nothing."""
        return next((version.since for version in self.versions if version.is_in_force(day)), None)


def rule_lines(asked: str = "") -> dict[str, list[RuleLine]]:
    """Return the rules by what they are about, those in which every asked word occurs, in the order of their ids."""
    words = asked.casefold().split()
    found: dict[str, list[RuleLine]] = {}
    for letter, family in FAMILIES.items():
        rules = [rule for rule in the_rulebook().rules if rule.id.startswith(letter)]
        lines = [line_of(rule) for rule in sorted(rules, key=lambda rule: rule.id) if speaks_of(rule, words)]
        if lines:
            found[family] = lines
    return found


def speaks_of(rule: Rule, words: list[str]) -> bool:
    """Return whether every word occurs in what a rule says of itself."""
    said = " ".join(
        (rule.id, rule.title, rule.subject.value, GROUND_WORDS[rule.ground], rule.citation.title, rule.quote)
    )
    return all(word in said.casefold() for word in words)


def line_of(rule: Rule) -> RuleLine:
    """Return a rule as a list shows it."""
    return RuleLine(
        id=rule.id,
        title=rule.title,
        subject=rule.subject.value,
        ground=GROUND_WORDS[rule.ground],
        certainty=CERTAINTY_WORDS[rule.certainty],
        is_local=rule.ground is Ground.LOCAL,
    )


def rule_shown(rule_id: str) -> RuleShown:
    """Return a rule as its page shows it. Raises KeyError where there is no such rule."""
    rule = the_rulebook().rule(rule_id)
    named = Named({node_words(day): name for name, day in rule.days.items()})
    return RuleShown(
        line=line_of(rule),
        source=source_of(rule),
        quote=rule.quote,
        acting=tuple(acting_shown(each) for each in rule.acting),
        parameters=tuple(rule.parameters.values()),
        days=tuple((name, node_words(day)) for name, day in rule.days.items()),
        versions=tuple(version_shown(version, named) for version in reversed(rule.versions)),
        doubts=rule.doubts,
        not_translated=rule.not_translated,
        facts=tuple((name, FACTS[name].who_knows) for name in FACTS if name in told_in(rule_id)),
    )


def told_in(rule_id: str) -> frozenset[str]:
    """Return the names of the facts that a rule rests on, in any version."""
    versions = the_rulebook().ready_rule(rule_id).versions
    return frozenset(name for version in versions for step in version.steps for name in step.told_names)


def acting_shown(acting: Acting) -> tuple[str, str]:
    """Return who acts, and while what holds."""
    return acting.words, node_words(acting.condition) if acting.condition else ""


@dataclass(frozen=True, slots=True)
class Named:
    """Puts trees in words in which the days that a rule names for itself go by their names."""

    names: Mapping[str, str]

    def words(self, node: AnyNode) -> str:
        """Return a tree in words; a longer day is recognised before a shorter one that it holds."""
        said = node_words(node)
        for day in sorted(self.names, key=len, reverse=True):
            said = said.replace(day, self.names[day])
        return said


def version_shown(version: Version, named: Named) -> VersionShown:
    """Return a version of a rule in words."""
    return VersionShown(
        since=version.since,
        until=version.until,
        counts_by=named.words(version.counts_by),
        guard=part_of(version.guard, named),
        steps=tuple(step_shown(step, named) for step in version.steps),
    )


def step_shown(step: Step, named: Named) -> StepShown:
    """Return a step of a rule in words."""
    condition = part_of(step.condition, named)
    return StepShown(
        name=step.name.replace("_", " "),
        condition=condition if condition.words or condition.parts else None,
        kind=KIND_WORDS[step.kind] if step.kind else "",
        day=named.words(step.day) if step.day else "",
        is_strict=step.strict,
        before=STATE_WORDS[step.state] if step.state else "",
        after=STATE_WORDS[step.after] if step.after and step.day else "",
        urgency=step.urgency,
        turns=tuple((named.words(turn.day), turn.urgency) for turn in step.turns),
        notes=tuple((named.words(note.condition), CERTAINTY_WORDS[note.certainty]) for note in step.certainty_notes),
    )


def part_of(node: Condition, named: Named) -> Part:
    """Return a condition as a list within a list, so that nobody has to count brackets."""
    match node:
        case AllOf(parts) if len(parts) == 1:
            return part_of(parts[0], named)
        case AllOf(parts):
            return Part("alles hiervan geldt" if parts else "", tuple(part_of(part, named) for part in flat(parts)))
        case AnyOf(parts):
            return Part("minstens een hiervan geldt", tuple(part_of(part, named) for part in parts))
        case Not(AllOf() | AnyOf() as part):
            return Part("dit geldt niet", (part_of(part, named),))
        case _:
            return Part(named.words(node))


def flat(parts: tuple[Condition, ...]) -> Iterator[Condition]:
    """Give the conditions of an "alle van", those of an "alle van" within it too: they have to hold alike."""
    for part in parts:
        if isinstance(part, AllOf):
            yield from flat(part.parts)
        else:
            yield part
