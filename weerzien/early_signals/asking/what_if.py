"""Wat als? A family on another day or with other facts, and what becomes of its days and signals; nothing is kept."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from uuid import UUID

from weerzien.access.roles import Compartment
from weerzien.early_signals.asking.asked import AskedFamily
from weerzien.early_signals.asking.panels import Askable, MoveLine, Said, WhatIfAnswer, WhatIfPanel
from weerzien.early_signals.asking.why_not import EVERYBODY, asked_of
from weerzien.early_signals.family.parts import COMPARTMENT_WORDS
from weerzien.early_signals.lines import mark_of
from weerzien.early_signals.rules import STATE_WORDS, URGENCY_WORDS
from weerzien.early_signals.words import rule_title, typed_words, value_words
from weerzien.kernel.refusals import NotFound
from weerzien.rulebook.book import the_rulebook
from weerzien.rulebook.case import Case, Facts, Value
from weerzien.rulebook.dictionary import FACTS, FactDefinition
from weerzien.rulebook.outcomes import Outcome
from weerzien.rulebook.supposing import Move, Supposed, application_for, moves, suppose

TO_SUPPOSE = ("person", "application", "family")
"""What a fact must be about to be supposed otherwise: not one of a list of contacts or absences."""


def what_if_panel(asked: AskedFamily) -> WhatIfPanel:
    """Return what this reader may suppose of a family: facts of the parts that are open, of everybody in it."""
    facts = [fact for fact in FACTS.values() if fact.name in names_used(asked) and may_suppose(asked, fact)]
    people = tuple((person.key, asked.name_of(person.key)) for person in asked.case.persons)
    named = tuple((key, name or "een gezinslid") for key, name in people if isinstance(key, UUID))
    askable = (one for fact in facts for one in askable_of(asked, fact, dict(named)))
    return WhatIfPanel(
        of=asked_of(asked),
        people=named,
        facts=tuple(
            (words, tuple(sorted((fact.name for fact in facts if fact.compartment == part), key=str.casefold)))
            for part, words in COMPARTMENT_WORDS.items()
            if any(fact.compartment == part for fact in facts)
        ),
        askable={(one.name, one.about): one for one in askable},
    )


def names_used(asked: AskedFamily) -> frozenset[str]:
    """Return the facts that play a part in any rule this reader may ask about."""
    readies = (ready for ready in the_rulebook().ready if ready.rule.id in asked.rules)
    return frozenset(
        name for ready in readies for version in ready.versions for step in version.steps for name in step.told_names
    )


def may_suppose(asked: AskedFamily, fact: FactDefinition) -> bool:
    """Return whether this reader may suppose a fact otherwise."""
    return fact.about in TO_SUPPOSE and Compartment(fact.compartment) in asked.open_to


def askable_of(asked: AskedFamily, fact: FactDefinition, people: Mapping[UUID, str]) -> Iterator[Askable]:
    """Give a fact of everybody it may be of, with what stands there now."""
    for about in [None] if fact.about == "family" else [*people]:
        known = facts_of(asked.case, fact, about).get(fact.name)
        value = known.value if known else None
        now = value_words(value) if value is not None else nothing_words(asked.case, fact, about)
        yield Askable(fact.name, about, people.get(about, EVERYBODY) if about else EVERYBODY, now, typed_words(value))


def nothing_words(case: Case, fact: FactDefinition, about: UUID | None) -> str:
    """Return what to say of a fact that is not there; of an application that is not there, what is then supposed."""
    if fact.about == "application" and application_for(case, about) is None:
        return "er is geen aanvraag; wij rekenen dan met een aanvraag voor nareis"
    return "niet ingevuld"


def facts_of(case: Case, fact: FactDefinition, about: UUID | None) -> Facts:
    """Return the facts among which a fact stands: of the family, of a person or of the application for one."""
    if about is None:
        return case.facts
    if fact.about == "application":
        application = application_for(case, about)
        return application.facts if application else {}
    return next((person.facts for person in case.persons if person.key == about), {})


def what_if(asked: AskedFamily, panel: WhatIfPanel, *, on: date, facts: Sequence[Supposed]) -> WhatIfAnswer:
    """Return what becomes of the days and signals that this reader may ask about. Raises NotFound for a closed fact."""
    if any((fact.name, fact.about) not in panel.askable for fact in facts):
        raise NotFound
    try:
        case = suppose(asked.case, facts)
    except KeyError as nobody:
        raise NotFound from nobody
    found = moves(asked.outcomes(asked.case, on=asked.today), asked.outcomes(case, on=on))
    lines = [(move, line_of(asked, move)) for move in found]
    return WhatIfAnswer(
        on=on,
        supposed=tuple(supposed_words(panel, fact) for fact in facts),
        moved=tuple(line for move, line in lines if move.is_change and move.before and move.after),
        appeared=tuple(line for move, line in lines if move.before is None),
        gone=tuple(line for move, line in lines if move.after is None),
        stayed=in_order(line for move, line in lines if not move.is_change),
    )


def in_order(lines: Iterable[MoveLine]) -> tuple[MoveLine, ...]:
    """Return lines by their day, those without one last."""
    return tuple(sorted(lines, key=lambda line: (line.after.day if line.after else None) or date.max))


def supposed_words(panel: WhatIfPanel, fact: Supposed) -> tuple[str, str]:
    """Return what was supposed: whose fact, and its value in words."""
    about = fact.about if isinstance(fact.about, UUID) else None
    return f"{fact.name} van {panel.askable[fact.name, about].person}", as_words(fact.value)


def as_words(value: Value | None) -> str:
    """Return a value in words; nothing is "niet ingevuld"."""
    return "niet ingevuld" if value is None else value_words(value)


def line_of(asked: AskedFamily, move: Move) -> MoveLine:
    """Return a day or signal now and then, in words."""
    one = move.after or move.before
    assert one is not None, "a move is of something"
    return MoveLine(
        rule=one.rule,
        title=rule_title(one.rule, one.step),
        person=EVERYBODY if one.person is None else asked.name_of(one.person) or "een gezinslid",
        before=said(move.before) if move.before else None,
        after=said(move.after) if move.after else None,
        detail=move.after.because if move.after else (),
    )


def said(one: Outcome) -> Said:
    """Return a day or signal as it reads."""
    return Said(mark_of(one.state, STATE_WORDS), mark_of(one.urgency, URGENCY_WORDS), one.day)
