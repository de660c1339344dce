"""Why an outcome is what it is, or why there is none: rule, source, facts and the tree with their values."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from weerzien.rulebook.book import the_rulebook
from weerzien.rulebook.case import Case, Key
from weerzien.rulebook.compiled_rules import ReadyRule, ReadyStep, ReadyVersion, is_disclosed
from weerzien.rulebook.evaluate import NO_SETTINGS, InTime, outcome, subjects
from weerzien.rulebook.explanations import Explanation, FactUsed, Node, Source
from weerzien.rulebook.extending import extended_day
from weerzien.rulebook.interpreting import Interpreter
from weerzien.rulebook.judging import Judged, Placed, judgement, placed, version_for
from weerzien.rulebook.keeping import is_contradicted
from weerzien.rulebook.outcomes import Outcome
from weerzien.rulebook.rule import Certainty, Rule, Step
from weerzien.rulebook.seen import Seen
from weerzien.rulebook.settings import Settings
from weerzien.rulebook.unread import read
from weerzien.rulebook.views import Parameters, View
from weerzien.rulebook.words import KIND_WORDS, node_words, value_words

Identity = tuple[str, str, Key | None, Key | None]
"""Rule, step, person and subject_ref: which outcome of a family is meant."""

CERTAINTY_WORDS = {
    Certainty.CONFIRMED: "bevestigd in de bron",
    Certainty.SECONDARY: "uit tweede hand: niet in de wet of regeling zelf nagelezen",
    Certainty.KNOWLEDGE: "vakkennis of voorstel: niet bevestigd door een bron",
    Certainty.DISPUTED: "te controleren: bronnen spreken elkaar tegen of de uitleg is omstreden",
    Certainty.UNKNOWN: "onbekend: hiervoor is geen zekere grond",
}

SILENCE: dict[bool | None, str] = {
    True: "aangenomen: niets wijst op iets anders",
    False: "wordt voor dit gezin bijgehouden; er is niets gemeld",
    None: "nog nergens vastgelegd",
}
"""Where a fact without a row comes from: what is taken to be so, silence where its source is covered, or nowhere."""


NOT_SHOWN = "afgeleid uit gegevens die hier niet staan"
"""Where a fact comes from that may be known without the facts it rests on."""


def explain(case: Case, asked: Outcome | Identity, *, on: date, settings: Settings = NO_SETTINGS) -> Explanation:
    """Return why an outcome is what it is on a day, or why the rule says nothing.

    Raises KeyError for a rule, a step or a subject that is not there.
    """
    identity = asked if isinstance(asked, tuple) else (asked.rule, asked.step, asked.person, asked.subject_ref)
    rule_id, step_name, person, subject_ref = identity
    ready = the_rulebook().ready_rule(rule_id)
    family = InTime(case, settings, on)
    view = view_of(ready, family, (person, subject_ref))
    place = placed(ready, view, settings)
    looked = place or version_for(ready, view, settings)
    step = step_called(looked.version, step_name)
    found = judgement(step, view, looked.parameters, ready.rule.certainty) if place else None
    if found is None:
        return explanation(Looked(ready, step, view, looked), None)
    judged = Judged(ready, step, view, looked, found, person, subject_ref)
    return explanation(Looked(ready, step, view, looked), read(outcome(judged, family)))


@dataclass(frozen=True, slots=True)
class Looked:
    """A step of a rule, the subject it was asked about, and the version that counts for it."""

    ready: ReadyRule
    step: ReadyStep
    view: View
    placed: Placed


def view_of(ready: ReadyRule, family: InTime, wanted: tuple[Key | None, Key | None]) -> View:
    """Return the subject that is meant as the rule sees it. Raises KeyError where it is not in the family."""
    for person, subject_ref, view in subjects(ready.rule.subject, family.first):
        if (person, subject_ref) == wanted:
            return view
    raise KeyError(wanted)


def step_called(version: ReadyVersion, name: str) -> ReadyStep:
    """Return the step of a version by its name, or by its name after its day. Raises KeyError."""
    for step in version.steps:
        if name in (step.step.name, step.step.name_after):
            return step
    raise KeyError(name)


def explanation(looked: Looked, found: Outcome | None) -> Explanation:
    """Return the explanation of a step for one subject."""
    rule, step, version = looked.ready.rule, looked.step.step, looked.placed.version
    certainty = Certainty(found.certainty) if found else rule.certainty
    return Explanation(
        rule=rule.id,
        title=rule.title,
        step=found.step if found else step.name,
        sentence=sentence(rule, version, step),
        ground=rule.ground.value,
        certainty=certainty.value,
        certainty_words=CERTAINTY_WORDS[certainty],
        source=source_of(rule),
        version_from=version.version.since,
        version_until=version.version.until,
        facts=tuple(facts_used(looked.step, looked.view, looked.placed.parameters)),
        tree=tree_of(looked.placed, step, looked.view),
        doubts=rule.doubts,
        not_translated=rule.not_translated,
        outcome=found,
        extended_to=extended_to(looked),
    )


def extended_to(looked: Looked) -> date | None:
    """Return what the Act would make of a strict day, or nothing where it leaves it as it is or the day may move."""
    step = looked.step.step
    if not step.strict or step.day is None:
        return None
    return extended_day(step.day, looked.view, looked.placed.parameters)


def source_of(rule: Rule) -> Source:
    """Return where a rule comes from."""
    citation = rule.citation
    return Source(citation.title, citation.article, citation.seen_on, citation.url)


def sentence(rule: Rule, version: ReadyVersion, step: Step) -> str:
    """Return the rule as one Dutch sentence, made from what runs."""
    condition = node_words(step.condition)
    holds = f" en {condition}" if condition else ""
    said = f"Voor een {rule.subject.value} geldt als {node_words(version.version.guard)}{holds}"
    day = f": {KIND_WORDS[step.kind]} is {node_words(step.day)}" if step.kind and step.day else ""
    sizes = ", ".join(f"{each.name} is {each.value} {each.unit_words}" for each in rule.parameters.values())
    return f"{said}{day}{f' ({sizes})' if sizes else ''}."


def tree_of(looked: Placed, step: Step, view: View) -> Node:
    """Return the guard, the condition and the day of a step with this family's values."""
    reader = Interpreter(view, looked.parameters)
    guard, condition = reader.tree(looked.version.version.guard), reader.tree(step.condition)
    parts = [Node("geldt voor", guard.truth, (guard,)), Node("waar als", condition.truth, (condition,))]
    if step.day is not None:
        parts.append(reader.day(step.day))
    truths = [part.truth for part in parts]
    return Node("alle van", False if False in truths else None if None in truths else True, tuple(parts))


def facts_used(step: ReadyStep, view: View, parameters: Parameters) -> Iterator[FactUsed]:
    """Give the facts a step looked at, each with its value in words and where it was read."""
    for fact in step.facts:
        seen = view.of(fact.owner).look(fact.name, parameters)
        places = (known.source if is_contradicted(known) else known.place for known in seen.behind)
        read_at = ", ".join(dict.fromkeys(place for place in places if place))
        unread = "" if seen.settled and seen.behind else SILENCE[seen.settled]
        place = NOT_SHOWN if is_disclosed(fact.name) else read_at or unread
        yield FactUsed(f"{fact.name} {fact.owner.value}".strip(), words_for(seen), place, seen.settled is not None)


def words_for(seen: Seen) -> str:
    """Return a fact in words: its value, "niet gebeurd" or "onbekend"."""
    if seen.value is not None:
        return value_words(seen.value)
    return {True: "gebeurd, dag onbekend", False: "niet gebeurd", None: "onbekend"}[seen.settled]
