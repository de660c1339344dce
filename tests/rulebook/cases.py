"""Families for the tests of the rulebook, written as a rule file or a test writes them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from weerzien.kernel.days import Day
from weerzien.rulebook.case import ApplicationFacts, Case, Event, Facts, Known, PersonFacts, RowFacts, Value
from weerzien.rulebook.dictionary import FACTS

COVERED = frozenset(fact.name for fact in FACTS.values() if fact.column)


def as_value(name: str, told: Any) -> Value:
    """Return a value as it is told in a rule file: a date, "2009-01-01..2009-12-31", ja, nee, a number or a word."""
    if told in ("niet gebeurd", "onbekend"):
        return Event(told)
    kind = FACTS[name].type
    if isinstance(told, date):
        return Day.on(told)
    if kind == "dag" and ".." in str(told):
        earliest, latest = (date.fromisoformat(end) for end in str(told).split(".."))
        return Day(earliest, latest, told)
    if kind == "ja/nee":
        return told in ("ja", True)
    return Decimal(str(told)) if kind == "getal" else str(told)


def as_facts(told: Mapping[str, Any]) -> Facts:
    """Return facts as they are told, each with a place."""
    return {name: Known(as_value(name, value), f"toets, {name}") for name, value in told.items()}


def as_telling(told: Mapping[str, Any]) -> Facts:
    """Return one telling of a fact that may be told more than once: its day, the word beside it, and who told it."""
    name, word = told["feit"], told.get("waarde", "")
    if word in ("niet gebeurd", "onbekend"):
        return {name: Known(Event(word), f"toets, {name}")}
    value = as_value(name, told["dag"]) if "dag" in told else True
    return {name: Known(value, f"toets, {name}", word=str(word), source=told.get("bron", ""))}


def family(
    *,
    persons: Iterable[Mapping[str, Any]] = (),
    applications: Iterable[Mapping[str, Any]] = (),
    absences: Iterable[Mapping[str, Any]] = (),
    contacts: Iterable[Mapping[str, Any]] = (),
    professionals: Iterable[Mapping[str, Any]] = (),
    told: Iterable[Mapping[str, Any]] = (),
    facts: Mapping[str, Any] | None = None,
    not_covered: Iterable[str] = (),
) -> Case:
    """Return a family; persons are numbered from 1, applications from 1, and everything with a column is covered."""
    return Case(
        family="G001",
        persons=tuple(PersonFacts(key, as_facts(told)) for key, told in enumerate(persons, 1)),
        applications=tuple(
            ApplicationFacts(key, told["referent"], told["gezinslid"], as_facts(without(told, "referent", "gezinslid")))
            for key, told in enumerate(applications, 1)
        ),
        absences=tuple(
            RowFacts(key, told["leerling"], as_facts(without(told, "leerling"))) for key, told in enumerate(absences, 1)
        ),
        contacts=tuple(RowFacts(key, None, as_facts(told)) for key, told in enumerate(contacts, 1)),
        professionals=tuple(RowFacts(key, None, as_facts(told)) for key, told in enumerate(professionals, 1)),
        told=tuple(RowFacts(key, each.get("persoon"), as_telling(each)) for key, each in enumerate(told, 1)),
        facts=as_facts(facts or {}),
        covered=COVERED - frozenset(not_covered),
    )


def without(told: Mapping[str, Any], *names: str) -> dict[str, Any]:
    """Return what is told, without some names."""
    return {name: value for name, value in told.items() if name not in names}
