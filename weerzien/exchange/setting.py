"""What the sheet Instellingen of a workbook sets in the rules: taken where the importer may set them, else said."""

from __future__ import annotations

from weerzien.access.abilities import Ability, may
from weerzien.access.actors import Actor
from weerzien.early_signals.local.rules import Chosen, NothingChanges, check_choice
from weerzien.exchange.workbook.reading import Level, Message, Reading
from weerzien.exchange.workbook.told import settings
from weerzien.kernel.refusals import Refused
from weerzien.rulebook.settings import ParameterSetting, Settings

SHEET = "Instellingen"
NOT_YOURS = (
    "Het blad Instellingen wordt niet overgenomen: alleen de applicatiebeheerder van een gemeente wijzigt hoe de "
    "regels daar staan. Geef de lijst aan uw beheerder; die stelt ze in bij Regels."
)


def chosen_in(reading: Reading) -> tuple[tuple[Chosen, ...], tuple[Message, ...]]:
    """Return the choices in a workbook that a municipality may make, and a message for every line that is none."""
    given, messages = settings(reading)
    chosen, refused = [], []
    for each in given.parameters:
        choice = Chosen(each.rule, each.parameter, each.value, each.since)
        try:
            check_choice(choice, because=SHEET, settings=Settings())
        except NothingChanges:
            pass
        except Refused as no:
            refused.append(not_possible(each, no))
            continue
        chosen.append(choice)
    return tuple(chosen), (*messages, *refused)


def not_possible(line: ParameterSetting, no: Refused) -> Message:
    """Return the message for a line with a value or a day that cannot be."""
    words = f"In Instellingen kan {line.value} bij regel {line.rule}, parameter {line.parameter}, niet. {no}"
    return Message(SHEET, None, "Waarde", Level.ROW_REFUSED, words)


def settings_to_take(reading: Reading, *, actor: Actor) -> tuple[Chosen, ...]:
    """Return the choices that are taken with a workbook: none where the importer may not set the rules."""
    return chosen_in(reading)[0] if reading.settings and may(actor, Ability.SET_RULES) else ()


def setting_remarks(reading: Reading, *, actor: Actor) -> tuple[Message, ...]:
    """Return what is said of the sheet before anything is taken; nothing where it is not there."""
    if not reading.settings:
        return ()
    if not may(actor, Ability.SET_RULES):
        return (Message(SHEET, None, None, Level.ROW_REFUSED, NOT_YOURS),)
    chosen, messages = chosen_in(reading)
    counted = f"{len(chosen)} instelling wordt" if len(chosen) == 1 else f"{len(chosen)} instellingen worden"
    words = f"In Instellingen: {counted} overgenomen, voor zover die nog niet gelden."
    return (*messages, Message(SHEET, None, None, Level.REMARKED, words))
