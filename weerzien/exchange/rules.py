"""What may be done with an import in which state, and why not: refusals as Dutch sentences."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from weerzien.kernel.refusals import Refused


class RunState(StrEnum):
    PREVIEW = "preview"
    TAKING = "taking"
    TAKEN = "taken"
    FAILED = "failed"
    DISCARDED = "discarded"


class MayNotImport(Refused):
    """U mag geen werkboek inlezen. Vraag een gezinsregisseur van uw gemeente om dit te doen."""


class AlreadyTaken(Refused):
    """Dit werkboek is al overgenomen. Kies een nieuw bestand als er iets veranderd is."""


class AlreadyTaking(Refused):
    """Dit werkboek wordt op dit moment al overgenomen. Wacht tot het klaar is en kijk dan opnieuw."""


class WasDiscarded(Refused):
    """Dit werkboek is weggegooid. Kies het bestand opnieuw als u het toch wilt overnemen."""


class NothingToTake(Refused):
    """In dit werkboek staat geen rij die wij kunnen overnemen. Herstel de geweigerde rijen en kies het opnieuw."""


class FileRemoved(Refused):
    """Dit werkboek is na het overnemen verwijderd. Kies het bestand opnieuw als u het nog eens wilt bekijken."""


class DatabaseGone(Refused):
    """De database geeft geen antwoord meer. Er is niets overgenomen; wacht even en neem het werkboek opnieuw over."""


class Stopped(Refused):
    """Het overnemen is gestopt. Er is niets overgenomen; neem het werkboek opnieuw over als u verder wilt."""


class NothingToStop(Refused):
    """Dit werkboek wordt nu niet overgenomen, of het is bijna klaar en kan niet meer stoppen. Kijk hoe ver het is."""


class ChangedSinceChosen(Refused):
    """Sinds u koos, is een van de gegevens hier gewijzigd. Er is niets overgenomen; bekijk de verschillen opnieuw."""


class ColumnsFixed(Refused):
    """Van dit werkboek kunnen de kolommen nu niet veranderen. Kies het bestand opnieuw."""


WHY_NOT_TAKE: Mapping[RunState, type[Refused] | None] = {
    RunState.PREVIEW: None,
    RunState.FAILED: None,
    RunState.TAKING: AlreadyTaking,
    RunState.TAKEN: AlreadyTaken,
    RunState.DISCARDED: WasDiscarded,
}
"""Why a run in this state is not taken; a run that is being taken may be taken again once it died half-way."""


def check_may_take(state: RunState, *, died: bool) -> None:
    """Raise the reason why a run is not taken, if there is one."""
    refusal = WHY_NOT_TAKE[state]
    if refusal is AlreadyTaking and died:
        return
    if refusal is not None:
        raise refusal


def check_may_choose(state: RunState, *, died: bool, has_file: bool) -> None:
    """Raise the reason why nothing can be chosen any more about columns or conflicts, if there is one."""
    check_may_take(state, died=died)
    if not has_file:
        raise ColumnsFixed


def check_may_discard(state: RunState, *, died: bool) -> None:
    """Raise AlreadyTaking while a run is being taken."""
    if state is RunState.TAKING and not died:
        raise AlreadyTaking
