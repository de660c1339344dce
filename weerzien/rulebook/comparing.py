"""What one rule says of a family with these settings and with those, and what differs."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from weerzien.rulebook.book import the_rulebook
from weerzien.rulebook.case import Case, Key
from weerzien.rulebook.evaluate import Concern, InTime, judged_of, subjects
from weerzien.rulebook.judging import name_on
from weerzien.rulebook.settings import Settings


@dataclass(frozen=True, slots=True)
class Said:
    """What a rule says: a state, a day where there is one, and how urgent it is."""

    state: str
    day: date | None
    urgency: str


@dataclass(frozen=True, slots=True)
class Move:
    """One outcome that is there with one of two settings only, or says something else; nothing where it is not."""

    step: str
    person: Key | None
    subject_ref: Key | None
    compartments: frozenset[str]
    before: Said | None
    after: Said | None


Subject = tuple[str, Key | None, Key | None]


def moves(case: Case, rule_id: str, *, on: date, before: Settings, after: Settings) -> tuple[Move, ...]:
    """Return what differs on a day between two settings in what one rule says. Raises KeyError for no such rule."""
    then, now = (said_by(case, rule_id, on=on, settings=settings) for settings in (before, after))
    return tuple(
        Move(*subject, compartments=seen_in(subject, then, now), before=said(subject, then), after=said(subject, now))
        for subject in dict.fromkeys((*then, *now))
        if said(subject, then) != said(subject, now)
    )


Found = dict[Subject, tuple[Said, frozenset[str]]]


def said_by(case: Case, rule_id: str, *, on: date, settings: Settings) -> Found:
    """Return what one rule says of everybody in a family, with the compartments it rests on."""
    ready, family = the_rulebook().ready_rule(rule_id), InTime(case, settings, on)
    found: Found = {}
    for person, subject_ref, view in subjects(ready.rule.subject, family.first):
        for judged in judged_of(Concern(0, ready, person, subject_ref, view), settings):
            step, what = judged.step, judged.judgement
            day = what.day.earliest if what.day else None
            told = Said(what.state.value, day, what.urgency.value)
            found[name_on(on, step, what), person, subject_ref] = (told, step.compartments)
    return found


def said(subject: Subject, found: Found) -> Said | None:
    """Return what is said of a subject, or nothing."""
    return found[subject][0] if subject in found else None


def seen_in(subject: Subject, *found: Found) -> frozenset[str]:
    """Return the compartments that somebody needs to know of either."""
    return frozenset().union(*(each[subject][1] for each in found if subject in each))
