"""The sheets Feiten and Instellingen: facts by their name in the dictionary, and what a municipality set."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from difflib import get_close_matches

from weerzien.exchange.workbook.draft import Draft, as_row
from weerzien.exchange.workbook.reading import Cell, Level, Message, Reading, Row, Setting
from weerzien.exchange.workbook.sheets import YES_NO
from weerzien.kernel.days import Day
from weerzien.kernel.told_days import BadDay, read_day
from weerzien.kernel.words import day_words
from weerzien.rulebook.book import the_rulebook
from weerzien.rulebook.case import Event, Key, Known, Value
from weerzien.rulebook.dictionary import FactDefinition, FactType, fact_named, names, plain
from weerzien.rulebook.rule import ParameterDefinition, Rule
from weerzien.rulebook.settings import SWITCH, ParameterSetting, Settings

LISTS = {"contact": "Contacten", "absence": "Verzuim", "professional": "Betrokkenen"}
WHOLE = ("family", "municipality")
"""What a fact may be about without a person being named."""
MUNICIPALITY: Key = "gemeente"
"""Where facts about the municipality itself are kept; their rows need no number."""
HIGHEST = 10_000


@dataclass(frozen=True, slots=True)
class Told:
    """One row of the sheet Feiten that was understood; `since` is the day beside what is no day itself."""

    family: Key | None
    person: Key | None
    fact: FactDefinition
    known: Known
    since: Day | None = None


class NotUnderstood(Exception):
    """Raised with the column and the words that say what is wrong in a row of Feiten."""

    def __init__(self, column: str, words: str) -> None:
        super().__init__(words)
        self.column = column
        self.words = words


def told_rows(reading: Reading) -> tuple[tuple[Row, Told], ...]:
    """Return every row of Feiten with what it tells; what is not understood was refused when it was read."""
    return tuple((row, understood(row)) for row in reading.sheets.get("Feiten", ()))


def check_told(draft: Draft) -> None:
    """Refuse every row of Feiten that is not understood."""
    for row in draft.kept("Feiten"):
        try:
            understood(as_row(row))
        except NotUnderstood as wrong:
            draft.refuse_row(row, wrong.column, wrong.words)


def understood(row: Row) -> Told:
    """Return one row of Feiten. Raises NotUnderstood."""
    name = str(row.cells["Feit"])
    fact = fact_named(name)
    if fact is None:
        near = get_close_matches(plain(name), names(), n=1, cutoff=0)
        nearest = names()[near[0]].name
        raise NotUnderstood("Feit", f"staat een feit dat wij niet kennen; bedoelt u misschien '{nearest}'")
    if fact.about in LISTS:
        raise NotUnderstood("Feit", f"staat '{fact.name}'; dat hoort in het blad {LISTS[fact.about]}")
    person, family = key_in(row, "Persoonsnummer"), key_in(row, "Gezinsnummer")
    if fact.about not in WHOLE and person is None:
        raise NotUnderstood(
            "Persoonsnummer", f"staat niets, maar '{fact.name}' gaat over een persoon; vul het nummer in"
        )
    if fact.about == "municipality":
        person, family = None, MUNICIPALITY
    elif person is None and family is None:
        raise NotUnderstood("Gezinsnummer", f"staat niets, maar '{fact.name}' gaat over een gezin; vul het nummer in")
    source = str(row.cells.get("Bron", ""))
    place = f"Feiten rij {row.row}" + (f", {source}" if source else "")
    known = Known(value_of(fact, row.cells), place, word=word_of(fact, row.cells), source=source)
    beside = row.cells.get("Datum")
    return Told(family, person, fact, known, beside if isinstance(beside, Day) and fact.type != "dag" else None)


def key_in(row: Row, heading: str) -> Key | None:
    """Return the number of a person or family, or nothing."""
    cell = row.cells.get(heading)
    return cell if isinstance(cell, int | str) else None


def value_of(fact: FactDefinition, cells: Mapping[str, Cell]) -> Value:
    """Return the value a row gives a fact: its day for a day, its words otherwise. Raises NotUnderstood."""
    said = cells.get("Waarde")
    for event in Event:
        if isinstance(said, str) and plain(said) == event.value:
            return event
    if fact.type == "dag" and "Datum" in cells:
        said = cells["Datum"]
    elif fact.type == "dag" and fact.unit and said is not None:
        return True
    if said is None:
        raise NotUnderstood("Waarde", f"staat niets; vul een waarde in voor '{fact.name}'")
    value = READ[fact.type](said)
    if value is None:
        raise NotUnderstood("Waarde", f"staat geen {fact.type}; verbeter de waarde van '{fact.name}'")
    return known_word(fact, value) if isinstance(value, str) else value


def word_of(fact: FactDefinition, cells: Mapping[str, Cell]) -> str:
    """Return the word that stands beside a day, empty where there is none. Raises NotUnderstood."""
    said = cells.get("Waarde")
    is_event = isinstance(said, str) and plain(said) in [event.value for event in Event]
    if fact.type != "dag" or said is None or is_event:
        return ""
    if fact.unit:
        return number_word(fact, said)
    if "Datum" not in cells or not isinstance(said, str):
        return ""
    return "" if as_yes_no(said) is not None else known_word(fact, said)


def number_word(fact: FactDefinition, said: Cell) -> str:
    """Return the number that stands beside a day, as "1" or "1 maand" tells it. Raises NotUnderstood."""
    number = as_number((str(said).split() or [""])[0])
    if number is None:
        raise NotUnderstood("Waarde", f"staat geen aantal; vul in hoeveel {fact.unit} '{fact.name}' is")
    return str(number)


def known_word(fact: FactDefinition, word: str) -> str:
    """Return a word as the dictionary writes it. Raises NotUnderstood for a word it does not know."""
    found = [value for value in fact.values if plain(value) == plain(word)]
    if fact.values and not found:
        raise NotUnderstood("Waarde", f"staat een woord dat wij niet kennen; kies uit {', '.join(fact.values)}")
    return found[0] if found else word


def as_day(said: Cell) -> Value | None:
    """Return a day; "ja" says that it happened without saying when."""
    if isinstance(said, Day) or as_yes_no(said) is True:
        return said if isinstance(said, Day) else True
    read = read_day(said, today=date.max)
    return None if isinstance(read, BadDay) else read


def as_yes_no(said: Cell) -> bool | None:
    """Return ja or nee, or nothing where it is neither."""
    return said if isinstance(said, bool) else YES_NO.get(plain(str(said)))


def as_number(said: Cell) -> Decimal | None:
    """Return a number, or nothing where it is none or could count nothing of a family."""
    try:
        number = Decimal(str(said).replace(",", "."))
    except InvalidOperation:
        return None
    return number if number.is_finite() and 0 <= number <= HIGHEST else None


def as_text(said: Cell) -> str:
    """Return words; a cell that reads as something else is given back as people write it."""
    if isinstance(said, Day):
        return said.told or day_words(said)
    if isinstance(said, bool):
        return "ja" if said else "nee"
    return str(said)


READ: Mapping[FactType, Callable[[Cell], Value | None]] = {
    "dag": as_day,
    "ja/nee": as_yes_no,
    "getal": as_number,
    "tekst": as_text,
}


def settings(reading: Reading) -> tuple[Settings, tuple[Message, ...]]:
    """Return what a municipality set, and a message for every line that no rule knows."""
    found, messages = [], []
    for line in reading.settings:
        rule = next((each for each in the_rulebook().rules if each.id.casefold() == line.rule.casefold()), None)
        parameter = parameter_of(rule, line) if rule else None
        if rule is None or parameter is None:
            messages.append(refused(line, rule))
            continue
        if not 0 <= line.value <= HIGHEST:
            messages.append(out_of_range(line))
            continue
        found.append(ParameterSetting(rule.id, parameter, line.value, line.since))
        if not goes_by(line.parameter, rule, parameter):
            words = (
                f"In Instellingen lezen wij {line.parameter} bij regel {rule.id} als {parameter}; kijk na of dat klopt."
            )
            messages.append(Message("Instellingen", None, "Parameter", Level.REMARKED, words))
    return Settings(tuple(found)), tuple(messages)


def out_of_range(line: Setting) -> Message:
    """Return the message for a number with which nothing can be counted."""
    words = f"In Instellingen staat bij regel {line.rule} het getal {line.value}; vul een getal in van 0 tot {HIGHEST}."
    return Message("Instellingen", None, "Waarde", Level.ROW_REFUSED, words)


def parameter_of(rule: Rule, line: Setting) -> str | None:
    """Return the parameter a line means: by a name it goes by, else the only one that may be set, or nothing."""
    if plain(line.parameter) == SWITCH:
        return SWITCH if rule.may_be_switched_off else None
    adjustable = [parameter.name for parameter in adjustable_parameters(rule)]
    named = [name for name in adjustable if goes_by(line.parameter, rule, name)]
    return named[0] if named else adjustable[0] if len(adjustable) == 1 else None


def goes_by(word: str, rule: Rule, name: str) -> bool:
    """Return whether a parameter of a rule, or its switch, goes by a word."""
    also = rule.parameters[name].also_called if name in rule.parameters else ()
    return plain(word) in map(plain, (name, *also))


def adjustable_parameters(rule: Rule) -> tuple[ParameterDefinition, ...]:
    """Return the parameters of a rule that a municipality may set."""
    return tuple(parameter for parameter in rule.parameters.values() if parameter.adjustable)


def refused(line: Setting, rule: Rule | None) -> Message:
    """Return the message for a line of Instellingen that does nothing."""
    if rule is None:
        words = f"In Instellingen staat regel {line.rule}, die kennen wij niet; kijk de regel na."
        return Message("Instellingen", None, "Regel", Level.ROW_REFUSED, words)
    adjustable = ", ".join(parameter.name for parameter in adjustable_parameters(rule)) or "geen parameter"
    words = (
        f"In Instellingen staat bij regel {rule.id} de parameter {line.parameter}, die is niet in te stellen; "
        f"wel: {adjustable}."
    )
    return Message("Instellingen", None, "Parameter", Level.ROW_REFUSED, words)
