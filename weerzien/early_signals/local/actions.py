"""Set a rule otherwise for one municipality: first a preview of what that changes, then the choice itself."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from uuid import UUID

from django.db import connection

from weerzien.access.abilities import Ability, may
from weerzien.access.actors import Actor
from weerzien.audit.actions import record_changes
from weerzien.early_signals.local.in_force import settings_of
from weerzien.early_signals.local.rules import (
    ChangedSincePreview,
    Chosen,
    MayNotSet,
    NotCountedYet,
    SavedAlready,
    check_choice,
    is_said_already,
    unit_words,
    with_choice,
)
from weerzien.early_signals.models import RuleSetting, SettingPreview
from weerzien.kernel.ids import OrganisationId
from weerzien.kernel.refusals import NotFound

ASK = "select ask_job(%s)"
WEIGH, EVALUATE = "weigh", "evaluate"
ONE_AT_A_TIME = "select pg_advisory_xact_lock(hashtextextended(%s, 0))"


def preview_choice(*, actor: Actor, choice: Chosen, because: str, today: date, at: datetime) -> UUID:
    """Keep a choice that somebody considers and have its changes counted; return its preview. Sets nothing.

    Raises MayNotSet, or the reason why it may not be chosen.
    """
    here = setting_municipality(actor)
    check_choice(choice, because=because, settings=settings_of(here))
    since = choice.since or today
    preview = SettingPreview.objects.create(
        municipality_id=here,
        rule=choice.rule,
        parameter=choice.parameter,
        value=choice.value,
        since=since,
        because=because.strip(),
        asked_by_id=actor.account_id,
        asked_at=at,
        compared_on=max(today, since),
    )
    record_changes(actor, "early-signals.setting-previewed", dossier_ids=(), fields=[named(choice)], at=at)
    ask(WEIGH)
    return preview.id


def save_preview(*, actor: Actor, preview_id: UUID, today: date, at: datetime) -> Chosen:
    """Set what a preview counted, and have the families of the municipality looked at again; return the choice.

    Raises MayNotSet, NotFound, NotCountedYet, SavedAlready, and ChangedSincePreview where it would count otherwise now.
    """
    here = setting_municipality(actor)
    wait_for_turn(here)
    preview = SettingPreview.objects.select_for_update(of=("self",)).filter(pk=preview_id).first()
    if preview is None:
        raise NotFound
    if preview.saved_as_id is not None:
        raise SavedAlready
    if preview.state != SettingPreview.State.COUNTED:
        raise NotCountedYet
    settings = settings_of(here)
    if preview.settings != settings.fingerprint or preview.compared_on != max(today, preview.since):
        raise ChangedSincePreview
    choice = Chosen(preview.rule, preview.parameter, preview.value, preview.since)
    check_choice(choice, because=preview.because, settings=settings)
    preview.saved_as = row_of(choice, here, actor=actor, because=preview.because, at=at)
    preview.saved_as.save(force_insert=True)
    preview.save(update_fields=["saved_as"])
    record_changes(actor, "early-signals.setting-saved", dossier_ids=(), fields=[named(choice)], at=at)
    ask(EVALUATE)
    return choice


def take_settings(*, actor: Actor, chosen: Sequence[Chosen], because: str, at: datetime) -> int:
    """Set what a workbook says, as far as it is not so already; return how many choices that were.

    Raises MayNotSet, or the reason why one of them may not be chosen.
    """
    here = setting_municipality(actor)
    wait_for_turn(here)
    settings, taken = settings_of(here), []
    for choice in chosen:
        if is_said_already(choice, settings):
            continue
        check_choice(choice, because=because, settings=settings)
        settings = with_choice(settings, choice)
        taken.append(choice)
    if taken:
        RuleSetting.objects.bulk_create(row_of(choice, here, actor=actor, because=because, at=at) for choice in taken)
        fields = {named(choice) for choice in taken}
        record_changes(actor, "early-signals.settings-taken", dossier_ids=(), fields=fields, at=at)
        ask(EVALUATE)
    return len(taken)


def setting_municipality(actor: Actor) -> OrganisationId:
    """Return the municipality whose rules somebody may set. Raises MayNotSet."""
    if actor.municipality_id is None or not may(actor, Ability.SET_RULES):
        raise MayNotSet
    return actor.municipality_id


def row_of(choice: Chosen, municipality_id: OrganisationId, *, actor: Actor, because: str, at: datetime) -> RuleSetting:
    """Return a choice as it is kept."""
    return RuleSetting(
        municipality_id=municipality_id,
        rule=choice.rule,
        parameter=choice.parameter,
        value=choice.value,
        unit=unit_words(choice.rule, choice.parameter),
        since=choice.since,
        because=because.strip(),
        set_by_id=actor.account_id,
        set_at=at,
    )


def named(choice: Chosen) -> str:
    """Return what a choice is about, as the log names it."""
    return f"{choice.rule} {choice.parameter}"


def wait_for_turn(municipality_id: OrganisationId) -> None:
    """Let nobody else set a rule of this municipality until this transaction ends."""
    with connection.cursor() as cursor:
        cursor.execute(ONE_AT_A_TIME, [f"early_signals.settings {municipality_id}"])


def ask(job: str) -> None:
    """Have a job done for the own municipality as soon as this transaction commits."""
    with connection.cursor() as cursor:
        cursor.execute(ASK, [job])
