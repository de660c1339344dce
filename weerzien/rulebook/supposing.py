"""What if: a family with some facts otherwise, and what that does to the days and signals. Nothing is kept."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from itertools import islice, product

from weerzien.kernel.days import Day
from weerzien.rulebook.book import the_rulebook
from weerzien.rulebook.case import ApplicationFacts, Case, Facts, Key, Known, PersonFacts, RowFacts, Value
from weerzien.rulebook.dictionary import FACTS
from weerzien.rulebook.evaluate import NO_SETTINGS, Concern, InTime, judged_of, outcome, subjects
from weerzien.rulebook.outcomes import Outcome
from weerzien.rulebook.settings import Settings
from weerzien.rulebook.silence import Silence, silences_of

SUPPOSED = "verondersteld, niet opgeslagen"
SPONSORS = ("amv", "referent")
MOST_TRIED = 60
KIND, NAREIS = "soort aanvraag", "nareis"
"""What an application is that nobody filed yet, unless somebody supposes otherwise."""


@dataclass(frozen=True, slots=True)
class Supposed:
    """A fact as somebody supposes it; no value means that it is empty.

    `about` is a person, or for a fact of an application the application or the member it is for; nothing is the family.
    """

    name: str
    about: Key | None
    value: Value | None


def suppose(case: Case, facts: Iterable[Supposed]) -> Case:
    """Return a family as it would be with these facts. Raises KeyError for a fact or somebody that is not there."""
    for fact in facts:
        definition = FACTS[fact.name]
        if definition.repeated and fact.value is not None:
            row = RowFacts(f"supposed {len(case.told)}", fact.about, {fact.name: Known(fact.value, SUPPOSED)})
            case = replace(case, told=(*case.told, row))
        elif definition.about == "family":
            case = replace(case, facts=with_fact(case.facts, fact))
        elif definition.about == "application":
            case = with_application(case, fact)
        else:
            case = with_person(case, fact)
    return case


def with_person(case: Case, fact: Supposed) -> Case:
    """Return a family in which one fact of a person is otherwise. Raises KeyError for somebody who is not there."""
    if fact.about not in {person.key for person in case.persons}:
        raise KeyError(fact.about)
    persons = (
        PersonFacts(person.key, with_fact(person.facts, fact)) if person.key == fact.about else person
        for person in case.persons
    )
    return replace(case, persons=tuple(persons))


def with_application(case: Case, fact: Supposed) -> Case:
    """Return a family in which one fact of an application is otherwise; who has none gets a nareis of the sponsor.

    Raises KeyError where there is nobody to be the sponsor.
    """
    meant = application_for(case, fact.about)
    if meant is None:
        kind = {KIND: Known(NAREIS, SUPPOSED)}
        meant = ApplicationFacts(key_of(fact), sponsor_in(case), key_of(fact), kind)
        case = replace(case, applications=(*case.applications, meant))
    changed = replace(meant, facts=with_fact(meant.facts, fact))
    return replace(case, applications=tuple(changed if one is meant else one for one in case.applications))


def application_for(case: Case, about: Key | None) -> ApplicationFacts | None:
    """Return the application that is meant: itself, or the last one for a member; nothing where there is none."""
    return next((one for one in reversed(case.applications) if about in (one.key, one.member)), None)


def key_of(fact: Supposed) -> Key:
    """Return whom a fact is about. Raises KeyError where it is about nobody."""
    if fact.about is None:
        raise KeyError(fact.name)
    return fact.about


def sponsor_in(case: Case) -> Key:
    """Return who the others come to. Raises KeyError where nobody is."""
    for person in case.persons:
        part = person.facts.get("rol in gezin")
        if part is not None and part.value in SPONSORS:
            return person.key
    raise KeyError("rol in gezin")


def with_fact(facts: Facts, fact: Supposed) -> Facts:
    """Return facts with one of them otherwise, or empty."""
    others = {name: known for name, known in facts.items() if name != fact.name}
    return others if fact.value is None else {**others, fact.name: Known(fact.value, SUPPOSED)}


@dataclass(frozen=True, slots=True)
class Move:
    """One day or signal before and after; one of the two is missing where it goes or appears."""

    before: Outcome | None
    after: Outcome | None

    @property
    def is_change(self) -> bool:
        """Return whether anything of it is otherwise."""
        return self.before is None or self.after is None or shown(self.before) != shown(self.after)


def moves(before: Sequence[Outcome], after: Sequence[Outcome]) -> tuple[Move, ...]:
    """Return what becomes of every day and signal, in the order of the rules.

    A step that gets another name once its day has passed stays the same day or signal.
    """
    left = {identity(one): one for one in after}
    found = [Move(one, left.pop(identity(one), None)) for one in before]
    found += (Move(None, one) for one in left.values())
    return tuple(sorted(found, key=rule_of))


def rule_of(move: Move) -> str:
    """Return the rule of a move."""
    one = move.after or move.before
    return one.rule if one else ""


def identity(one: Outcome) -> tuple[str, str, Key | None, Key | None]:
    """Return what tells an outcome from the others of a family, before and after its day."""
    return one.rule, names_of(one.rule, one.step)[0], one.person, one.subject_ref


def names_of(rule_id: str, name: str) -> tuple[str, ...]:
    """Return how a step is called before and after its day."""
    versions = the_rulebook().ready_rule(rule_id).versions
    pairs = ((ready.step.name, ready.step.name_after) for version in versions for ready in version.steps)
    return next((pair for pair in pairs if name in pair), (name,))


def shown(one: Outcome) -> tuple[object, ...]:
    """Return what makes two outcomes the same for who reads them."""
    return one.step, one.state, one.day, one.urgency, one.certainty, one.missing


def what_follows(case: Case, found: Outcome, *, settings: Settings = NO_SETTINGS) -> Outcome | None:
    """Return what an outcome becomes on the day on which it changes by itself, nothing where it ends then."""
    if found.until is None:
        return found
    names = names_of(found.rule, found.step)
    return next((one for one in on_day(case, found, found.until, settings) if one.step in names), None)


def would_matter(case: Case, silence: Silence, lacking: Sequence[Supposed], *, on: date, settings: Settings) -> bool:
    """Return whether a rule that is silent for want of facts could say anything once these are known.

    It could where for some of the values that they may have it speaks, or lacks yet another fact. `lacking` says whose
    facts they are, without a value; the values tried are those of the dictionary, and days around the day looked from.
    """
    candidates = [values_for(fact.name, on) for fact in lacking]
    for values in islice(product(*candidates), MOST_TRIED):
        supposed = (Supposed(fact.name, fact.about, value) for fact, value in zip(lacking, values, strict=True))
        family = InTime(suppose(case, supposed), settings, on)
        ready = the_rulebook().ready_rule(silence.rule)
        left = {(one.person, one.subject_ref): one for one in silences_of(ready, family)}
        still = left.get((silence.person, silence.subject_ref))
        if still is None or still.lacking:
            return True
    return False


def values_for(name: str, on: date) -> tuple[Value, ...]:
    """Return values that a fact may have, enough to try."""
    definition = FACTS[name]
    if definition.type == "ja/nee":
        return (True, False)
    if definition.type == "dag":
        return tuple(Day.on(on + timedelta(days=days)) for days in (0, -30, -200, 30, 200))
    if definition.type == "getal":
        return (Decimal(1), Decimal(100), Decimal(0))
    return definition.values or ("",)


def on_day(case: Case, found: Outcome, day: date, settings: Settings) -> tuple[Outcome, ...]:
    """Return what the rule of an outcome says of the same subject on another day, if nothing is entered."""
    family = InTime(case, settings, day)
    ready = the_rulebook().ready_rule(found.rule)
    return tuple(
        outcome(judged, family)
        for person, subject_ref, view in subjects(ready.rule.subject, family.first)
        if (person, subject_ref) == (found.person, found.subject_ref)
        for judged in judged_of(Concern(0, ready, person, subject_ref, view), settings)
    )
