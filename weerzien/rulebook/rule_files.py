"""Rule files read into rules; a wrong file fails here, with its line."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from difflib import get_close_matches
from itertools import pairwise
from pathlib import Path

from weerzien.kernel.citations import Citation
from weerzien.rulebook.checking import WrongFact, check, check_counting
from weerzien.rulebook.derived.catalogue import DERIVED_FACTS
from weerzien.rulebook.dictionary import FACTS
from weerzien.rulebook.entries import Entry, entries_of
from weerzien.rulebook.rule import (
    Acting,
    Certainty,
    Ground,
    ParameterDefinition,
    Rule,
    Step,
    Subject,
    Version,
)
from weerzien.rulebook.sentences import Names, SentenceReader, WrongSentence
from weerzien.rulebook.step_entries import PLACEHOLDER, STEP_FIELDS, read_step
from weerzien.rulebook.themes import THEMES
from weerzien.rulebook.tree import AllOf, AnyNode, AnyOf, Choose, Condition, Expression, Not, Owner, Unit

GROUNDS = {"wet": Ground.STATUTE, "beleid": Ground.POLICY, "seed": Ground.SEED, "lokaal": Ground.LOCAL}
CERTAINTIES = {
    "bevestigd": Certainty.CONFIRMED,
    "uit tweede hand": Certainty.SECONDARY,
    "kennis": Certainty.KNOWLEDGE,
    "betwist": Certainty.DISPUTED,
    "onbekend": Certainty.UNKNOWN,
}
REQUIRED = ("regel", "titel", "thema", "onderwerp", "grond", "zekerheid", "bron", "wie", "versies", "toetsen")
OPTIONAL = ("parameters", "dagen", "voorwaarden", "twijfel", "niet vertaald", "citaat", "uitzetbaar")
NEARLY = 0.75
"""How much a unit must look like a known one to be a slip of the pen: others are words for what is counted."""
DAY_WORDS = "een dag als 2026-01-31"
RULE_ID = re.compile(r"[A-Z]\d\d")
VERSION_FIELDS = ("geldig", "geldt naar", "geldt voor", "alleen voor", "stappen", "zelfde als")


@dataclass(frozen=True, slots=True)
class Reading:
    """What is needed to read the sentences of one rule: the grammar, its own names and its subject."""

    sentences: SentenceReader
    names: Names
    subject: Subject

    def condition(self, entry: Entry) -> Condition:
        """Return the condition an entry stands for: a sentence, or several under 'alle van', 'een van' or 'niet'."""
        if not entry.is_mapping:
            return self.checked(entry, self.parsed(entry, "condition"))  # type: ignore[return-value]  # start symbol
        (key, value), *more = entry.pairs()
        if more:
            entry.wrong("ik verwacht een van 'alle van', 'een van' of 'niet', en niets daarnaast")
        kind = key.choice({"alle van": AllOf, "een van": AnyOf, "niet": Not})
        if kind is Not:
            return Not(self.condition(value))
        parts = tuple(self.condition(item) for item in value.items())
        return AllOf(parts) if kind is AllOf else AnyOf(parts)

    def expression(self, entry: Entry) -> Expression:
        """Return the day an entry stands for: a sentence, or a choice under 'als', 'dan' and 'anders'."""
        if not entry.is_mapping:
            return self.checked(entry, self.parsed(entry, "expression"))  # type: ignore[return-value]  # start symbol
        choice = entry.fields((), required=("als", "dan", "anders"))
        return Choose(self.condition(choice["als"]), self.expression(choice["dan"]), self.expression(choice["anders"]))

    def template(self, entry: Entry) -> str:
        """Return a sentence that is said, or refuse it where a name between braces is not known."""
        known = ["dag", *self.names.parameters, *self.names.days, *FACTS, *DERIVED_FACTS]
        for name in PLACEHOLDER.findall(entry.text):
            plain = name.removesuffix(f" {Owner.SPONSOR.value}").removesuffix(f" {Owner.MEMBER.value}")
            if plain not in known:
                near = get_close_matches(plain, known, n=1, cutoff=0)
                entry.wrong(f"ik ken '{name}' tussen accolades niet; bedoelt u '{near[0]}'?")
        return entry.text

    def parsed(self, entry: Entry, start: str) -> AnyNode:
        """Return the tree of a sentence, or refuse it with its line."""
        try:
            return self.sentences.read(entry.text, start, self.names)
        except WrongSentence as wrong:
            entry.wrong(str(wrong))

    def checked(self, entry: Entry, node: AnyNode) -> AnyNode:
        """Return the tree where its facts and values fit each other, or refuse it with its line."""
        try:
            check(node, self.subject)
            check_counting(node, self.names.parameters)
        except WrongFact as wrong:
            entry.wrong(str(wrong))
        return node


def read_rules(paths: Iterable[Path]) -> tuple[Rule, ...]:
    """Read rule files and return their rules in order. Raises WrongRule at the first mistake."""
    entries = [entry for path in paths for entry in entries_of(path)]
    fields = [entry.fields(OPTIONAL, required=REQUIRED) for entry in entries]
    sentences = SentenceReader(
        facts=[*FACTS, *DERIVED_FACTS],
        parameters=names_under(fields, "parameters"),
        days=names_under(fields, "dagen"),
        conditions=names_under(fields, "voorwaarden"),
    )
    rules = tuple(read_rule(entry, found, sentences) for entry, found in zip(entries, fields, strict=True))
    places: dict[str, str] = {}
    for rule, entry in zip(rules, entries, strict=True):
        if rule.id in places:
            entry.wrong(
                f"regel {rule.id} staat er twee keer, ook in {places[rule.id]}; ik verwacht een nummer dat vrij is"
            )
        places[rule.id] = rule.place
    return rules


def names_under(fields: list[dict[str, Entry]], field: str) -> list[str]:
    """Return the names that all rules define under a field."""
    return [name.text for found in fields if field in found for name, _ in found[field].pairs()]


def read_rule(entry: Entry, fields: Mapping[str, Entry], sentences: SentenceReader) -> Rule:
    """Return the rule that an entry stands for."""
    parameters = read_parameters(fields)
    subject = fields["onderwerp"].choice({each.value: each for each in Subject})
    units = {name: each.unit for name, each in parameters.items()}
    reading = with_names(Reading(sentences, Names(units, {}, {}), subject), fields)
    return Rule(
        id=read_id(fields["regel"]),
        title=fields["titel"].text,
        theme=fields["thema"].choice(dict(THEMES)),
        subject=subject,
        ground=fields["grond"].choice(GROUNDS),
        certainty=fields["zekerheid"].choice(CERTAINTIES),
        citation=read_citation(fields["bron"]),
        quote=fields["citaat"].text if "citaat" in fields else "",
        acting=read_acting(fields["wie"], reading),
        parameters=parameters,
        days=reading.names.days,
        versions=read_versions(fields["versies"], reading),
        doubts=words_of(fields, "twijfel"),
        not_translated=words_of(fields, "niet vertaald"),
        rests_on_no_law_found=may_go_without(fields),
        place=entry.place,
    )


def read_id(entry: Entry) -> str:
    """Return the name of a rule: a letter and two digits."""
    if not RULE_ID.fullmatch(entry.text):
        entry.wrong(f"ik verwacht een letter en twee cijfers, zoals S10, maar lees '{entry.text}'")
    return entry.text


def with_names(reading: Reading, fields: Mapping[str, Entry]) -> Reading:
    """Return the reading with the names the rule defines: each may use those above it, conditions also the days."""
    days: dict[str, Expression] = {}
    conditions: dict[str, Condition] = {}
    within = Reading(reading.sentences, Names(reading.names.parameters, days, conditions), reading.subject)
    for name, value in fields["dagen"].pairs() if "dagen" in fields else ():
        days[name.text] = within.expression(value)
    for name, value in fields["voorwaarden"].pairs() if "voorwaarden" in fields else ():
        conditions[name.text] = within.condition(value)
    return within


def read_parameters(fields: Mapping[str, Entry]) -> dict[str, ParameterDefinition]:
    """Return the parameters of a rule by name."""
    found = {}
    units = {unit.value: unit for unit in Unit}
    for name, value in fields["parameters"].pairs() if "parameters" in fields else ():
        each = value.fields(("instelbaar", "ook genoemd"), required=("waarde", "eenheid"))
        said = each["eenheid"].text
        near = get_close_matches(said, units, n=1, cutoff=NEARLY)
        if near and said not in units:
            each["eenheid"].wrong(f"ik ken de eenheid '{said}' niet; bedoelt u '{near[0]}'?")
        found[name.text] = ParameterDefinition(
            name=name.text,
            value=whole_number(each["waarde"]),
            unit=units.get(said),
            unit_words=each["eenheid"].text,
            adjustable="instelbaar" in each and each["instelbaar"].choice({"ja": True, "nee": False}),
            also_called=tuple(each["ook genoemd"].value) if "ook genoemd" in each else (),
        )
    return found


def whole_number(entry: Entry) -> int:
    """Return a number that can be counted with."""
    number = entry.of_kind(int, "een geheel getal")
    if number < 0:
        entry.wrong(f"ik verwacht een getal van 0 of hoger, maar lees '{number}'; bedoelt u {-number}?")
    return number


def read_citation(entry: Entry) -> Citation:
    """Return where a rule comes from."""
    found = entry.fields(("bwb", "artikel", "adres"), required=("titel", "gezien"))
    return Citation(
        title=found["titel"].text,
        bwb=found["bwb"].text if "bwb" in found else "",
        article=found["artikel"].text if "artikel" in found else "",
        seen_on=found["gezien"].of_kind(date, DAY_WORDS),
        link=found["adres"].text if "adres" in found else "",
    )


def read_acting(entry: Entry, reading: Reading) -> tuple[Acting, ...]:
    """Return who acts: always the same, or depending on the case."""
    if not entry.is_mapping:
        return (Acting(entry.text, None),)
    found = entry.fields((), required=("als", "dan", "anders"))
    return (Acting(found["dan"].text, reading.condition(found["als"])), Acting(found["anders"].text, None))


def may_go_without(fields: Mapping[str, Entry]) -> bool:
    """Return whether a rule says that a municipality may switch it off; of a law that is refused."""
    told = fields.get("uitzetbaar")
    if told is None or not told.choice({"ja": True, "nee": False}):
        return False
    if fields["grond"].choice(GROUNDS) is Ground.STATUTE:
        told.wrong("ik verwacht dit niet bij 'grond: wet': een gemeente kan de wet niet uitzetten")
    return True


def words_of(fields: Mapping[str, Entry], name: str) -> tuple[str, ...]:
    """Return the sentences under a field, or none."""
    return tuple(item.text for item in fields[name].items()) if name in fields else ()


def read_versions(entry: Entry, reading: Reading) -> tuple[Version, ...]:
    """Return the versions of a rule; each may be the same as the one before it, with a condition added."""
    versions: list[Version] = []
    for item in entry.items():
        fields = item.fields(VERSION_FIELDS, required=("geldig",))
        versions.append(read_version(item, fields, reading, versions))
    for (earlier, later), item in zip(pairwise(versions), entry.items()[1:], strict=True):
        if earlier.until is None:
            item.wrong("de versies sluiten niet op elkaar aan: ik verwacht 'tot' bij de versie hiervoor")
        if (later.since - earlier.until).days != 1:
            expected = earlier.until + timedelta(days=1)
            item.wrong(f"de versies sluiten niet op elkaar aan: ik verwacht 'van: {expected}', maar lees {later.since}")
    return tuple(versions)


def read_version(item: Entry, fields: Mapping[str, Entry], reading: Reading, before: list[Version]) -> Version:
    """Return one version of a rule."""
    since, until = read_period(fields["geldig"])
    if "zelfde als" in fields:
        fields["zelfde als"].choice({"vorige": True})
        if not before:
            item.wrong("er is geen vorige versie")
        steps = tuple(narrowed(step, fields, reading) for step in before[-1].steps)
        return Version(since, until, before[-1].counts_by, before[-1].guard, steps)
    item.fields(VERSION_FIELDS, required=("geldig", "geldt naar", "geldt voor", "stappen"))
    steps = read_steps(fields["stappen"], reading)
    return Version(
        since, until, reading.expression(fields["geldt naar"]), reading.condition(fields["geldt voor"]), steps
    )


def read_steps(entry: Entry, reading: Reading) -> tuple[Step, ...]:
    """Return the steps of a version, each with a name of its own."""
    steps: dict[str, Step] = {}
    for item in entry.items():
        step = read_step(item, item.fields(STEP_FIELDS, required=("zinnen",)), reading)
        if step.name in steps:
            item.wrong(f"de stap '{step.name}' staat er twee keer; ik verwacht een naam onder 'stap' die nog vrij is")
        steps[step.name] = step
    return tuple(steps.values())


def narrowed(step: Step, fields: Mapping[str, Entry], reading: Reading) -> Step:
    """Return a step of the version before, with the condition that this version adds to it."""
    if "alleen voor" not in fields:
        return step
    return replace(step, condition=AllOf((reading.condition(fields["alleen voor"]), step.condition)))


def read_period(entry: Entry) -> tuple[date, date | None]:
    """Return the first and the last day of a version; no last day means: still."""
    found = entry.fields(("tot",), required=("van",))
    since = found["van"].of_kind(date, DAY_WORDS)
    until = found["tot"].of_kind(date, DAY_WORDS) if "tot" in found else None
    if until and until < since:
        found["tot"].wrong(f"ik verwacht een dag op of na {since}, maar lees {until}")
    return since, until
