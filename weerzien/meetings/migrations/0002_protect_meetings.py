"""Who sees a meeting, what stands on its agenda and what it decided; and one question asked as each participant."""

from pathlib import Path

from django.db import migrations

from weerzien.access.mixed import in_own, reach_by_own
from weerzien.access.policies import allow, fence, reach, run, undo_fence
from weerzien.access.reaching import related_by_lookup
from weerzien.access.shielding import restrict

SQL = Path(__file__).parent / "sql"
SERIES, PARTICIPANT, STANDING = "meetings_series", "meetings_participant", "meetings_standingagreement"
MEETING, ATTENDEE, ITEM, DECISION = (
    "meetings_meeting",
    "meetings_attendee",
    "meetings_agendaitem",
    "meetings_decision",
)
COMPARTMENTS = (
    "identity", "numbers", "procedure", "guardianship", "housing", "income", "integration", "schooling", "health",
    "relations", "contacts",
)  # fmt: skip
ME = "(select acting_account())"
HERE = "(select acting_organisation())"
KEPT = "id in (select series_kept())"
TAKES_PART = "(id in (select series_known()))"
OF_KEPT = "series_id in (select series_kept())"
OF_KNOWN = "series_id in (select series_known())"
OF_LED_SERIES = "series_id in (select series_led())"
LED = "meeting_id in (select meetings_led())"
ATTENDED = "meeting_id in (select meetings_attended())"
CHAIRS = "(select has_ability('chair-meetings'))"
OWN_FAMILY = "dossier_id in (select dossiers_with_ability('chair-meetings'))"


def known(table: str) -> str:
    """Return the condition that a row is about no family, or about one that the reader knows."""
    return f"(dossier_id is null or {related_by_lookup(table)})"


def shielded(table: str, *columns: str) -> migrations.RunSQL:
    """Return the step that keeps rows from whom the family or person is withheld; here both may be empty."""
    kept = " and ".join(f"({column} is null or {column} <> all ((select withheld())::uuid[]))" for column in columns)
    return restrict(table, "withheld", kept)


READ_DECISION = f"{ATTENDED} and ((dossier_id is null) or {reach_by_own(DECISION, COMPARTMENTS)})"
MAKE_DECISION = (
    f"made_by_id = {ME} and {LED} and (dossier_id is null or {in_own(lambda name: reach(name, 'rw'), COMPARTMENTS)})"
)
ARRANGING = "held_on, starts_at, minutes, place, state, plain_words, guests, current_item, sequence, version, closed_at"


class Migration(migrations.Migration):
    dependencies = [
        ("meetings", "0001_meetings_and_agendas"),
        ("access", "0018_who_chairs_meetings"),
        ("dossiers", "0016_keep_from_whom_it_is_withheld"),
        ("early_signals", "0014_protect_lists_and_agenda"),
    ]

    operations = [
        migrations.RunSQL(
            [(SQL / "attending.sql").read_text()],
            [
                "drop function meetings_attended(), meetings_led(), meetings_kept(),"
                " series_known(), series_led(), series_kept()"
            ],
        ),
        run(
            [
                *fence(SERIES),
                *allow(SERIES, "select", TAKES_PART),
                *allow(SERIES, "insert", f"municipality_id = {HERE} and {CHAIRS} and made_by_id = {ME}"),
                *allow(
                    SERIES,
                    "update",
                    KEPT,
                    columns="name, every_weeks, begins_on, starts_at, minutes, place, ended_on, version",
                ),
            ],
            undo=undo_fence(SERIES, "select", "insert", "update"),
        ),
        run(
            [
                *fence(PARTICIPANT),
                *allow(PARTICIPANT, "select", OF_KNOWN),
                *allow(PARTICIPANT, "insert", f"{OF_KEPT} and added_by_id = {ME}"),
                *allow(PARTICIPANT, "update", OF_KEPT, columns="is_chair, left_at"),
            ],
            undo=undo_fence(PARTICIPANT, "select", "insert", "update"),
        ),
        run(
            [
                *fence(STANDING),
                *allow(STANDING, "select", OF_KNOWN),
                *allow(STANDING, "insert", f"{OF_LED_SERIES} and made_by_id = {ME}"),
                *allow(STANDING, "update", OF_LED_SERIES, columns="what, review_on, version, ended_at, ended_by_id"),
            ],
            undo=undo_fence(STANDING, "select", "insert", "update"),
        ),
        run(
            [
                *fence(MEETING),
                *allow(MEETING, "select", f"id in (select meetings_attended()) and {known(MEETING)}"),
                *allow(
                    MEETING,
                    "insert",
                    f"municipality_id = {HERE} and {CHAIRS} and made_by_id = {ME}"
                    f" and (series_id is null or {OF_KEPT}) and (dossier_id is null or {OWN_FAMILY})",
                ),
                *allow(MEETING, "update", "id in (select meetings_led())", columns=ARRANGING),
            ],
            undo=undo_fence(MEETING, "select", "insert", "update"),
        ),
        run(
            [
                *fence(ATTENDEE),
                *allow(ATTENDEE, "select", ATTENDED),
                *allow(ATTENDEE, "insert", "meeting_id in (select meetings_kept())"),
                *allow(ATTENDEE, "update", LED, columns="was_present"),
            ],
            undo=undo_fence(ATTENDEE, "select", "insert", "update"),
        ),
        run(
            [
                *fence(ITEM),
                *allow(ITEM, "select", f"{ATTENDED} and {known(ITEM)}"),
                *allow(ITEM, "insert", f"{LED} and added_by_id = {ME} and {known(ITEM)}"),
                *allow(ITEM, "update", f"{LED} and {known(ITEM)}", columns="place, minutes, state, version"),
            ],
            undo=undo_fence(ITEM, "select", "insert", "update"),
        ),
        run(
            [
                *fence(DECISION),
                *allow(DECISION, "select", READ_DECISION),
                *allow(DECISION, "insert", MAKE_DECISION),
            ],
            undo=undo_fence(DECISION, "select", "insert"),
        ),
        shielded(MEETING, "dossier_id", "subject_id"),
        shielded(ITEM, "dossier_id"),
        shielded(DECISION, "dossier_id", "subject_id"),
    ]
