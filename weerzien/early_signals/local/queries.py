"""Questions of the pages about settings: what counts for a rule here, and what a choice would change."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import date, timedelta
from itertools import pairwise
from typing import Any
from uuid import UUID

from weerzien.access.abilities import Ability, may
from weerzien.access.actors import Actor
from weerzien.dossiers.queries.families import FamilyHead, family_heads
from weerzien.early_signals.local.in_force import settings_of
from weerzien.early_signals.local.panels import (
    ChoiceLine,
    FamilyMoves,
    MoveLine,
    ParameterPanel,
    PreviewPanel,
    RuleSettingsPanel,
)
from weerzien.early_signals.local.rules import Chosen, as_settings, limits, own_value, value_on
from weerzien.early_signals.local.words import label_of, said_words, value_words
from weerzien.early_signals.models import PreviewedMove, RuleSetting, SettingPreview
from weerzien.early_signals.words import rule_title
from weerzien.kernel.ids import OrganisationId
from weerzien.kernel.refusals import NotFound, Refused
from weerzien.rulebook.book import the_rulebook
from weerzien.rulebook.settings import SWITCH, Settings

Row = dict[str, Any]
ONE_DAY = timedelta(days=1)
CHOICE = ("parameter", "value", "since", "because", "set_by__name", "set_at")
MOVE = (
    "dossier_id", "subject_id", "rule", "step", "state_before", "day_before", "urgency_before", "state_after",
    "day_after", "urgency_after",
)  # fmt: skip


def locally_set(actor: Actor, *, today: date) -> dict[str, str]:
    """Return of each rule that counts otherwise in the reader's municipality today, how; one query, none elsewhere."""
    if actor.municipality_id is None:
        return {}
    settings = settings_of(actor.municipality_id)
    found = {}
    for rule in sorted(settings.rules):
        names = {each.parameter for each in settings.parameters if each.rule == rule}
        if value_on(settings, rule, SWITCH, today) == 0:
            found[rule] = "staat uit"
        elif any(value_on(settings, rule, name, today) != own_value(rule, name) for name in names):
            found[rule] = "anders ingesteld"
    return found


def rule_settings(actor: Actor, rule_id: str, *, today: date) -> RuleSettingsPanel:
    """Return what the reader's municipality set in one rule; one query. Raises KeyError for no such rule."""
    rule, rows = the_rulebook().rule(rule_id), []
    if actor.municipality_id is not None:
        rows = list(
            RuleSetting.objects.filter(municipality_id=actor.municipality_id, rule=rule_id)
            .order_by("set_at", "id")
            .values(*CHOICE)
        )
    settings = as_settings(Chosen(rule_id, row["parameter"], row["value"], row["since"]) for row in rows)
    named = [*rule.parameters, *dict.fromkeys(row["parameter"] for row in rows)]
    parameters = [
        parameter_panel(rule_id, name, [row for row in rows if row["parameter"] == name], settings, today=today)
        for name in dict.fromkeys((SWITCH, *named))
    ]
    return RuleSettingsPanel(
        municipality=actor.organisation_name if actor.municipality_id else "",
        may_set=may(actor, Ability.SET_RULES),
        is_off=value_on(settings, rule_id, SWITCH, today) == 0,
        switch=parameters[0],
        parameters=tuple(parameters[1:]),
    )


def parameter_panel(rule_id: str, name: str, rows: Sequence[Row], settings: Settings, *, today: date) -> ParameterPanel:
    """Return one number of a rule with everything that was chosen for it, given in the order of choosing."""
    own, now = own_value(rule_id, name), value_on(settings, rule_id, name, today)
    why_not = ""
    try:
        limits(the_rulebook().rule(rule_id), name)
    except Refused as no:
        why_not = str(no)
    return ParameterPanel(
        name=name,
        label=label_of(name),
        own=value_words(rule_id, name, own),
        here=value_words(rule_id, name, now) if rows else "",
        is_local=now != own,
        may_be_set=not why_not,
        why_not=why_not,
        choices=choice_lines(rule_id, name, rows, today=today),
    )


