"""Leest een werkboek met gezinnen in: laat zien wat er verandert en neemt het in een keer over.

Afsluitcode: 0 overgenomen (of bekeken), 1 niet overgenomen (de reden staat erbij), 2 opdracht niet begrepen.
Ctrl-C stopt het overnemen bij de volgende stap: er is dan niets overgenomen. Een tweede keer Ctrl-C stopt meteen.
Geweigerde rijen houden het overnemen van de andere rijen niet tegen; met --herstel komen ze terug in een werkboek.
"""

from __future__ import annotations

import argparse
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import date, datetime
from pathlib import Path
from threading import Event
from types import FrameType
from typing import TYPE_CHECKING
from uuid import UUID

from weerzien.cli.clock import what_time_is_it
from weerzien.cli.map_file import map_text
from weerzien.kernel.refusals import Refused

if TYPE_CHECKING:
    from weerzien.access.actors import Actor
    from weerzien.exchange.queries import Said
    from weerzien.exchange.taking import Progress

NEEDS_DATABASE = True

BAR = 30


class NoSuchFile(Refused):
    """Dit bestand is er niet of kan niet gelezen worden. Kijk de naam na en probeer het opnieuw."""


class CannotWrite(Refused):
    """Het herstelwerkboek kan hier niet opgeslagen worden. Kies met --herstel een andere plaats."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Take the workbook, the account, and what to do beside taking it in."""
    parser.add_argument(
        "workbook",
        metavar="WERKBOEK",
        type=Path,
        help="het werkboek (.xlsx of .ods), of een van zijn bladen als tekst (.csv)",
    )
    parser.add_argument("--als", metavar="ACCOUNT", required=True, help="het e-mailadres waarmee u inlogt")
    parser.add_argument("--alleen-bekijken", action="store_true", help="laat zien wat er zou veranderen en stop")
    parser.add_argument(
        "--map", metavar="BESTAND", type=Path, help="welke kop van u welke kop van ons is (docs/how-to/name-columns.md)"
    )
    parser.add_argument(
        "--verschillen",
        choices=("laten", "overnemen"),
        default="laten",
        help="wat er gebeurt met gegevens die hier met de hand of door een ander anders zijn ingevuld (anders: laten)",
    )
    parser.add_argument("--herstel", metavar="BESTAND", type=Path, help="schrijf geweigerde rijen naar dit werkboek")


def run(arguments: argparse.Namespace) -> int:
    """Stage the workbook, say what it would do, and take it unless only a look was asked for."""
    from weerzien.access.queries import account_id_of, actor_for  # noqa: PLC0415 -- only after Django has started
    from weerzien.exchange.actions import discard, stage_workbook  # noqa: PLC0415 -- only after Django has started

    content, column_map = read(arguments.workbook), map_text(arguments.map)
    now = what_time_is_it()
    today = now.date()
    actor = actor_for(account_id_of(arguments.als), today=today)
    tell("Het werkboek wordt gelezen.")
    run_id = stage_workbook(
        actor=actor,
        content=content,
        file_name=arguments.workbook.name,
        column_map=column_map,
        today=today,
        now=now,
    )
    print_summary(actor, run_id, today)
    if arguments.verschillen == "overnemen":
        choose_workbook(actor, run_id, now)
    print_conflicts(actor, run_id, today)
    if arguments.herstel:
        write_mending(arguments.herstel, actor=actor, run_id=run_id, now=now)
    if arguments.alleen_bekijken:
        discard(actor=actor, run_id=run_id, today=today, now=now)
        print("Alleen bekeken: er is niets overgenomen.")
        return 0
    return take_in(actor, run_id, today, now)


def read(workbook: Path) -> bytes:
    """Return the bytes of the file. Raises NoSuchFile."""
    try:
        return workbook.read_bytes()
    except OSError as error:
        raise NoSuchFile from error


def take_in(actor: Actor, run_id: UUID, today: date, now: datetime) -> int:
    """Take the staged workbook, with its progress on the terminal and where a page can see it."""
    from weerzien.exchange.actions import take  # noqa: PLC0415 -- only after Django has started
    from weerzien.exchange.progress import progress_written  # noqa: PLC0415 -- only after Django has started
    from weerzien.exchange.rules import Stopped  # noqa: PLC0415 -- only after Django has started

    with progress_written(actor, run_id, today=today) as write:

        def tell_both(progress: Progress) -> None:
            write(progress)
            tell(f"{bar(progress)} {progress.sentence}")
            if stopping.is_set():
                raise Stopped

        with stop_asked() as stopping:
            taken = take(actor=actor, run_id=run_id, today=today, now=now, tell=tell_both)
    print(f"Overgenomen: {taken.family_count} gezinnen, {taken.fact_count} gegevens opgeslagen.")
    return 0


