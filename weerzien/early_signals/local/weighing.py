"""Work out what a choice would change, some families at a time; a job does this, for it reads all of them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from uuid import UUID

from weerzien.audit.actions import record_by_system
from weerzien.dossiers.queries.families import open_family_ids
from weerzien.early_signals.case import read_cases
from weerzien.early_signals.local.in_force import settings_of
from weerzien.early_signals.local.rules import Chosen, with_choice
from weerzien.early_signals.models import PreviewedMove, SettingPreview
from weerzien.kernel.ids import DossierId, OrganisationId
from weerzien.rulebook.comparing import Move, Said, moves
from weerzien.rulebook.settings import Settings

State = SettingPreview.State
NOTHING = Said("", None, "")
PROGRESS = ("state", "total_count", "seen_count", "changed_count", "seen_until", "settings", "compared_on")


def weigh_some(*, municipality_id: OrganisationId, on: date, now: datetime, most: int) -> bool:
    """Count at most so many families of the oldest preview that waits; return whether there was one.

    Must run inside `system_wide` for that municipality. Whoever is interrupted goes on after the last family counted.
    """
    waiting = SettingPreview.objects.filter(state__in=(State.WAITING, State.COUNTING)).order_by("asked_at", "id")
    preview = waiting.first()
    if preview is None:
        return False
    settings, ids = settings_of(municipality_id), open_family_ids()
    if preview.state == State.WAITING or preview.settings != settings.fingerprint:
        begin(preview, settings, total=len(ids), on=on)
    ahead = [pk for pk in ids if preview.seen_until is None or pk > preview.seen_until][:most]
    if ahead:
        found = moves_of(preview, settings, ahead)
        write(preview, found)
        preview.seen_count += len(ahead)
        preview.changed_count += sum(map(bool, found.values()))
        preview.seen_until = ahead[-1]
        record_by_system("early-signals.setting-weighed", municipality_id=municipality_id, dossier_ids=ahead, at=now)
    else:
        preview.state, preview.total_count = State.COUNTED, preview.seen_count
    preview.save(update_fields=PROGRESS)
    return True


def begin(preview: SettingPreview, settings: Settings, *, total: int, on: date) -> None:
    """Start to count, from nothing: also where something was set since the counting began."""
    PreviewedMove.objects.filter(preview=preview).delete()
    preview.state, preview.settings = State.COUNTING, settings.fingerprint
    preview.compared_on = max(on, preview.since)
    preview.total_count, preview.seen_count, preview.changed_count, preview.seen_until = total, 0, 0, None


def moves_of(
    preview: SettingPreview, settings: Settings, dossier_ids: list[DossierId]
) -> Mapping[DossierId, tuple[Move, ...]]:
    """Return what the choice would change in each family; as many queries for many as for one."""
    choice = Chosen(preview.rule, preview.parameter, preview.value, preview.since)
    after = with_choice(settings, choice)
    return {
        pk: moves(case, preview.rule, on=preview.compared_on, before=settings, after=after)
        for pk, case in read_cases(dossier_ids).items()
    }


def write(preview: SettingPreview, found: Mapping[DossierId, tuple[Move, ...]]) -> None:
    """Keep what would change, for whoever may see it."""
    PreviewedMove.objects.bulk_create(
        row_of(preview, dossier_id, move) for dossier_id, several in found.items() for move in several
    )


def row_of(preview: SettingPreview, dossier_id: DossierId, move: Move) -> PreviewedMove:
    """Return one change as it is kept."""
    before, after = move.before or NOTHING, move.after or NOTHING
    return PreviewedMove(
        preview=preview,
        dossier_id=dossier_id,
        subject_id=person_of(move),
        rule=preview.rule,
        step=move.step,
        compartments=sorted(move.compartments),
        state_before=before.state,
        day_before=before.day,
        urgency_before=before.urgency,
        state_after=after.state,
        day_after=after.day,
        urgency_after=after.urgency,
    )


def person_of(move: Move) -> UUID | None:
    """Return whom a change is about. Raises TypeError for a case that did not come from the database."""
    if move.person is None or isinstance(move.person, UUID):
        return move.person
    raise TypeError("A case read from the database names everybody by UUID.")


def remove_old_previews(*, before: datetime) -> None:
    """Remove previews that were asked for before a moment, with what they counted; what was set stays."""
    PreviewedMove.objects.filter(preview__asked_at__lt=before).delete()
    SettingPreview.objects.filter(asked_at__lt=before).delete()
