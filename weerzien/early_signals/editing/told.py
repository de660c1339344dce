"""The facts that somebody tells by hand because no form of a track writes them: a kind for each."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from uuid import UUID

from django.utils.text import slugify

from weerzien.access.roles import Compartment
from weerzien.dossiers.fact_kinds import FactKind, Row
from weerzien.dossiers.queries.facts import Column, ColumnKind
from weerzien.dossiers.queries.tables import TOLD
from weerzien.dossiers.told import DAY, HAPPENED, TOLD_BY, check_told
from weerzien.kernel.ids import DossierId, PersonId
from weerzien.kernel.refusals import NotFound
from weerzien.procedure.actions import member_of
from weerzien.rulebook.dictionary import FACTS, FactDefinition
from weerzien.rulebook.keeping import IN_CONTRADICTION

TELLABLE = ("person", "application", "family")
"""What a told fact may be about; the rows of lists and the municipality itself have other places."""
IN_COLUMN = "verteld-"
"""Before the code of a fact that a form of a track writes too: here it is only told otherwise by a list."""
ANSWER = "Antwoord"
HAPPENED_ONCE: Mapping[str, str] = {HAPPENED: "ja, maar wij weten niet wanneer"}
YES_NO: Mapping[str, str] = {"ja": "ja", "nee": "nee"}


def label_of(fact: FactDefinition) -> str:
    """Return what a fact is called above its form."""
    return fact.name[:1].upper() + fact.name[1:]


def code_of(fact: FactDefinition) -> str:
    """Return the word that stands for a told fact in an address."""
    return (IN_COLUMN if fact.column else "") + slugify(fact.name)


def columns_of(fact: FactDefinition) -> tuple[Column, ...]:
    """Return what people fill in of a told fact: its day or its word, and who told it."""
    source = Column(TOLD_BY, "told_by", ColumnKind.WORDS)
    word = word_column(fact)
    day = (Column(DAY, "day", ColumnKind.DAY),) if fact.type == "dag" else ()
    return (*day, *((word,) if word else ()), source)


def word_column(fact: FactDefinition) -> Column | None:
    """Return the column of the word: a choice, a number or free words; None for a day that stands alone."""
    if fact.unit or fact.type == "getal":
        return Column(f"Aantal {fact.unit}".strip(), "word", ColumnKind.WORDS)
    if fact.type == "ja/nee":
        return Column(ANSWER, "word", ColumnKind.WORDS, YES_NO)
    if fact.values:
        choices = {value: value for value in fact.values}
        return Column("Hoe" if fact.type == "dag" else ANSWER, "word", ColumnKind.WORDS, choices)
    if fact.type == "tekst":
        return Column(ANSWER, "word", ColumnKind.WORDS)
    return Column("Is het gebeurd?", "word", ColumnKind.WORDS, HAPPENED_ONCE) if fact.kind == "gebeurtenis" else None


def told_kind(fact: FactDefinition) -> FactKind:
    """Return one fact of the dictionary as people fill it in."""
    return FactKind(
        code=code_of(fact),
        name="dossiers.told-fact",
        table=TOLD,
        check=partial(check_told, fact),
        label=label_of(fact),
        columns=columns_of(fact),
        fixed={"name": fact.name},
        has_many=fact.repeated,
        fact=fact,
        person_of=partial(person_of, fact),
        derived=partial(kept_with, fact),
    )


def person_of(fact: FactDefinition, dossier_id: DossierId, about_id: UUID) -> PersonId | None:
    """Return whom a fact is about: the member of an application, a person, or None for the family. Raises NotFound."""
    if fact.about == "family":
        if about_id != dossier_id:
            raise NotFound
        return None
    if fact.about == "application":
        try:
            return member_of(dossier_id, about_id)
        except NotFound:
            return PersonId(about_id)
    return PersonId(about_id)


def kept_with(fact: FactDefinition, row: Row) -> Row:
    """Return the columns that follow from the others; who knows the day need not say that it happened.

    What somebody fills in no longer comes of two rows of a list that contradict each other.
    """
    known_day = row.get("day_earliest") is not None or row.get("day_told")
    once = {"word": ""} if known_day and row.get("word") == HAPPENED and fact.type == "dag" else {}
    mended = {"told_by": ""} if str(row.get("told_by", "")).endswith(IN_CONTRADICTION) else {}
    return {"compartment": fact.compartment, "is_repeated": fact.repeated, **once, **mended}


BY_FACT: Mapping[str, FactKind] = {fact.name: told_kind(fact) for fact in FACTS.values() if fact.about in TELLABLE}
"""The kinds by the name of their fact, in the order of the dictionary."""
KINDS: Mapping[str, FactKind] = {kind.code: kind for kind in BY_FACT.values()}
OFFERED: tuple[FactKind, ...] = tuple(kind for name, kind in BY_FACT.items() if FACTS[name].column is None)
"""What somebody may choose to fill in: no form of a track writes it."""
ORDER: Mapping[str, int] = {name: place for place, name in enumerate(BY_FACT)}


def is_of_family(kind: FactKind) -> bool:
    """Return whether a told fact is about the family as a whole."""
    return kind.fact is not None and kind.fact.about == "family"


def parts_of(*, families: bool) -> frozenset[Compartment]:
    """Return the compartments of what may be filled in about persons, or about families."""
    return frozenset(kind.compartment for kind in OFFERED if is_of_family(kind) is families)


PARTS_OF_PERSONS, PARTS_OF_FAMILIES = parts_of(families=False), parts_of(families=True)
