"""Parts of the page of one family that follow from its outcomes and from what is open to the reader."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date

from weerzien.access.roles import Compartment
from weerzien.dossiers.queries.facts import DerivedLine
from weerzien.dossiers.queries.families import FamilyHead
from weerzien.early_signals.panels import CompartmentLine, OutcomeLine, ResponsibleLine, UnknownLine
from weerzien.kernel.words import date_words
from weerzien.procedure.rules import STAGE_WORDS
from weerzien.rulebook.dictionary import fact_named
from weerzien.rulebook.outcomes import State

COMPARTMENT_WORDS: Mapping[Compartment, str] = {
    Compartment.IDENTITY: "Wie",
    Compartment.NUMBERS: "BSN en V-nummer",
    Compartment.PROCEDURE: "Procedure",
    Compartment.GUARDIANSHIP: "Voogdij",
    Compartment.HOUSING: "Wonen",
    Compartment.INCOME: "Inkomen",
    Compartment.INTEGRATION: "Inburgering",
    Compartment.SCHOOLING: "School",
    Compartment.HEALTH: "Zorg en gezondheid",
    Compartment.RELATIONS: "Relaties in het gezin",
    Compartment.CONTACTS: "Contacten",
}
NOWHERE: Mapping[Compartment, str] = {
    Compartment.NUMBERS: "Deze nummers bewaren wij, maar ze staan op geen enkele bladzijde.",
}
"""Parts of which no page shows anything, whoever reads it."""
DERIVED_WORDS: Mapping[str, Mapping[str, str]] = {
    "phase": STAGE_WORDS,
    "has_pip": {"true": "heeft een PIP", "false": "heeft nog geen PIP"},
    "has_benefit": {"true": "krijgt bijstand", "false": "krijgt geen bijstand"},
    "is_full_time": {"true": "volgt volledig dagonderwijs", "false": "volgt geen volledig dagonderwijs"},
}
DERIVED_DAYS = frozenset({"arrival", "registration", "lease_day"})
DERIVED_LABELS: Mapping[str, str] = {
    "arrival": "ingereisd",
    "registration": "BRP-inschrijving",
    "lease_day": "woning sinds",
    "route": "leerroute",
}
ADULT = "adult_to_speak_with"


def compartment_lines(
    opened: Collection[str], partly: Collection[str], written: Collection[str]
) -> tuple[CompartmentLine, ...]:
    """Return the list of parts that every family shows in the same words, whether they hold anything or not.

    Of what is `written` and not opened one sees only one's own entries.
    """
    return tuple(
        CompartmentLine(
            part.value, label, part in opened and part not in NOWHERE, _sentence(part, opened, partly, written)
        )
        for part, label in COMPARTMENT_WORDS.items()
    )


def _sentence(part: Compartment, opened: Collection[str], partly: Collection[str], written: Collection[str]) -> str:
    if part in NOWHERE:
        return NOWHERE[part]
    if part in opened:
        return ""
    if part in written:
        return "U ziet van dit deel alleen wat u zelf opschrijft."
    if part in partly:
        return "U ziet van dit deel alleen wat u voor uw taak nodig hebt."
    return "U mag dit deel niet zien. Vraag toegang aan de gezinsregisseur als u het nodig hebt."


def derived_sentences(derived: Sequence[DerivedLine], opened: Collection[str], head: FamilyHead) -> tuple[str, ...]:
    """Return what may be known of closed parts, as sentences; first names and languages stand among the members."""
    closed = [line for line in derived if line.compartment not in opened]
    return tuple(sorted(filter(None, (_derived(line, head) for line in closed))))


def _derived(line: DerivedLine, head: FamilyHead) -> str:
    if line.name == ADULT:
        return f"Volwassene om mee te spreken: {line.value}"
    words = DERIVED_WORDS.get(line.name, {}).get(line.value)
    if line.name in DERIVED_DAYS:
        words = f"{DERIVED_LABELS[line.name]} {date_words(date.fromisoformat(line.value))}"
    if words is None and line.name in DERIVED_LABELS:
        words = f"{DERIVED_LABELS[line.name]}: {line.value}"
    return f"{head.first_name_of(line.subject_id) or 'Een gezinslid'}: {words}" if words else ""


def unknown_lines(lines: Iterable[OutcomeLine]) -> tuple[UnknownLine, ...]:
    """Return the facts that are missing, who would know them, and what waits for them; most awaited first.

    What is unknown though no fact is missing stands among them with its own sentence: it has no other place.
    """
    waiting: dict[tuple[str, str], dict[str, OutcomeLine]] = {}
    for line in lines:
        unclear = line.detail[:1] or (line.title,) if line.state.code == State.UNKNOWN else ()
        for fact in line.missing or unclear:
            waiting.setdefault((fact, line.person), {}).setdefault(line.title, line)
    unknown = [
        UnknownLine(fact, person, _who_knows(fact), tuple(by_title.values()))
        for (fact, person), by_title in waiting.items()
    ]
    return tuple(sorted(unknown, key=lambda line: (-len(line.waiting), line.fact, line.person)))


def _who_knows(fact: str) -> str:
    known = fact_named(fact)
    return known.who_knows if known else ""


def responsible_line(head: FamilyHead) -> ResponsibleLine:
    """Return who is responsible for a family; a family without a named person says so."""
    return ResponsibleLine(
        municipality=head.municipality,
        organisation=head.organisation or head.municipality,
        person=head.person,
        since=head.since,
        ground=head.ground,
        nobody="" if head.person else "Er is nog niemand met naam verantwoordelijk voor dit gezin.",
    )
