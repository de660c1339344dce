"""Which facts of the dictionary the rulebook looks at: the rest need never be fetched for it."""

from __future__ import annotations

from functools import cache

from weerzien.rulebook.book import the_rulebook, told_names
from weerzien.rulebook.dictionary import FACTS


@cache
def facts_read() -> frozenset[str]:
    """Return the names of the facts that some rule rests on, and of all that are days.

    Every day tells since when a family is known, and may contradict another, whether a rule names it or not.
    """
    return told_names(the_rulebook().ready) | frozenset({name for name, fact in FACTS.items() if fact.type == "dag"})
