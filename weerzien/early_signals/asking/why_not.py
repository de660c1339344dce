"""Waarom niet? Every rule that says nothing about a family now, with the first thing that is not so."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from uuid import UUID

from weerzien.early_signals.asking.asked import AskedFamily, asked_family, compartments_by_rule
from weerzien.early_signals.asking.panels import (
    AskedOf,
    SilentAbout,
    SilentRule,
    Track,
    WhyNotPanel,
    WhyNotRulePanel,
)
from weerzien.early_signals.asking.youth import is_about_a_grown_up
from weerzien.early_signals.models import Outcome
from weerzien.early_signals.words import rule_title
from weerzien.kernel.refusals import NotFound
from weerzien.rulebook.book import the_rulebook
from weerzien.rulebook.explain import explain
from weerzien.rulebook.explanations import Explanation
from weerzien.rulebook.showing import FAMILIES, speaks_of
from weerzien.rulebook.silence import Silence, silences

EVERYBODY = "het hele gezin"


def why_not_panel(dossier_id: UUID, *, track: str = "", words: str = "", today: date) -> WhyNotPanel:
    """Return the rules that say nothing about a family, those of one track or that speak of some words.

    A rule that says something about one of its members is not among them.
    """
    asked = asked_family(dossier_id, today=today)
    found = silences(asked.case, on=today, rules=asked.rules, settings=asked.settings)
    speaking = {one.rule for one in asked.outcomes(asked.case, on=today)}
    lines = [
        silent_rule(asked, about)
        for rule, about in found.items()
        if about and rule not in speaking and (not track or rule.startswith(track)) and is_asked(rule, words)
    ]
    groups = ((name, tuple(line for line in lines if line.rule.startswith(code))) for code, name in FAMILIES.items())
    return WhyNotPanel(
        of=asked_of(asked),
        tracks=tuple(Track(code, name, code == track) for code, name in FAMILIES.items()),
        asked=words,
        groups=tuple((name, group) for name, group in groups if group),
        count=len(lines),
    )


def asked_of(asked: AskedFamily) -> AskedOf:
    """Return which family was asked about."""
    rules = len(asked.rules)
    return AskedOf(
        dossier_id=asked.dossier_id,
        number=asked.head.number,
        family=asked.head.label,
        today=asked.today,
        rules_count=rules,
        hidden_count=len(compartments_by_rule()) - rules,
    )


def is_asked(rule: str, words: str) -> bool:
    """Return whether every word that was typed occurs in what a rule says of itself."""
    return speaks_of(the_rulebook().rule(rule), words.casefold().split())


def silent_rule(asked: AskedFamily, about: tuple[Silence, ...]) -> SilentRule:
    """Return a rule as a line: of whom it is nearest to counting for, the first reason why it does not."""
    nearest = next((one for one in about if not is_about_a_grown_up(asked, one)), about[0])
    return SilentRule(
        rule=nearest.rule,
        title=rule_title(nearest.rule),
        track=FAMILIES[nearest.rule[0]],
        person=person_words(asked, nearest),
        reason=nearest.reasons[0],
        is_unknown=bool(nearest.lacking),
        others_count=len(about) - 1,
    )


def person_words(asked: AskedFamily, silence: Silence) -> str:
    """Return whom a silence is about."""
    if silence.person is None:
        return EVERYBODY
    return asked.name_of(silence.person) or "een gezinslid"


def why_not_rule_panel(dossier_id: UUID, rule_id: str, *, today: date) -> WhyNotRulePanel:
    """Return why one rule says nothing, for everybody it could be about. Raises NotFound for no rule."""
    if rule_id not in compartments_by_rule():
        raise NotFound
    asked = asked_family(dossier_id, today=today)
    is_open = rule_id in asked.rules
    found = silences(asked.case, on=today, rules={rule_id}, settings=asked.settings)[rule_id] if is_open else ()
    return WhyNotRulePanel(
        of=asked_of(asked),
        rule=rule_id,
        title=rule_title(rule_id),
        is_open=is_open,
        silent=tuple(
            SilentAbout(person_words(asked, one), one.reasons, one.lacking, tuple(steps_of(asked, one)))
            for one in found
        ),
        spoken=spoken(asked, rule_id),
    )


def steps_of(asked: AskedFamily, silence: Silence) -> Iterator[Explanation]:
    """Give the steps of a rule explained for one subject, the nearest to counting first."""
    ready = the_rulebook().ready_rule(silence.rule)
    names = dict.fromkeys(step.step.name for version in ready.versions for step in version.steps)
    for name in sorted(names, key=lambda name: name != silence.step):
        identity = (silence.rule, name, silence.person, silence.subject_ref)
        try:
            yield explain(asked.case, identity, on=asked.today, settings=asked.settings)
        except KeyError:  # a step of another version than the one that counts here
            continue


def spoken(asked: AskedFamily, rule_id: str) -> tuple[tuple[UUID, str], ...]:
    """Return the days and signals that a rule does give and this reader sees, each with whom it is about; one query."""
    rows = (
        Outcome.objects.filter(dossier_id=asked.dossier_id, rule=rule_id)
        .order_by("step", "id")
        .values_list("id", "step", "subject_id")
    )
    return tuple(
        (pk, f"{rule_title(rule_id, step)}: {asked.name_of(person) or EVERYBODY}") for pk, step, person in rows
    )
