"""The page that says what the search for names came to."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, Final

HEAD: Final = """# Finding names

Written by `python -m benchmarks.names --held-out`, on real PostgreSQL with row-level security on. One municipality
has all {persons:,} persons in {families:,} families, so that a coordinator searches among all of them.

- day: {day}
- pairs: `benchmarks/names/pairs.tsv`, with the source and certainty of each, see the README beside it. They were
  committed before the index. One fifth of the names is held out: it was not run while the keys were made, only for this
  page, once they were settled. It was written by the same hand, so it says whether the rules carry over to other names,
  not whether every name in the world is found.
- every person who is sought has two names of two pairs and is searched by both in another spelling: one that fails
  spoils it. Nobody else has these two names together, but hundreds share each of them, in any spelling of the table:
  {names} names for everybody, many more namesakes than a town has.

| set | searched | searches | first | within five | right, of the first | right, of five | median | 90th percentile |
|---|---|---|---|---|---|---|---|---|
"""
TAIL: Final = """
"First" and "within five" are recall: the family of whoever is sought stands first, or among the first five. "Right" is
precision: the share of the families that are shown first, or among the first five, in which somebody has what was
searched for; of two names one person at most does, so one in five is the most where five are shown. The time is that
of the question, from what was typed to the ids of five families; wanted: {exact} ms as it was kept, {variants} ms
otherwise.

What is not found: short names that differ in one more sound, a consonant that changes with the language and is not in
the list of shared names, and a mistake in a name of three sounds among many that differ as little.
"""
EXACT_MS, VARIANTS_MS = 15, 150


def page(found: Mapping[str, Any], *, on: date) -> str:
    """Return the page in Markdown."""
    head = HEAD.format(persons=found["persons"], families=found["families"], day=on.isoformat(), names=found["names"])
    return head + "".join(map(line, found["results"])) + TAIL.format(exact=EXACT_MS, variants=VARIANTS_MS)


def line(result: Mapping[str, Any]) -> str:
    """Return one line of the table."""
    shares = ("recall_at_1", "recall_at_5", "precision_at_1", "precision_at_5")
    cells = [result["set"], result["kind"], f"{result['count']:,}", *(f"{result[name]:.3f}" for name in shares)]
    cells += [f"{result['median_ms']:.1f} ms", f"{result['ninetieth_ms']:.1f} ms"]
    return f"| {' | '.join(cells)} |\n"
