"""The members of a family, each in words."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from datetime import date
from uuid import UUID

from weerzien.access.roles import Compartment
from weerzien.dossiers.queries.facts import DerivedLine, HistoryRow
from weerzien.dossiers.queries.families import FamilyHead
from weerzien.early_signals.family.facts import FamilyFacts, Values
from weerzien.early_signals.family.together import kin_words, lives_with
from weerzien.early_signals.member_line import MemberLine
from weerzien.kernel.days import Day
from weerzien.kernel.words import age_words, day_words
from weerzien.procedure.rules import PHASE_WORDS, family_phase

UNKNOWN = "onbekend"
PART_WORDS: Mapping[str, str] = {"amv": "alleengekomen jongere"}
PERMIT_WORDS: Mapping[str, str] = {"A": "A-status", "B": "B-status", "regulier": "reguliere vergunning"}
INTERPRETER_WORDS: Mapping[bool | None, str] = {True: "tolk nodig", False: "geen tolk nodig", None: UNKNOWN}
WHEREABOUTS: Mapping[bool | None, str] = {True: "in Nederland", False: "in het buitenland", None: UNKNOWN}


def member_lines(
    facts: FamilyFacts,
    derived: Sequence[DerivedLine],
    opened: Collection[str],
    *,
    rows: Sequence[HistoryRow],
    head: FamilyHead,
    today: date,
) -> tuple[MemberLine, ...]:
    """Return a line per member in the order of the facts; where names are closed, what may be known instead."""
    if Compartment.IDENTITY in opened:
        names = {pk: head.first_name_of(pk) for pk in facts.members}
        kin, homes = kin_words(rows, names, facts, today=today), lives_with(rows, names, today=today)
        lines = (_line(pk, facts, opened, today) for pk in facts.members)
        return tuple(replace(line, kin=kin[line.person_id], lives_with=homes[line.person_id]) for line in lines)
    known: dict[UUID, dict[str, str]] = {}
    for value in derived:
        if value.compartment == Compartment.IDENTITY:
            known.setdefault(value.subject_id, {})[value.name] = value.value
    homes = lives_with(rows, {pk: values.get("first_name", "") for pk, values in known.items()}, today=today)
    return tuple(replace(_derived_line(pk, values), lives_with=homes[pk]) for pk, values in known.items())


def _line(pk: UUID, facts: FamilyFacts, opened: Collection[str], today: date) -> MemberLine:
    values = facts.persons[pk]
    born = values.get("Geboortedatum")
    interpreter, is_here = _flag(values, "Tolk nodig"), _flag(values, "In Nederland")
    housing, procedure = Compartment.HOUSING in opened, Compartment.PROCEDURE in opened
    phases = facts.phases.get(pk, ())
    return MemberLine(
        person_id=pk,
        name=" ".join(filter(None, (_text(values, "Voornaam"), _text(values, "Achternaam")))),
        first_name=_text(values, "Voornaam"),
        part=PART_WORDS.get(_text(values, "Rol in gezin"), _text(values, "Rol in gezin")),
        age=age_words(born, today) if isinstance(born, Day) else UNKNOWN,
        born=(born.told or day_words(born)) if isinstance(born, Day) else UNKNOWN,
        born_is_exact=isinstance(born, Day) and born.is_exact,
        nationality=_text(values, "Nationaliteit"),
        language=_text(values, "Taal") or UNKNOWN,
        interpreter=INTERPRETER_WORDS[interpreter],
        needs_interpreter=interpreter,
        whereabouts=WHEREABOUTS[is_here] if housing else "",
        is_abroad=None if is_here is None else not is_here,
        permit=_permit(values) if procedure else "",
        phase=PHASE_WORDS[family_phase(phases)] if phases else "",
        home=_home(values) if housing and is_here is not False else "",
        school=_school(values) if Compartment.SCHOOLING in opened else "",
        kin=(),
        lives_with="",
    )


def _permit(values: Values) -> str:
    kind = _text(values, "Vergunning")
    notified = values.get("Vergunning bekendgemaakt")
    if not kind:
        return ""
    words = PERMIT_WORDS.get(kind, kind)
    return f"{words}, bekendgemaakt {day_words(notified)}" if isinstance(notified, Day) else words


def _home(values: Values) -> str:
    home, hotel, expected = (values.get(name) for name in ("Woning sinds", "Hotel sinds", "Opvang verwacht op"))
    place = f" in {_text(values, 'Gemeente')}" if _text(values, "Gemeente") else ""
    if isinstance(home, Day):
        return f"woning{place} sinds {day_words(home)}"
    if isinstance(hotel, Day):
        return f"hotel sinds {day_words(hotel)}"
    if isinstance(expected, Day):
        return f"opvang verwacht {day_words(expected)}"
    return _text(values, "Opvang") or UNKNOWN


def _school(values: Values) -> str:
    school, full_time = _text(values, "School"), _flag(values, "Volledig dagonderwijs")
    return f"{school}, volledig dagonderwijs" if school and full_time else school


def _text(values: Values, heading: str) -> str:
    value = values.get(heading)
    return value if isinstance(value, str) else ""


def _flag(values: Values, heading: str) -> bool | None:
    value = values.get(heading)
    return value if isinstance(value, bool) else None


def _derived_line(pk: UUID, values: Mapping[str, str]) -> MemberLine:
    interpreter = {"true": True, "false": False}.get(values.get("needs_interpreter", ""))
    return MemberLine(
        person_id=pk,
        name=values.get("first_name", ""),
        first_name=values.get("first_name", ""),
        part="",
        age="",
        born="",
        born_is_exact=False,
        nationality="",
        language=values.get("language", ""),
        interpreter=INTERPRETER_WORDS[interpreter],
        needs_interpreter=interpreter,
        whereabouts="",
        is_abroad=None,
        permit="",
        phase="",
        home="",
        school="",
        kin=(),
        lives_with="",
    )