def choice_lines(rule_id: str, name: str, rows: Sequence[Row], *, today: date) -> tuple[ChoiceLine, ...]:
    """Return the choices for one parameter, the one that begins last first, what it took the place of below it."""
    last = {row["since"]: row for row in rows}
    days = sorted(day or date.min for day in last)
    until = {day: later - ONE_DAY for day, later in pairwise(days)}
    now = max((day for day in days if day <= today), default=None)
    lines = []
    for row in sorted(rows, key=lambda row: (row["since"] or date.min, row["set_at"]), reverse=True):
        day = row["since"] or date.min
        is_last = last[row["since"]] is row
        lines.append(
            ChoiceLine(
                value=value_words(rule_id, name, row["value"]),
                since=row["since"],
                until=until.get(day),
                because=row["because"],
                by=row["set_by__name"],
                at=row["set_at"],
                state=state_words(day, now, today=today) if is_last else "vervangen door een latere keuze",
            )
        )
    return tuple(lines)


def state_words(day: date, now: date | None, *, today: date) -> str:
    """Return how a choice stands today: to come, counting, or past."""
    if day > today:
        return "gaat nog in"
    return "geldt nu" if day == now else "voorbij"


def preview_panel(actor: Actor, preview_id: UUID, *, today: date, page: int, size: int) -> PreviewPanel:
    """Return a preview with one page of the families of which the reader may see the change; six queries at most.

    Raises NotFound where it is another municipality's, or gone.
    """
    row = SettingPreview.objects.filter(pk=preview_id).select_related("asked_by").first()
    if row is None or actor.municipality_id is None:
        raise NotFound
    settings = settings_of(OrganisationId(actor.municipality_id))
    is_counted = row.state == SettingPreview.State.COUNTED
    seen = PreviewedMove.objects.filter(preview_id=preview_id)
    ids = list(seen.order_by("dossier_id").values_list("dossier_id", flat=True).distinct()) if is_counted else []
    pages = max(1, -(-len(ids) // size))
    shown = ids[(min(page, pages) - 1) * size : min(page, pages) * size]
    still_holds = row.settings == settings.fingerprint and row.compared_on == max(today, row.since)
    return PreviewPanel(
        id=row.id,
        rule=row.rule,
        title=rule_title(row.rule),
        label=label_of(row.parameter),
        now=value_words(row.rule, row.parameter, value_on(settings, row.rule, row.parameter, row.since)),
        then=value_words(row.rule, row.parameter, row.value),
        since=row.since,
        because=row.because,
        by=row.asked_by.name,
        at=row.asked_at,
        compared_on=row.compared_on,
        is_counted=is_counted,
        has_begun=row.state != SettingPreview.State.WAITING,
        seen_count=row.seen_count,
        total_count=row.total_count,
        changed_count=row.changed_count,
        visible_count=len(ids),
        is_saved=row.saved_as_id is not None,
        is_outdated=is_counted and not still_holds,
        may_set=may(actor, Ability.SET_RULES),
        families=families_of(seen, shown, today=today) if shown else (),
        page=min(page, pages),
        page_count=pages,
    )


def families_of(seen: Any, dossier_ids: Sequence[UUID], *, today: date) -> tuple[FamilyMoves, ...]:
    """Return these families with what would change in each, as far as the reader may see; two queries."""
    heads = family_heads(dossier_ids, today=today)
    moves: dict[UUID, list[MoveLine]] = defaultdict(list)
    rows = seen.filter(dossier_id__in=dossier_ids).order_by("dossier_id", "step", "id").values(*MOVE)
    for row in rows:
        if row["dossier_id"] in heads:
            moves[row["dossier_id"]].append(move_line(row, heads[row["dossier_id"]]))
    return tuple(
        FamilyMoves(pk, heads[pk].label, heads[pk].number, tuple(moves[pk])) for pk in dossier_ids if pk in heads
    )


def move_line(row: Row, head: FamilyHead) -> MoveLine:
    """Return one change in words."""
    return MoveLine(
        person=head.first_name_of(row["subject_id"]),
        title=rule_title(row["rule"], row["step"]),
        before=said_words(row["state_before"], row["day_before"], row["urgency_before"]),
        after=said_words(row["state_after"], row["day_after"], row["urgency_after"]),
    )
