"""Leest een werkboek en zegt welke dagen en signalen op een dag tellen, zonder server of database.

Afsluitcode: 0 gelukt, 2 niet te gebruiken invoer (de reden staat op stderr). Wat --json schrijft staat in
docs/reference/evaluate.md.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import sys
from datetime import date
from pathlib import Path

from weerzien.cli.evaluate_output import as_json, as_table
from weerzien.cli.evaluate_timeline import timeline_json, timeline_table
from weerzien.cli.map_file import map_text
from weerzien.exchange.workbook.cases import cases
from weerzien.exchange.workbook.column_map import read_map
from weerzien.exchange.workbook.read import read_workbook
from weerzien.exchange.workbook.told import settings
from weerzien.exchange.workbook.twice_told import told_once
from weerzien.kernel.refusals import Refused
from weerzien.rulebook.evaluate import evaluate
from weerzien.rulebook.timeline import timeline
from weerzien.rulebook.unread import read

UNUSABLE = 2


class NoSuchWorkbook(Refused):
    """Dit werkboek is er niet of kan niet gelezen worden. Kijk de naam na en probeer het opnieuw."""


class EndsBeforeItBegins(Refused):
    """De laatste dag van de tijdlijn (--until) ligt voor de dag waarop wordt gekeken (--on). Kies een latere dag."""


class NoSuchFamily(Refused):
    """Dit gezinsnummer staat niet in het werkboek. Kijk het nummer na en probeer het opnieuw."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Take the workbook, the day that is looked at, and how to show what comes out."""
    parser.add_argument(
        "workbook",
        metavar="WERKBOEK",
        type=Path,
        help="het werkboek (.xlsx of .ods), of een van zijn bladen als tekst (.csv)",
    )
    parser.add_argument(
        "--on", metavar="DAG", type=day, required=True, help="de dag waarop wordt gekeken, als 2026-11-21"
    )
    parser.add_argument(
        "--until",
        metavar="DAG",
        type=day,
        help="ook de tijdlijn: wat er van --on tot en met deze dag verandert als niemand iets invoert",
    )
    parser.add_argument("--family", metavar="GEZIN", help="alleen dit gezinsnummer")
    parser.add_argument(
        "--map", metavar="BESTAND", type=Path, help="welke kop van u welke kop van ons is (docs/how-to/name-columns.md)"
    )
    parser.add_argument("--json", action="store_true", help="schrijf alles als JSON")


def day(said: str) -> date:
    """Return the day that was typed. Raises the error that argparse shows."""
    try:
        return date.fromisoformat(said)
    except ValueError:
        raise argparse.ArgumentTypeError(f"'{said}' is geen dag; schrijf die als 2026-11-21") from None


def run(arguments: argparse.Namespace) -> int:
    """Evaluate the workbook on the day and print the outcomes; 2 with a sentence where the input cannot be used."""
    try:
        print(evaluated(arguments), flush=True)
    except Refused as no:
        print(no, file=sys.stderr)
        return UNUSABLE
    except BrokenPipeError:
        # Who reads us stopped early, as `head` does; without this Python complains once more on its way out.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return 0


def evaluated(arguments: argparse.Namespace) -> str:
    """Return what is printed. Raises Refused where the workbook or the family cannot be used."""
    on: date = arguments.on
    until: date | None = arguments.until
    if until and until < on:
        raise EndsBeforeItBegins
    mapped = read_map(map_text(arguments.map))
    content = content_of(arguments.workbook)
    reading = read_workbook(content, file_name=arguments.workbook.name, today=on, mapped=mapped)
    families = cases(reading)
    if arguments.family:
        families = tuple(case for case in families if str(case.family).casefold() == arguments.family.casefold())
        if not families:
            raise NoSuchFamily
    given, refused = settings(reading)
    outcomes = [read(outcome) for case in families for outcome in evaluate(case, on=on, settings=given)]
    messages = (*reading.messages, *told_once(reading).remarks, *refused)
    told = as_json(on, outcomes, messages) if arguments.json else {}
    shown = "" if arguments.json else as_table(on, outcomes, messages, families=len(families), width=terminal_width())
    if until:
        courses = [(case, timeline(case, since=on, until=until, settings=given)) for case in families]
        told |= timeline_json(courses)
        shown += f"\n\n{timeline_table(courses, (on, until), width=terminal_width())}"
    return json.dumps(told, ensure_ascii=False, indent=2) if arguments.json else shown


def terminal_width() -> int:
    """Return how many characters fit on a line; 0 where what we print goes to a file or another program."""
    return shutil.get_terminal_size().columns if sys.stdout.isatty() else 0


def content_of(workbook: Path) -> bytes:
    """Return the bytes of the file. Raises NoSuchWorkbook."""
    try:
        return workbook.read_bytes()
    except OSError as error:
        raise NoSuchWorkbook from error
