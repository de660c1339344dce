"""Why a rule says nothing of a family: for everybody it could be about the first thing that is not so."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date

from weerzien.rulebook.book import the_rulebook
from weerzien.rulebook.case import Case, Key
from weerzien.rulebook.compiled_rules import ReadyRule, ReadyStep
from weerzien.rulebook.evaluate import NO_SETTINGS, Concern, InTime, judged_of, subjects
from weerzien.rulebook.interpreting import Interpreter
from weerzien.rulebook.judging import Placed, day_of_version, is_switched_off, version_for, version_on
from weerzien.rulebook.reasons import Reasons
from weerzien.rulebook.settings import Settings
from weerzien.rulebook.showing import Named, flat
from weerzien.rulebook.tree import AllOf, Condition
from weerzien.rulebook.views import View
from weerzien.rulebook.words import node_words, value_words

SWITCHED_OFF = "uw gemeente heeft deze regel uitgezet"


@dataclass(frozen=True, slots=True)
class Silence:
    """Why a rule says nothing of one subject.

    `reasons` are statements, the first one leading; `held` counts the conditions that are so before it, and `lacking`
    names the facts for want of which it is not known whether the rule counts at all: empty where something is not so.
    """

    rule: str
    step: str
    person: Key | None
    subject_ref: Key | None
    reasons: tuple[str, ...]
    held: int
    lacking: tuple[str, ...]


def silences(
    case: Case, *, on: date, rules: Collection[str], settings: Settings = NO_SETTINGS
) -> dict[str, tuple[Silence, ...]]:
    """Return by rule why it says nothing, for each subject of which it says nothing, the nearest to counting first."""
    family = InTime(case, settings, on)
    return {
        ready.rule.id: tuple(sorted(silences_of(ready, family), key=lambda silence: -silence.held))
        for ready in the_rulebook().ready
        if ready.rule.id in rules
    }


def silences_of(ready: ReadyRule, family: InTime) -> Iterator[Silence]:
    """Give why one rule says nothing, for each subject of which it says nothing on the first day."""
    for person, subject_ref, view in subjects(ready.rule.subject, family.first):
        if not judged_of(Concern(0, ready, person, subject_ref, view), family.settings):
            looked = Looking(ready, view, version_for(ready, view, family.settings), family.settings)
            yield looked.silence(person, subject_ref)


@dataclass(frozen=True, slots=True)
class Looking:
    """A rule as it looks at one subject, with the version and the numbers that count for it."""

    ready: ReadyRule
    view: View
    placed: Placed
    settings: Settings

    def silence(self, person: Key | None, subject_ref: Key | None) -> Silence:
        """Return why the rule says nothing of its subject."""
        parts = parts_of(self.placed.version.version.guard)
        reader = Interpreter(self.view, self.placed.parameters)
        first = self.placed.version.steps[0]
        if is_switched_off(self.ready.rule, self.view.around.on, self.settings):
            return self.said(first, (person, subject_ref), (SWITCHED_OFF,))
        if any(reader.truth(part) is not True for part in parts):
            return self.not_so(parts, first, (person, subject_ref))
        day = day_of_version(self.ready, self.view)
        if version_on(self.ready, day) is None:
            counted_by = node_words(self.placed.version.version.counts_by)
            said = f"de regel gold nog niet op de dag die telt: {counted_by}, {day:%d-%m-%Y}"
            return self.said(first, (person, subject_ref), (said,), held=len(parts))
        steps = self.placed.version.steps
        ended = [step for step in steps if not self.is_broken(step)]
        said_of_steps = [self.of_step(step, (person, subject_ref)) for step in ended or steps]
        return max(said_of_steps, key=lambda silence: silence.held)

    def is_broken(self, ready: ReadyStep) -> bool:
        """Return whether something that a step asks is not so; else only its day can have ended it."""
        reader = Interpreter(self.view, self.placed.parameters)
        return any(reader.truth(part) is False for part in parts_of(ready.step.condition))

    def of_step(self, ready: ReadyStep, subject: tuple[Key | None, Key | None]) -> Silence:
        """Return why a step says nothing though the rule is for its subject: a condition, or its day has passed."""
        guard = parts_of(self.placed.version.version.guard)
        parts = parts_of(ready.step.condition)
        reader = Interpreter(self.view, self.placed.parameters)
        if self.is_broken(ready):
            return self.not_so((*guard, *parts), ready, subject)
        day = reader.value(ready.step.day) if ready.step.day else None
        said = f"de dag is voorbij ({value_words(day)}); daarna zegt deze regel niets meer"
        return self.said(ready, subject, (said,), held=len(guard) + len(parts))

    def not_so(self, parts: tuple[Condition, ...], ready: ReadyStep, subject: tuple[Key | None, Key | None]) -> Silence:
        """Return a silence for what is not so; for what is not known only where nothing else stands in the way."""
        reader = Interpreter(self.view, self.placed.parameters)
        named = Named({node_words(day): name for name, day in self.ready.rule.days.items()})
        truths = [reader.truth(part) for part in parts]
        wanting = False if False in truths else None
        broken = [part for part, truth in zip(parts, truths, strict=True) if truth is wanting]
        reasons = tuple(dict.fromkeys(said for part in broken for said in Reasons(reader, named).of(part)))
        lacking = tuple(dict.fromkeys(name for part in broken for name in reader.lacking(part)))
        return self.said(ready, subject, reasons, held=truths.count(True), lacking=lacking)

    def said(
        self,
        ready: ReadyStep,
        subject: tuple[Key | None, Key | None],
        reasons: tuple[str, ...],
        *,
        held: int = 0,
        lacking: tuple[str, ...] = (),
    ) -> Silence:
        """Return a silence with these reasons."""
        return Silence(self.ready.rule.id, ready.step.name, *subject, reasons, held, lacking)


def parts_of(node: Condition) -> tuple[Condition, ...]:
    """Return the conditions that all have to hold, those of an "alle van" within an "alle van" too."""
    return tuple(flat(node.parts)) if isinstance(node, AllOf) else (node,)