@contextmanager
def stop_asked() -> Iterator[Event]:
    """Give what is set by the first Ctrl-C; the second one interrupts as ever."""
    asked = Event()

    def ask(_number: int, _frame: FrameType | None) -> None:
        asked.set()
        signal.signal(signal.SIGINT, signal.default_int_handler)
        tell("Het overnemen stopt bij de volgende stap.")

    before = signal.signal(signal.SIGINT, ask)
    try:
        yield asked
    finally:
        signal.signal(signal.SIGINT, before)


def bar(progress: Progress) -> str:
    """Return how far it is as a bar of thirty signs."""
    filled = BAR * progress.done // progress.total if progress.total else 0
    return f"[{'#' * filled}{'.' * (BAR - filled)}]"


def tell(sentence: str) -> None:
    """Say on stderr what is going on."""
    print(sentence, file=sys.stderr, flush=True)


def print_summary(actor: Actor, run_id: UUID, today: date) -> None:
    """Print how the rows are divided and every sentence about what is refused or odd."""
    from weerzien.access.context import acting  # noqa: PLC0415 -- only after Django has started
    from weerzien.exchange.queries import messages_of, run_panel  # noqa: PLC0415 -- only after Django has started

    with acting(actor, today=today):
        panel, messages = run_panel(run_id), messages_of(run_id)
    print(f"\n{panel.file_name}: {panel.row_count} rijen")
    for tally in panel.tallies:
        print(f"  {tally.words:<12}{tally.count:>6}")
    print(f"  {'opmerkingen':<12}{panel.remarked_count:>6}  (rijen waar iets over te zeggen is)\n")
    for line in grouped(messages):
        print(line)


def choose_workbook(actor: Actor, run_id: UUID, now: datetime) -> None:
    """Choose the workbook above everything that stands here otherwise."""
    from weerzien.exchange.choosing import (  # noqa: PLC0415 -- only after Django has started
        Choice,
        ForAll,
        choose_conflicts,
    )

    choose_conflicts(actor=actor, run_id=run_id, choices={}, for_all=ForAll(Choice.TAKE), today=now.date(), now=now)


def print_conflicts(actor: Actor, run_id: UUID, today: date) -> None:
    """Print where the workbook differs from what stands here, by whom and when, without the values."""
    from weerzien.access.context import acting  # noqa: PLC0415 -- only after Django has started
    from weerzien.exchange.panels import conflict_places  # noqa: PLC0415 -- only after Django has started

    with acting(actor, today=today):
        places = conflict_places(run_id)
    for place in places:
        print(f"  verschil: {place.words}")
    if places:
        print("  De waarden staan op de pagina Inlezen, bij de verschillen.\n")


def grouped(messages: tuple[Said, ...]) -> list[str]:
    """Return the sentences by level, the gravest first; of remarks only how many there are of each kind."""
    lines = []
    for level in ("rij geweigerd", "cel geweigerd"):
        lines += [f"  {level}: {said.message}" for said in messages if said.level == level]
    remarks = [said for said in messages if said.level == "opgemerkt"]
    lines += [f"  opgemerkt: {said.message}" for said in remarks[:20]]
    if len(remarks) > 20:
        lines.append(f"  opgemerkt: en nog {len(remarks) - 20} andere opmerkingen; bekijk ze op de pagina Inlezen.")
    return [*lines, ""] if lines else []


def write_mending(target: Path, *, actor: Actor, run_id: UUID, now: datetime) -> None:
    """Write the refused rows, and rows with a refused cell, to a workbook. Raises CannotWrite."""
    from weerzien.exchange.actions import mending_workbook_of  # noqa: PLC0415 -- only after Django has started

    content = mending_workbook_of(actor=actor, run_id=run_id, also_incomplete=True, today=now.date(), now=now)
    with suppress(OSError):
        target.write_bytes(content)
        print(f"Rijen om te herstellen staan in {target}.")
        return
    raise CannotWrite
