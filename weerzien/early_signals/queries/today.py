"""The page Vandaag: what needs me now."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, TypeVar

from weerzien.access.actors import Actor
from weerzien.access.matrix import whole_family_compartments
from weerzien.access.roles import Compartment
from weerzien.dossiers.queries.births import BirthLine, born_between
from weerzien.dossiers.queries.families import FamilyHead, families_count, family_heads
from weerzien.dossiers.rules import births_turning_eighteen, eighteen_on
from weerzien.early_signals.filters import AHEAD_DAYS
from weerzien.early_signals.lines import in_order, outcome_line
from weerzien.early_signals.panels import Card, EighteenLine, OutcomeLine, SilentLine, TodayPanel
from weerzien.early_signals.queries.cards import SHOWN, outcomes_of_cards
from weerzien.early_signals.rules import eighteen_words, silent_words
from weerzien.kernel.days import plus_months

EIGHTEEN_MONTHS = 6
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


def today_panel(actor: Actor, *, today: date, since: date | None = None) -> TodayPanel:
    """Return the five cards of the page Vandaag for this reader; four queries. `since` is the day of a last visit."""
    kept = outcomes_of_cards(actor, today)
    births, births_total = born_between(
        actor, *births_turning_eighteen(today, plus_months(today, EIGHTEEN_MONTHS)), size=SHOWN
    )
    shown = {row["dossier_id"] for rows in kept.values() for row in rows} | {birth.dossier_id for birth in births}
    heads = family_heads(shown, today=today)

    def lines(key: str) -> list[OutcomeLine]:
        return [outcome_line(row, heads[row["dossier_id"]], actor=actor, today=today) for row in kept[key]]

    sees_all_contacts = Compartment.CONTACTS in whole_family_compartments(actor.roles)
    silent = [_silent(row, heads[row["dossier_id"]], today) for row in kept["silent"]]
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
        since=since,
        fresh=frozenset(row["id"] for row in kept["signals"] if since is not None and row["since"] >= since),
    )


def _card(key: str, rows: Sequence[Line], total: int) -> Card[Line]:
    title, empty, more = WORDS[key]
    return Card(key, title, tuple(rows), total, empty, more)


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


def _silent(row: Mapping[str, Any], head: FamilyHead, today: date) -> SilentLine:
    last: date | None = row["spoken"]
    return SilentLine(
        dossier_id=row["dossier_id"],
        dossier_number=head.number,
        family=head.label,
        outcome_id=row["id"],
        last_contact_on=last,
        days_silent=(today - last).days if last else None,
        when=silent_words(last, today=today),
    )
