"""Wat ontbreekt? The facts that are not known, who would know them, and what waits for them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from weerzien.access.actors import Actor
from weerzien.early_signals.asking.asked import AskedFamily, asked_family
from weerzien.early_signals.asking.kept import kept_lines
from weerzien.early_signals.asking.panels import MissingLine, MissingPanel
from weerzien.early_signals.asking.why_not import EVERYBODY, asked_of
from weerzien.early_signals.asking.youth import facts_of, is_about_a_grown_up
from weerzien.early_signals.panels import OutcomeLine
from weerzien.early_signals.words import rule_title
from weerzien.rulebook.case import Key
from weerzien.rulebook.dictionary import fact_named
from weerzien.rulebook.silence import Silence, silences
from weerzien.rulebook.supposing import Supposed, would_matter

Place = tuple[str, UUID | None, UUID | None]
"""A fact, the person and the application it would be of."""


@dataclass(slots=True)
class Waiting:
    """What waits for one fact, while it is gathered; by title, so that the same is not said twice."""

    outcomes: dict[str, OutcomeLine] = field(default_factory=dict)
    rules: dict[str, str] = field(default_factory=dict)


def missing_panel(actor: Actor, dossier_id: UUID, *, today: date) -> MissingPanel:
    """Return the facts that are not known, by who would know them; those that most waits for first.

    Days and signals wait for what they lack; a rule of which nothing stands in the way waits to know whether it counts.
    """
    asked = asked_family(dossier_id, today=today)
    found: dict[Place, Waiting] = {}
    for line, row in kept_lines(actor, dossier_id, asked.head, today=today):
        for name in line.missing:
            waiting = found.setdefault(place_of(asked, name, row["subject_id"], row["subject_ref"]), Waiting())
            waiting.outcomes.setdefault(line.title, line)
    for name, person, subject_ref, rule in not_sure(asked):
        found.setdefault(place_of(asked, name, person, subject_ref), Waiting()).rules[rule] = rule_title(rule)
    lines = [line_of(asked, place, waiting) for place, waiting in found.items()]
    lines.sort(key=lambda line: (-len(line.waiting), -len(line.rules), line.fact, line.person))
    groups: dict[str, list[MissingLine]] = {}
    for one in lines:
        groups.setdefault(who_knows(one.fact), []).append(one)
    return MissingPanel(asked_of(asked), tuple((who, tuple(several)) for who, several in groups.items()), len(lines))


def not_sure(asked: AskedFamily) -> Iterator[tuple[str, Key | None, Key | None, str]]:
    """Give every fact for want of which it is not known whether a rule counts, with whom and which rule.

    A fact that could not make the rule say anything, whatever it is, is not missed.
    """
    for rule, several in silences(asked.case, on=asked.today, rules=asked.rules, settings=asked.settings).items():
        for one in several:
            if one.lacking and not is_about_a_grown_up(asked, one) and is_missed(asked, one):
                yield from ((name, one.person, one.subject_ref, rule) for name in one.lacking)


def is_missed(asked: AskedFamily, silence: Silence) -> bool:
    """Return whether a silent rule could say something once its facts are known; so too where they have no place."""
    places = [place_of(asked, name, silence.person, silence.subject_ref) for name in silence.lacking]
    lacking = [Supposed(name, application or person, None) for name, person, application in places]
    if any(fact.about is None for fact in lacking):
        return True
    return would_matter(asked.case, silence, lacking, on=asked.today, settings=asked.settings)


def place_of(asked: AskedFamily, name: str, person: Key | None, subject_ref: Key | None) -> Place:
    """Return where a fact would stand: with a person, with an application, or with the family as a whole.

    What an application lacks of a person is of its sponsor where the member's own is known.
    """
    known = fact_named(name)
    about = known.about if known else "person"
    application = next((one for one in asked.case.applications if one.key == subject_ref), None)
    if about == "application":
        return name, as_id(person), as_id(subject_ref)
    if about != "person":
        return name, None, None
    if application is not None and name in facts_of(asked, person):
        return name, as_id(application.sponsor), None
    return name, as_id(person), None


def as_id(key: Key | None) -> UUID | None:
    """Return a key of the database as the id it is."""
    return key if isinstance(key, UUID) else None


def line_of(asked: AskedFamily, place: Place, waiting: Waiting) -> MissingLine:
    """Return a fact that is not known as a line."""
    name, person, application = place
    return MissingLine(
        fact=name,
        person=asked.name_of(person) or (EVERYBODY if person is None else "een gezinslid"),
        about=application or person,
        waiting=tuple(waiting.outcomes.values()),
        rules=tuple(waiting.rules.items()),
    )


def who_knows(name: str) -> str:
    """Return who would know a fact."""
    known = fact_named(name)
    return known.who_knows if known else "wie bij het gezin betrokken is"
