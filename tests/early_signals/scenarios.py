"""Scenarios through the pages: the workbook imported, the family evaluated, what each role reads of it put together.

What `weerzien evaluate --json` says of a workbook is asked here of the pages: the family, Vandaag, and why.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import Any
from uuid import UUID

import psycopg
import pytest
from django.db import transaction

from tests.cast import Hire, Organisations
from tests.cli.scenarios import Evaluates, Rows, Said, write
from weerzien.access.actors import Actor
from weerzien.access.context import acting
from weerzien.access.roles import Role
from weerzien.dossiers.models import LocalNumber
from weerzien.early_signals.models import Outcome
from weerzien.early_signals.panels import OutcomeLine
from weerzien.early_signals.queries import family_panel, today_panel, why_panel
from weerzien.exchange.actions import stage_workbook, take
from weerzien.exchange.queries import messages_of
from weerzien.procedure.models import Application

COLLEAGUES = (
    Role.KLANTREGISSEUR_INBURGERING,
    Role.KLANTMANAGER_INKOMEN,
    Role.MEDEWERKER_HUISVESTING,
)
"""Who besides the director of the family reads every family of the municipality, each their own part."""
CALLED = "Persoon{}"


@dataclass(frozen=True)
class Office:
    """The people of one municipality who look, the director of the family first.

    `importer` is that director, who sets the rules of the municipality too.
    """

    people: Sequence[Actor]
    importer: Actor

    @property
    def director(self) -> Actor:
        return self.people[0]


@pytest.fixture
def office(amina: Actor, hire: Hire, organisations: Organisations, owner: psycopg.Connection[Any]) -> Office:
    """Return somebody of each role that reads all families, at work on any day that a scenario is about."""
    people = [amina, *(hire(f"Robin {role}", role, organisations.meerdijk) for role in COLLEAGUES)]
    owner.execute(
        "insert into access_position (id, account_id, organisation_id, role, period)"
        " values (gen_random_uuid(), %s, %s, 'beheerder', '[1990-01-01,)')",
        [amina.account_id, amina.organisation_id],
    )
    owner.execute("update access_position set period = '[1990-01-01,)'")
    return Office(people, replace(amina, roles=amina.roles | {Role.BEHEERDER}))


@pytest.fixture
def evaluates(office: Office, tmp_path: Path) -> Evaluates:
    """Import a workbook on a day and return what the pages say of it; nothing of it is left for the next."""

    def run(on: str, sheets: Mapping[str, Rows], *, without: Sequence[str] = (), family: str = "") -> Said:
        path = write(tmp_path / "scenario.xlsx", with_names(sheets), without=without)
        with transaction.atomic():
            said = on_the_pages(office, path.read_bytes(), on=date.fromisoformat(on), family=family)
            transaction.set_rollback(True)
        return said

    return run


def with_names(sheets: Mapping[str, Rows]) -> Mapping[str, Rows]:
    """Return the sheets with a name for everybody, by which the pages tell who is meant."""
    persons = [{"Voornaam": CALLED.format(row["Persoonsnummer"]), **row} for row in sheets.get("Personen", ())]
    return {**sheets, "Personen": persons}


def on_the_pages(office: Office, content: bytes, *, on: date, family: str) -> Said:
    """Return what the pages say of every family of a workbook, and what was said while it was imported."""
    now = datetime.combine(on, time(10), UTC)
    run_id = stage_workbook(actor=office.importer, content=content, file_name="lijst.xlsx", today=on, now=now)
    take(actor=office.importer, run_id=run_id, today=on, now=now)
    with acting(office.director, today=on):
        messages = [
            {"sheet": said.sheet, "row": said.row, "column": said.column, "level": said.level, "message": said.message}
            for said in messages_of(run_id)
        ]
        numbers = LocalNumber.objects.filter(person=None).values_list("dossier_id", "number")
        named = {pk: number for pk, number in numbers if family in ("", number)}
        places = Application.objects.values_list("id", "source_place")
        rows = {pk: int(place.rpartition(" ")[2]) for pk, place in places}
    outcomes = [as_said(line, who, on=on, called={**named, **rows}) for who, line in seen(office, named, on=on)]
    return Said({"on": on.isoformat(), "messages": messages, "outcomes": outcomes})


def seen(office: Office, dossier_ids: Collection[UUID], *, on: date) -> Iterator[tuple[Actor, OutcomeLine]]:
    """Yield every line that somebody sees on the page of a family, once; Vandaag says the same of the same."""
    known: set[UUID] = set()
    for who in office.people:
        with acting(who, today=on):
            today = today_panel(who, today=on)
            lines = {line.outcome_id: line for pk in dossier_ids for line in on_the_page(who, pk, on=on)}
        for line in (*today.days.rows, *today.signals.rows, *today.tasks.rows):
            assert lines[line.outcome_id] == line, "Vandaag and the page of the family say something else"
        for line in lines.values():
            if line.outcome_id not in known:
                known.add(line.outcome_id)
                yield who, line


def on_the_page(who: Actor, dossier_id: UUID, *, on: date) -> Iterator[OutcomeLine]:
    """Yield every line of the page of one family."""
    panel = family_panel(who, dossier_id, today=on)
    yield from (*panel.days, *panel.signals)
    for unknown in panel.unknowns:
        yield from unknown.waiting


def as_said(line: OutcomeLine, who: Actor, *, on: date, called: Mapping[UUID, str | int]) -> dict[str, Any]:
    """Return a line as `weerzien evaluate --json` writes it; its page "Waarom" tells version and next change.

    `called` are families and applications as the workbook calls them.
    """
    with acting(who, today=on):
        why = why_panel(who, line.outcome_id, today=on)
        row = Outcome.objects.get(pk=line.outcome_id)
    assert why.line == line, "the page Waarom says something else than the page of the family"
    return {
        "rule": line.rule,
        "step": line.step,
        "version": why.explanation.version_from.isoformat(),
        "family": called[line.dossier_id],
        "person": number_of(line.person),
        "subject_ref": row.subject_ref and called[row.subject_ref],
        "state": line.state.code,
        "kind": line.kind or None,
        "day": line.day and line.day.isoformat(),
        "strict": line.strict,
        "last_working_day": line.last_working_day and line.last_working_day.isoformat(),
        "reminders": [{"day": day, "urgency": urgency} for day, urgency in row.reminders],
        "urgency": line.urgency.code,
        "acts": line.acts,
        "ground": line.ground,
        "certainty": line.certainty.code,
        "missing": list(line.missing),
        "because": list(line.detail),
        "until": why.until and why.until.isoformat(),
    }


def number_of(name: str) -> int | None:
    """Return the number of the person who is called so, None for the whole family."""
    digits = name.partition(" ")[0].removeprefix(CALLED.format(""))
    return int(digits) if digits else None
