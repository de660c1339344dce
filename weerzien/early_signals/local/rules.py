"""What a municipality may set in a rule, and what its choices come to: pure decisions over plain values."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from weerzien.kernel.refusals import Refused
from weerzien.rulebook.book import the_rulebook
from weerzien.rulebook.rule import Ground, ParameterDefinition, Rule
from weerzien.rulebook.settings import SWITCH, ParameterSetting, Settings
from weerzien.rulebook.tree import Unit

REASON_LENGTH = 500
MOST: Mapping[Unit | None, int] = {
    Unit.DAYS: 1830,
    Unit.WORKING_DAYS: 1300,
    Unit.WEEKS: 260,
    Unit.MONTHS: 60,
    Unit.YEARS: 5,
    None: 100,
}
"""The highest number that makes sense: five years, or a hundred times."""
YES_OR_NO = "1 is ja"
"""The words that stand as the unit of a parameter that is a choice and no number."""
FIRST_DAY, LAST_DAY = date(2000, 1, 1), date(2099, 12, 31)


class MayNotSet(Refused):
    """Alleen de applicatiebeheerder van een gemeente wijzigt hoe de regels daar staan. Vraag het aan uw beheerder;
    u ziet hier wel wat nu geldt."""


class IsStatute(Refused):
    """Deze regel staat in de wet, en een gemeente kan de wet niet uitzetten. Kies een regel die geen wet is."""


class IsPolicy(Refused):
    """Deze regel is landelijk beleid, en een gemeente kan dat niet uitzetten. Kies een lokaal voorstel."""


class IsPractice(Refused):
    """Deze regel komt uit een landelijk praktijkdocument, en een gemeente kan die niet uitzetten. Kies een lokaal
    voorstel."""


NOT_OURS_TO_SWITCH: Mapping[Ground, type[Refused]] = {
    Ground.STATUTE: IsStatute,
    Ground.POLICY: IsPolicy,
    Ground.SEED: IsPractice,
}


class NotAdjustable(Refused):
    """Dit getal ligt vast in de bron van de regel. Een gemeente kan het niet wijzigen; kies een getal waar 'instellen'
    bij staat."""


class NoReason(Refused):
    """Schrijf op waarom u dit wijzigt. Een collega moet dat later kunnen lezen."""


class OutOfReach(Refused):
    """Deze waarde past niet bij dit getal van de regel. Vul bij Waarde een heel getal in dat ertussen ligt."""

    def __init__(self, least: int, most: int) -> None:
        super().__init__()
        self.least, self.most = least, most

    def __str__(self) -> str:
        return f"{self.sentence()} Het kan van {self.least} tot en met {self.most}."


class DayOutOfReach(Refused):
    """Bij Vanaf past alleen een dag van 1 januari 2000 tot en met 31 december 2099. Kies een andere dag."""


class NotCountedYet(Refused):
    """De voorproef is nog niet klaar. Wacht tot alle gezinnen geteld zijn en bewaar dan de instelling."""


class ChangedSincePreview(Refused):
    """Sinds deze voorproef is er een dag voorbij of is een andere instelling gewijzigd. Maak een nieuwe voorproef;
    er is niets bewaard."""


class SavedAlready(Refused):
    """Deze instelling is al bewaard. Bekijk de regel om te zien wat nu geldt."""


class NothingChanges(Refused):
    """Vanaf die dag geldt dit al. Kies een andere waarde of een andere dag; er is niets bewaard."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """One choice of a municipality; no value gives the rule its own value back, no day means always."""

    rule: str
    parameter: str
    value: int | None
    since: date | None


def rule_called(rule_id: str) -> Rule | None:
    """Return a rule by its id, or nothing where it has left the rulebook."""
    return next((rule for rule in the_rulebook().rules if rule.id == rule_id), None)


def own_value(rule_id: str, parameter: str) -> int | None:
    """Return the value with which a rule was written; nothing where the rulebook knows it no longer."""
    rule = rule_called(rule_id)
    if rule is None or parameter == SWITCH:
        return 1 if rule else None
    return rule.parameters[parameter].value if parameter in rule.parameters else None


def unit_words(rule_id: str, parameter: str) -> str:
    """Return in what a parameter counts; empty for the switch of a rule."""
    rule = rule_called(rule_id)
    return rule.parameters[parameter].unit_words if rule and parameter in rule.parameters else ""


def as_settings(chosen: Iterable[Chosen]) -> Settings:
    """Return what choices come to, given in the order in which they were made: of two for one day the last counts.

    What the rulebook knows no longer counts for nothing.
    """
    last = {(each.rule, each.parameter, each.since): each for each in chosen}
    found = []
    for each in last.values():
        own = own_value(each.rule, each.parameter)
        if own is not None:
            value = own if each.value is None else each.value
            found.append(ParameterSetting(each.rule, each.parameter, value, each.since))
    return Settings(tuple(sorted(found, key=lambda one: (one.rule, one.parameter, one.since or date.min))))


def with_choice(settings: Settings, choice: Chosen) -> Settings:
    """Return settings with one more choice."""
    before = [Chosen(each.rule, each.parameter, each.value, each.since) for each in settings.parameters]
    return as_settings([*before, choice])


def value_on(settings: Settings, rule_id: str, parameter: str, day: date) -> int | None:
    """Return what a parameter comes to on a day: the latest choice that has begun, else the value of the rule."""
    begun = [
        each
        for each in settings.parameters
        if (each.rule, each.parameter) == (rule_id, parameter) and (each.since is None or each.since <= day)
    ]
    return begun[-1].value if begun else own_value(rule_id, parameter)


def is_a_choice(parameter: ParameterDefinition) -> bool:
    """Return whether a parameter is answered with yes or no."""
    return parameter.unit_words == YES_OR_NO


def limits(rule: Rule, parameter: str) -> tuple[int, int]:
    """Return the least and the most that may be set. Raises IsStatute, IsPolicy, IsPractice, NotAdjustable."""
    if parameter == SWITCH:
        if not rule.may_be_switched_off:
            raise NOT_OURS_TO_SWITCH[rule.ground]
        return 0, 1
    defined = rule.parameters.get(parameter)
    if defined is None or not defined.adjustable:
        raise NotAdjustable
    if is_a_choice(defined):
        return 0, 1
    # A span of nothing says that something has to be done before it is known; a rule that begins with none may have it.
    return min(1, defined.value), MOST[defined.unit]


def check_choice(choice: Chosen, *, because: str, settings: Settings) -> None:
    """Refuse a choice that may not be made or changes nothing. Raises a Refused that says which and what now."""
    rule = rule_called(choice.rule)
    if rule is None:
        raise NotAdjustable
    least, most = limits(rule, choice.parameter)
    if choice.value is not None and not least <= choice.value <= most:
        raise OutOfReach(least, most)
    if choice.since is not None and not FIRST_DAY <= choice.since <= LAST_DAY:
        raise DayOutOfReach
    if not because.strip():
        raise NoReason
    if is_said_already(choice, settings):
        raise NothingChanges


def is_said_already(choice: Chosen, settings: Settings) -> bool:
    """Return whether a choice says what counts from that day on without it."""
    day = choice.since or date.min
    value = own_value(choice.rule, choice.parameter) if choice.value is None else choice.value
    return value == value_on(settings, choice.rule, choice.parameter, day)
