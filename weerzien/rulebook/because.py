"""Why an outcome is what it is, in Dutch sentences."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from weerzien.kernel.days import Day
from weerzien.rulebook.bounds import only_bounded
from weerzien.rulebook.case import Facts, Value
from weerzien.rulebook.compiled_rules import ReadyStep
from weerzien.rulebook.contradictions import contradictions
from weerzien.rulebook.dictionary import FACTS
from weerzien.rulebook.interpreting import Interpreter
from weerzien.rulebook.judging import Judged
from weerzien.rulebook.step_entries import PLACEHOLDER
from weerzien.rulebook.tree import Owner
from weerzien.rulebook.views import View
from weerzien.rulebook.words import value_words

BETWEEN = "tussen "
NOT_ALL_KNOWN = "Niet alle gegevens waarop dit rust, zijn bekend."
"""Where every sentence of a rule names something that is not known here."""


def because(judged: Judged, lacking: tuple[str, ...]) -> tuple[str, ...]:
    """Return the rule's own sentences with this family's values, then what is uncertain, lacking or contradictory.

    A sentence that names something unknown is left out: what is lacking is asked for instead.
    """
    ready, view, parameters = judged.step, judged.view, judged.placed.parameters
    said = [
        filled(sentence.template, judged)
        for sentence, holds in ready.sentences
        if holds is None or holds(view, parameters)
    ]
    why = (
        *(sentence for sentence in said if sentence),
        *uncertain(ready, view),
        *(asked(name) for name in lacking),
        *contradictions(ready, view, parameters),
    )
    return why or (NOT_ALL_KNOWN,)


def filled(template: str, judged: Judged) -> str:
    """Return a sentence with the values in place of the names between braces; empty where one of them is unknown."""
    parts = list(parts_of(template))
    for place in range(1, len(parts), 2):
        value = value_for(parts[place], judged)
        if value is None:
            return ""
        parts[place] = value_words(value)
        if isinstance(value, Day) and parts[place].startswith(BETWEEN):
            parts[place] = f"een dag {parts[place]}"
    return "".join(parts)


@cache
def parts_of(template: str) -> tuple[str, ...]:
    """Return a sentence in parts: text and the names between braces, in turns."""
    return tuple(PLACEHOLDER.split(template))


def value_for(name: str, judged: Judged) -> Value | None:
    """Return what a name in a sentence stands for: the day of the step, a parameter, a day of the rule, a fact."""
    view, parameters = judged.view, judged.placed.parameters
    if name == "dag":
        return judged.judgement.day
    if name in parameters:
        return parameters[name]
    if name in judged.ready.days:
        bounded = only_bounded(judged.ready.rule.days[name])
        if bounded and Interpreter(view, parameters).truth(bounded):
            return None
        return judged.ready.days[name](view, parameters)
    for owner in (Owner.SPONSOR, Owner.MEMBER):
        if name.endswith(f" {owner.value}"):
            return view.of(owner).look(name.removesuffix(f" {owner.value}"), parameters).value
    return view.look(name, parameters).value


def uncertain(ready: ReadyStep, view: View) -> Iterator[str]:
    """Give a sentence for every told day that is not known exactly; of what is disclosed under that name alone."""
    inexact = {owner: inexact_days(view.of(owner).facts) for owner in ready.owners}
    if not any(inexact.values()):
        return
    for name, told, owner in ready.said_of_days:
        if told in inexact[owner]:
            yield (
                f"De dag van '{name}' is niet precies bekend ({value_words(inexact[owner][told])}); "
                "de vroegste dag telt voor wat op tijd moet, de laatste voor wie nog minderjarig is."
            )


def inexact_days(facts: Facts) -> dict[str, Day]:
    """Return the told days of a subject that are not known exactly, by name."""
    return {
        name: day for name, known in facts.items() if isinstance(day := known.value, Day) and day.earliest != day.latest
    }


def asked(name: str) -> str:
    """Return the sentence that asks for what is lacking, and of whom."""
    fact = FACTS.get(name)
    return f"Niet bekend: {name}. Vraag na bij {fact.who_knows}." if fact else f"Niet bekend: {name}."
