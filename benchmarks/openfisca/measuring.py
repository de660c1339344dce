"""Measures the eight rules three ways on the same families, in a process that knows no other rules."""

from __future__ import annotations

import json
import statistics
import subprocess
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any, Final

from benchmarks.openfisca import by_hand
from benchmarks.openfisca.as_cases import as_case
from benchmarks.openfisca.comparing import (
    RULES,
    Copy,
    Outcomes,
    by_evaluate_one,
    by_rule,
    must_be_equal,
    of_copy,
    of_openfisca,
    uncertain,
    unknown,
    within,
    without,
)
from benchmarks.openfisca.environment import openfisca_python
from benchmarks.openfisca.families import families, moved, number
from benchmarks.openfisca.in_bulk import columns_for, evaluated
from weerzien.rulebook import book
from weerzien.rulebook.case import Case
from weerzien.rulebook.evaluate import evaluate
from weerzien.rulebook.outcomes import Outcome
from weerzien.rulebook.rule import Rule
from weerzien.rulebook.rule_files import read_rules
from weerzien.rulebook.unread import read

ROOT: Final = Path(__file__).resolve().parents[2]
FAMILIES: Final = 3000
PERSONS: Final = 1_000_000
ONE_BY_ONE: Final = 300
EVERY: Final = 10
"""One in so many copies is also reckoned by hand."""


def know_only_the_eight() -> None:
    """Let this process read the eight rules only, before any reader asks for the rulebook.

    All readers ask the same rulebook, so this holds for each of them, and none has to know of fewer rules.
    """
    assert book.the_rulebook.cache_info().currsize == 0

    def eight(paths: Sequence[Path]) -> tuple[Rule, ...]:
        return tuple(rule for rule in read_rules(paths) if rule.id in RULES)

    book.read_rules = eight


def measure(on: date, tell: Callable[[str], None]) -> dict[str, Any] | None:
    """Return what was measured, or nothing where OpenFisca cannot be had; raise RuntimeError where results differ."""
    python = openfisca_python(tell)
    if python is None:
        return None
    know_only_the_eight()
    every = families(FAMILIES, on=on)
    persons = sum(len(family["persons"]) for family in every)
    times = -(-PERSONS // persons)
    with tempfile.TemporaryDirectory(prefix="weerzien-openfisca-") as name:
        folder = Path(name)
        asked = {"on": number(on), "times": times, "one": ONE_BY_ONE, "families": every}
        (folder / "families.json").write_text(json.dumps(asked), encoding="utf-8")
        tell(f"openfisca: {persons * times:,} persons")
        command = [str(python), "-m", "benchmarks.openfisca.legislation", name]
        subprocess.run(command, check=True, cwd=ROOT)  # noqa: S603 -- our own command
        said = json.loads((folder / "openfisca.json").read_text(encoding="utf-8"))
        theirs = of_openfisca(folder / "openfisca.bin", said["states"])
    tell("openfisca: weerzien, by hand, and one by one")
    check_one_by_one(every[:ONE_BY_ONE], said, number(on))
    bulk, ours = evaluated(columns_for(every, times), on)
    return {
        "persons": persons * times,
        "families": len(every) * times,
        "openfisca": {"bulk": said["bulk"], "building": said["one"]["building"], "reckoning": said["one"]["reckoning"]},
        "bulk": bulk,
        "by_hand": by_hand_too(every, times, ours, on),
        **one_by_one(every[:ONE_BY_ONE], on),
        **compared(every, times, ours=ours, theirs=theirs),
    }


def copy_of(every: Sequence[Mapping[str, Any]], shift: int, times: int) -> Copy:
    """Return all families with their days moved, where they stand among so many copies."""
    place = shift + times // 2
    persons = sum(len(family["persons"]) for family in every)
    return Copy([moved(dict(family), shift) for family in every], place * persons, place * len(every))


def one_by_one(some: Sequence[Mapping[str, Any]], on: date) -> dict[str, float]:
    """Return the median seconds of one family, by weerzien and by hand."""
    cases = [as_case(family) for family in some]
    return {
        "one": statistics.median(seconds(lambda case=case: whole(case, on)) for case in cases),
        "one_by_hand": statistics.median(seconds(lambda one=one: by_hand.evaluate(one, on)) for one in some),
    }


def whole(case: Case, on: date) -> list[Outcome]:
    """Return what is said of one family with everything of it read."""
    return [read(outcome) for outcome in evaluate(case, on=on)]


def check_one_by_one(some: Sequence[Mapping[str, Any]], said: Mapping[str, Any], on: int) -> None:
    """Raise RuntimeError where OpenFisca says of families one by one what a programmer does not."""
    for place, family in enumerate(some):
        alone = Copy([family], 0, 0)
        theirs = {
            (step, row): (said["states"][code], day)
            for where, step, row, code, day in said["one"]["outcomes"]
            if where == place
        }
        apart = uncertain([alone])
        told = {"hand": of_copy(alone, on), "OpenFisca, one by one": theirs}
        must_be_equal({name: without(found, apart) for name, found in told.items()})


def seconds(work: Callable[[], object]) -> float:
    """Return the seconds that something takes, the best of three."""
    taken = []
    for _ in range(3):
        began = time.perf_counter()
        work()
        taken.append(time.perf_counter() - began)
    return min(taken)


def compared(every: Sequence[Mapping[str, Any]], times: int, *, ours: Outcomes, theirs: Outcomes) -> dict[str, Any]:
    """Return the hash and how much was compared; raise RuntimeError where two ways differ."""
    size = sum(len(family["persons"]) for family in every)
    apart = uncertain(Copy(every, place * size, place * len(every)) for place in range(times))
    cannot = unknown(ours)
    named = {"weerzien": ours, "OpenFisca": theirs}
    return {
        "hash": must_be_equal({name: without(found, apart, cannot) for name, found in named.items()}),
        "compared": by_rule(without(ours, apart, cannot)),
        "unknown": by_rule(key for key in cannot if key not in apart),
        "uncertain": by_rule(key for key in ours if key in apart),
    }


def by_hand_too(every: Sequence[Mapping[str, Any]], times: int, ours: Outcomes, on: date) -> dict[str, float]:
    """Return what one in so many copies takes by hand; raise RuntimeError where it differs, or evaluate-one does."""
    copies = [copy_of(every, shift, times) for shift in range(-(times // 2), times - times // 2, EVERY)]
    began = time.perf_counter()
    found = [of_copy(copy, number(on)) for copy in copies]
    taken = time.perf_counter() - began
    for copy, hand in zip(copies, found, strict=True):
        mine = within(copy, ours)
        told, apart = {"weerzien": mine, "hand": hand}, (uncertain([copy]), unknown(mine))
        must_be_equal({name: without(each, *apart) for name, each in told.items()})
    middle = copy_of(every, 0, times)
    alone = of_copy(middle, number(on), by_evaluate_one)
    must_be_equal({"over columns": within(middle, ours), "one by one": alone})
    return {"seconds": taken, "persons": sum(copy.persons for copy in copies)}
