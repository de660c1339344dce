"""Why an outcome is what it is, in Dutch sentences."""

from __future__ import annotations

import re
from collections.abc import Iterator

from weerzien.kernel.days import Day
from weerzien.rulebook.case import Value
from weerzien.rulebook.compiled_rules import ReadyStep, is_disclosed, told_facts
from weerzien.rulebook.contradictions import contradictions
from weerzien.rulebook.dictionary import FACTS
from weerzien.rulebook.judging import Judged
from weerzien.rulebook.tree import Owner
from weerzien.rulebook.views import Parameters, View
from weerzien.rulebook.words import value_words

PLACEHOLDER = re.compile(r"\{([^}]+)\}")


def because(judged: Judged) -> tuple[str, ...]:
    """Return the rule's own sentences with this family's values, then what is uncertain, lacking or contradictory.

    A sentence that names something unknown is left out: what is lacking is asked for instead.
    """
    ready, view, parameters = judged.step, judged.view, judged.placed.parameters
    said = [
        filled(sentence.template, judged)
        for sentence, holds in ready.sentences
        if holds is None or holds(view, parameters)
    ]
    return (
        *(sentence for sentence in said if sentence),
        *uncertain(ready, view, parameters),
        *(asked(name) for name in judged.judgement.lacking),
        *contradictions(ready, view),
    )


def filled(template: str, judged: Judged) -> str:
    """Return a sentence with the values in place of the names between braces; empty where one of them is unknown."""
    values = {name: value_for(name, judged) for name in PLACEHOLDER.findall(template)}
    if None in values.values():
        return ""
    return PLACEHOLDER.sub(lambda name: value_words(values[name[1]]), template)


def value_for(name: str, judged: Judged) -> Value | None:
    """Return what a name in a sentence stands for: the day of the step, a parameter, a day of the rule, a fact."""
    view, parameters = judged.view, judged.placed.parameters
    if name == "dag":
        return judged.judgement.day
    if name in parameters:
        return parameters[name]
    if name in judged.ready.days:
        return judged.ready.days[name](view, parameters)
    for owner in (Owner.SPONSOR, Owner.MEMBER):
        if name.endswith(f" {owner.value}"):
            return view.of(owner).look(name.removesuffix(f" {owner.value}"), parameters).value
    return view.look(name, parameters).value


def uncertain(ready: ReadyStep, view: View, parameters: Parameters) -> Iterator[str]:
    """Give a sentence for every told day that is not known exactly; of what is disclosed under that name alone."""
    said = dict.fromkeys(
        (name, fact.owner)
        for fact in ready.facts
        for name in ((fact.name,) if is_disclosed(fact.name) else told_facts(fact.name))
    )
    for name, owner in said:
        whose = view.of(owner)
        known = whose.facts.get(name)
        value = whose.look(name, parameters).value if is_disclosed(name) else known and known.value
        if isinstance(value, Day) and not value.is_exact:
            yield (
                f"De dag van '{name}' is niet precies bekend ({value_words(value)}); "
                "de vroegste dag telt voor wat op tijd moet, de laatste voor wie nog minderjarig is."
            )


def asked(name: str) -> str:
    """Return the sentence that asks for what is lacking, and of whom."""
    fact = FACTS.get(name)
    return f"Niet bekend: {name}. Vraag na bij {fact.who_knows}." if fact else f"Niet bekend: {name}."
