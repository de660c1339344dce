"""The signals somebody may see: of one family with all that may be done, of many as a list, of some for an agenda."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from typing import Any, Final
from uuid import UUID

from weerzien.access.abilities import Ability, may
from weerzien.access.actors import Actor
from weerzien.access.questions import IdSlot, Question
from weerzien.dossiers.queries.families import FamilyHead, family_head, family_heads, open_family_ids
from weerzien.early_signals.lines import mark_of
from weerzien.early_signals.models import SignalStep
from weerzien.early_signals.rules import URGENCY_RANK, URGENCY_WORDS
from weerzien.early_signals.signals.panels import (
    FamilySignals,
    ReasonLine,
    SignalLine,
    SignalPanel,
    SignalsPage,
    StepLine,
)
from weerzien.early_signals.signals.reading import signals_in_short, signals_of
from weerzien.early_signals.signals.rules import (
    ACT_WORDS,
    ASKING,
    HELPED_WORDS,
    STANDING_WORDS,
    Act,
    Standing,
    acts_from,
    may_undo,
)
from weerzien.early_signals.signals.values import Reason, Signal
from weerzien.early_signals.words import rule_title, theme_words
from weerzien.rulebook.next_steps import NEXT_STEPS, NextStep

ROWS: Final = 25
OPEN, MINE, SNOOZED, CLOSED, SINCE = "open", "mijn", "uitgesteld", "afgesloten", "nieuw"
EMPTY: Final[Mapping[str, str]] = {
    OPEN: "Er zijn voor u geen open signalen. Hier komt te staan wat aandacht vraagt voordat het misgaat.",
    MINE: "U hebt geen signaal opgepakt. Pak er een op in de lijst Open; dan zien collega's dat u het hebt.",
    SNOOZED: "Er wacht geen signaal op een dag. Wat u uitstelt, staat hier tot het vanzelf terugkomt.",
    CLOSED: "Er is nog geen signaal afgesloten waarvan de redenen nog gelden.",
    SINCE: "Sinds uw laatste bezoek is er niets bijgekomen.",
}
LISTS: Final = tuple(EMPTY)


def signals_page(actor: Actor, *, listed: str, page: int, since: date | None, today: date) -> SignalsPage:
    """Return one page of a list of signals; four queries, however many families there are. `since` is a last visit."""
    listed = listed if listed in LISTS else OPEN
    every = [(one, one.standing(today)) for one in signals_in_short(open_family_ids(), today=today)]
    is_in = members(actor, since)
    chosen = sorted((one for one, stands in every if is_in[listed](one, stands)), key=order_of(listed))
    pages = max(1, -(-len(chosen) // ROWS))
    page = min(max(page, 1), pages)
    shown = chosen[(page - 1) * ROWS : page * ROWS]
    return SignalsPage(
        listed=listed,
        rows=tuple(signal_lines(shown, since=since, today=today)),
        counts={name: sum(rule(one, stands) for one, stands in every) for name, rule in is_in.items()},
        page=page,
        pages=pages,
        empty=EMPTY[listed],
        may_match=may(actor, Ability.OPEN_DOSSIER),
        since=since,
    )


def members(actor: Actor, since: date | None) -> Mapping[str, Callable[[Signal, Standing], bool]]:
    """Return of each list which signals stand on it."""
    return {
        OPEN: lambda _, stands: stands in ASKING,
        MINE: lambda one, stands: stands is Standing.TAKEN_UP and one.is_taken_by(actor.account_id),
        SNOOZED: lambda _, stands: stands is Standing.SNOOZED,
        CLOSED: lambda _, stands: stands is Standing.CLOSED,
        SINCE: lambda one, stands: since is not None and stands in ASKING and one.since >= since,
    }


def order_of(listed: str) -> Callable[[Signal], tuple[Any, ...]]:
    """Return how a list is ordered: by the day on which it comes back, or the most urgent first, then the newest."""
    if listed == SNOOZED:
        return lambda one: (one.last.life.until if one.last else date.max, one.dossier_id, one.theme)
    return lambda one: (-URGENCY_RANK.get(one.urgency, 0), -one.since.toordinal(), one.dossier_id, one.theme)


def signal_lines(shown: Sequence[Signal], *, since: date | None, today: date) -> list[SignalLine]:
    """Return these signals as lines, in their order; two queries."""
    ids = sorted({one.dossier_id for one in shown})
    whole = {(one.dossier_id, one.theme): one for one in signals_of(ids, today=today)}
    heads = family_heads(ids, today=today)
    return [
        signal_line(whole[key], heads[one.dossier_id], since=since, today=today)
        for one in shown
        if (key := (one.dossier_id, one.theme)) in whole and one.dossier_id in heads
    ]


def signal_line(signal: Signal, head: FamilyHead, *, since: date | None, today: date) -> SignalLine:
    """Return one signal among those of other families."""
    last, standing = signal.last, signal.standing(today)
    is_taken = last is not None and standing is Standing.TAKEN_UP
    return SignalLine(
        dossier_id=signal.dossier_id,
        family=head.label,
        number=head.number,
        theme=signal.theme,
        title=signal.title,
        standing=mark_of(standing, STANDING_WORDS),
        urgency=mark_of(signal.urgency, URGENCY_WORDS),
        reasons_count=len(signal.reasons),
        since=signal.since,
        is_new=since is not None and signal.since >= since,
        is_to_confirm=signal.is_to_confirm,
        taken_by=last.taken_by if last and is_taken else "",
        taken_on=last.taken_on if last and is_taken else None,
        until=last.life.until if last and standing is Standing.SNOOZED else None,
    )


def family_signals(actor: Actor, dossier_id: UUID, *, today: date, now: datetime) -> FamilySignals:
    """Return the signals of one family with their life; three queries. Raises NotFound."""
    head, _, _ = family_head(dossier_id, today=today)
    signals = signals_of([dossier_id], today=today)
    steps: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in HISTORY.ask(dossier=dossier_id):
        steps[row["theme"]].append(row)
    panels = [signal_panel(one, head, steps[one.theme], actor=actor, today=today, now=now) for one in signals]
    panels.sort(key=lambda panel: (panel.is_quiet, -URGENCY_RANK.get(panel.urgency.code, 0), panel.title))
    return FamilySignals(
        dossier_id=dossier_id,
        family=head.label,
        number=head.number,
        signals=tuple(panels),
        may_confirm=may(actor, Ability.EDIT_RELATIONS),
    )


HISTORY = Question(
    lambda: (
        SignalStep.objects.filter(dossier=IdSlot("dossier"))
        .order_by("-at", "-id")
        .values(
            "theme", "act", "by_id", "by__name", "organisation__name", "at", "until", "said__words", "said__helped",
            "superseded_by_id",
        )
    )
)  # fmt: skip


def signal_panel(
    signal: Signal,
    head: FamilyHead,
    steps: Sequence[Mapping[str, Any]],
    *,
    actor: Actor,
    today: date,
    now: datetime,
) -> SignalPanel:
    """Return one signal with its reasons, what was done, and what may be done now."""
    last, standing = signal.last, signal.standing(today)
    is_taken = last is not None and standing is Standing.TAKEN_UP
    newest = next((row for row in steps if row["superseded_by_id"] is None), None)
    return SignalPanel(
        theme=signal.theme,
        title=signal.title,
        standing=mark_of(standing, STANDING_WORDS),
        urgency=mark_of(signal.urgency, URGENCY_WORDS),
        reasons=tuple(reason_line(one, head, signal, actor) for one in signal.reasons),
        taken_by=last.taken_by if last and is_taken else "",
        taken_on=last.taken_on if last and is_taken else None,
        is_mine=is_taken and signal.is_taken_by(actor.account_id),
        until=last.life.until if last and standing is Standing.SNOOZED else None,
        acts=frozenset(acts_from(standing, is_mine=signal.is_taken_by(actor.account_id))),
        step_id=str(last.life.step_id) if last else "",
        steps=tuple(step_line(row) for row in steps),
        next_steps=next_steps_of(signal),
        may_undo=newest is not None
        and may_undo(newest["act"], newest["at"], is_own=newest["by_id"] == actor.account_id, at=now),
    )


def reason_line(reason: Reason, head: FamilyHead, signal: Signal, actor: Actor) -> ReasonLine:
    """Return one reason in words, with where it comes from; `is_new` where it came after the last step."""
    last = signal.last
    may_answer = reason.received_by == actor.municipality_id and may(actor, Ability.OPEN_DOSSIER)
    return ReasonLine(
        title=rule_title(reason.rule) if reason.rule else f"Melding over {theme_words(reason.theme)}",
        person=head.first_name_of(reason.subject_id) if reason.subject_id else "",
        words=reason.words,
        source=f"gemeld door {reason.organisation}" if reason.organisation else f"regel {reason.rule}",
        since=reason.since,
        until=reason.until,
        outcome_id=reason.id if reason.rule else None,
        report_id=reason.id if not reason.rule and may_answer else None,
        urgency=mark_of(reason.urgency, URGENCY_WORDS),
        is_to_confirm=reason.is_to_confirm,
        is_new=last is not None and not reason.ground.marks <= last.life.covers,
    )


def step_line(row: Mapping[str, Any]) -> StepLine:
    """Return what somebody did in words."""
    return StepLine(
        what=ACT_WORDS.get(row["act"], row["act"]),
        by=row["by__name"],
        organisation=row["organisation__name"],
        at=row["at"],
        until=row["until"] if row["act"] == Act.SNOOZE else None,
        words=row["said__words"] or "",
        helped=HELPED_WORDS.get(row["said__helped"] or "", ""),
    )


def next_steps_of(signal: Signal) -> tuple[NextStep, ...]:
    """Return what may help with the themes of the reasons that are read, each once."""
    themes = dict.fromkeys([signal.theme] * any(r.theme == signal.theme for r in signal.reasons))
    themes |= dict.fromkeys(reason.theme for reason in signal.reasons)
    return tuple(step for theme in themes for step in NEXT_STEPS.get(theme, ()))
