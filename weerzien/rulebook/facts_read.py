"""Which facts of the dictionary the rulebook looks at: the rest need never be fetched for it."""

from __future__ import annotations

from functools import cache

from weerzien.rulebook.book import the_rulebook
from weerzien.rulebook.compiled_rules import told_facts
from weerzien.rulebook.dictionary import FACTS
from weerzien.rulebook.tree import facts_in


@cache
def facts_read() -> frozenset[str]:
    """Return the names of the facts that some rule rests on, and of all that are days.

    Every day tells since when a family is known, and may contradict another, whether a rule names it or not.
    """
    rules = the_rulebook().ready
    named = {
        name for ready in rules for tree in ready.trees for fact in facts_in(tree) for name in told_facts(fact.name)
    }
    return frozenset(named | {name for name, fact in FACTS.items() if fact.type == "dag"})
