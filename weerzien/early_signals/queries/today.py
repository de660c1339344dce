"""The page Vandaag: what needs me now."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any, TypeVar

from django.db.models import (
    BooleanField,
    CharField,
    Count,
    ExpressionWrapper,
    F,
    Func,
    IntegerField,
    Q,
    QuerySet,
    Value,
    Window,
)
from django.db.models.expressions import OrderBy
from django.db.models.functions import RowNumber

from weerzien.access.actors import Actor
from weerzien.access.matrix import whole_family_compartments
from weerzien.access.roles import Compartment
from weerzien.contacts.queries import last_contact_of, last_contacts
from weerzien.dossiers.queries.families import (
    BirthLine,
    FamilyHead,
    born_between,
    families_count,
    family_heads,
    responsible_for,
)
from weerzien.dossiers.rules import births_turning_eighteen, eighteen_on
from weerzien.early_signals.filters import AHEAD_DAYS
from weerzien.early_signals.lines import FIELDS, in_order, outcome_line, urgency_rank
from weerzien.early_signals.models import Outcome
from weerzien.early_signals.panels import Card, EighteenLine, OutcomeLine, SilentLine, TodayPanel
from weerzien.early_signals.rules import CAN_BE_LATE, SILENCE, eighteen_words, silent_words
from weerzien.early_signals.words import acting_words
from weerzien.kernel.days import plus_months
from weerzien.rulebook.outcomes import State

SHOWN = 10
TASKS_AHEAD_DAYS = 56
EIGHTEEN_MONTHS = 6
Rows = QuerySet[Any, dict[str, Any]]
Line = TypeVar("Line")


WORDS: Mapping[str, tuple[str, str, str]] = {
    "days": (
        "Uiterste dagen",
        f"De komende {AHEAD_DAYS} dagen is er geen uiterste dag, en er is niets te laat.",
        "dagen=14-dagen",
    ),
    "signals": (
        "Signalen",
        "Er zijn voor u geen signalen. Hier komt te staan wat aandacht vraagt voordat het misgaat.",
        "signaal=ja",
    ),
    "eighteen": ("Binnenkort 18", "Het komende half jaar wordt niemand achttien.", ""),
    "silent": ("Stille gezinnen", "Met elk gezin is de afgelopen acht weken gesproken.", "stilte=ja"),
    "tasks": (
        "Mijn taken",
        "Voor u staat er nu niets te doen. Hier komen taken van gezinnen waarvoor u verantwoordelijk bent.",
        "wie=ik",
    ),
}
"""Of each card its title, what it says when it is empty, and where the rest of its rows are."""


def today_panel(actor: Actor, *, today: date) -> TodayPanel:
    """Return the five cards of the page Vandaag for this reader; five queries."""
    kept = _outcomes(actor, today)
    births, births_total = born_between(
        *births_turning_eighteen(today, plus_months(today, EIGHTEEN_MONTHS)), size=SHOWN
    )
    shown = {row["dossier_id"] for rows in kept.values() for row in rows} | {birth.dossier_id for birth in births}
    heads = family_heads(shown, today=today)
    contacts = last_contacts([row["dossier_id"] for row in kept["silent"]])

    def lines(key: str) -> list[OutcomeLine]:
        return [outcome_line(row, heads[row["dossier_id"]], actor=actor, today=today) for row in kept[key]]

    sees_all_contacts = Compartment.CONTACTS in whole_family_compartments(actor.roles)
    silent = [_silent(row, heads[row["dossier_id"]], contacts.get(row["dossier_id"]), today) for row in kept["silent"]]
    return TodayPanel(
        today=today,
        families_count=families_count(),
        overdue_count=_total(kept["overdue"]),
        days=_card("days", sorted(lines("days"), key=in_order), _total(kept["days"])),
        signals=_card("signals", lines("signals"), _total(kept["signals"])),
        eighteen=_card(
            "eighteen", [_eighteen(birth, heads[birth.dossier_id], today) for birth in births], births_total
        ),
        silent=_card("silent", silent, _total(kept["silent"])) if sees_all_contacts else None,
        tasks=_card("tasks", sorted(lines("tasks"), key=in_order), _total(kept["tasks"])),
    )


def _card(key: str, rows: Sequence[Line], total: int) -> Card[Line]:
    title, empty, more = WORDS[key]
    return Card(key, title, tuple(rows), total, empty, more)


def _outcomes(actor: Actor, today: date) -> Mapping[str, Sequence[dict[str, Any]]]:
    """Return at most ten outcomes per card, each with the number there are; one query."""
    open_now = Outcome.objects.filter(dossier__closed_on__isnull=True)
    running = open_now.filter(state__in=(State.DUE, State.OVERDUE), day__isnull=False)
    signals = open_now.filter(state=State.SIGNAL)
    late = Q(kind__in=CAN_BE_LATE, day__lt=today)
    soon = late | Q(day__gte=today, day__lte=today + timedelta(days=AHEAD_DAYS))
    mine = Q(dossier_id__in=responsible_for(actor.account_id, today=today))
    for word in acting_words(actor.roles):
        mine |= Q(acts__icontains=word)
    tasks = running.filter(mine, kind__in=CAN_BE_LATE, day__lte=today + timedelta(days=TASKS_AHEAD_DAYS))
    away = Func(F("day"), Value(today), template="abs(%(expressions)s)", arg_joiner=" - ", output_field=IntegerField())
    nearest = (away.asc(), F("day").asc())
    first, *others = (
        _rows("days", running.filter(soon), nearest, taking_turns=late),
        _rows("overdue", running.filter(late), nearest, size=1),
        _rows("signals", signals.exclude(rule=SILENCE), (urgency_rank().desc(), F("first_seen_on").desc())),
        _rows("silent", signals.filter(rule=SILENCE), (last_contact_of("dossier_id").asc(nulls_first=True),)),
        _rows("tasks", tasks, nearest, taking_turns=late),
    )
    cards: dict[str, list[dict[str, Any]]] = {key: [] for key in ("days", "overdue", "signals", "silent", "tasks")}
    for row in first.union(*others, all=True).order_by("card", "place"):
        cards[row["card"]].append(row)
    return cards


def _rows(
    key: str, rows: QuerySet[Any, Any], order: Sequence[OrderBy], *, taking_turns: Q | None = None, size: int = SHOWN
) -> Rows:
    """Return the first rows of a card in their order; those that meet a condition and those that do not take turns."""
    turns = None if taking_turns is None else [ExpressionWrapper(taking_turns, output_field=BooleanField())]
    numbered: Rows = (
        rows.annotate(
            card=Value(key, output_field=CharField()),
            total=Window(Count("*")),
            place=Window(RowNumber(), partition_by=turns, order_by=[*order, F("id").asc()]),
        )
        .order_by("place", "day", "id")
        .values("card", "place", "total", *FIELDS)[:size]
    )
    return numbered


def _total(rows: Sequence[Mapping[str, Any]]) -> int:
    return rows[0]["total"] if rows else 0


def _eighteen(birth: BirthLine, head: FamilyHead, today: date) -> EighteenLine:
    birthday = eighteen_on(birth.born)
    return EighteenLine(
        dossier_id=birth.dossier_id,
        dossier_number=head.number,
        family=head.label,
        person=birth.first_name,
        first_day=birthday.earliest,
        last_day=birthday.latest,
        days_left=max(0, (birthday.earliest - today).days),
        when=eighteen_words(birthday, today=today),
    )


def _silent(row: Mapping[str, Any], head: FamilyHead, last: date | None, today: date) -> SilentLine:
    return SilentLine(
        dossier_id=row["dossier_id"],
        dossier_number=head.number,
        family=head.label,
        outcome_id=row["id"],
        last_contact_on=last,
        days_silent=(today - last).days if last else None,
        when=silent_words(last, today=today),
    )
