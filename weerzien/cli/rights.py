"""What the role of the jobs may do: everything is taken away first, so that what is not listed here it may not."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

import psycopg
from psycopg import sql

from weerzien.cli.roles import JOBS, WEB

READ: Final = "select"
QUEUE: Final = ("jobs", "events", "periodic_defers", "workers")

RIGHTS: Final[Mapping[str, tuple[str, ...]]] = {
    # Policies look families up in these, as whoever asks.
    "own_dossiers": (READ,),
    "known_dossiers": (READ,),
    "access_organisation": (READ,),
    "access_position": (READ,),
    "dossiers_municipalperiod": (READ,),
    "dossiers_responsibility": (READ,),
    "dossiers_coverage": (READ,),
    "dossiers_dossier": (READ, "update (closed_on)"),  # without it nobody may hold a family
    "access_account": ("select (id, email, is_active, is_demo, name)",),
    "early_signals_outcome": (READ, "insert", "update", "delete"),
    "early_signals_outcomechange": (READ, "insert"),
    "early_signals_evaluation": (READ, "insert", "update"),
    "early_signals_rulesetting": (READ,),
    "early_signals_settingpreview": (
        READ,
        "update (state, total_count, seen_count, changed_count, seen_until, settings, compared_on)",
        "delete",
    ),
    "early_signals_previewedmove": (READ, "insert", "delete"),
    "early_signals_reminder": (READ, "insert", "delete"),
    "early_signals_remindermail": (READ, "insert", "update (taken_on, sent_at)", "delete"),
    "handovers_handover": (READ,),
    "handovers_nudge": (READ, "insert"),
    "early_signals_signalstep": (READ,),
    # Not what was reported, nor what was told back: how many ask something of somebody, and until when they are kept.
    "early_signals_report": (
        "select (id, municipality_id, expires_on, sent_by_id, handled, told, told_at)",
        "delete",
    ),
    "early_signals_reportmatch": (READ, "delete"),
    "early_signals_reportreply": ("select (report_id, asked_at)", "delete"),
    "early_signals_digest": (READ, "update (mailed_on)"),
    # Not what a task is: whose, by when, and of which item of a checklist it came, so that none begins twice.
    "plans_task": (
        "select (id, dossier_id, subject_id, account_id, handed_by_id, due_on, remind_on, state, origin, origin_id)",
        "insert",
    ),
    "plans_checklistitem": (READ,),
    "plans_taskreminder": (READ, "insert", "delete"),
    # When and where, and who is asked: not what it is about in words.
    "meetings_meeting": (
        "select (id, municipality_id, dossier_id, subject_id, held_on, starts_at, minutes, place, state, sequence)",
    ),
    "meetings_attendee": ("select (id, meeting_id, account_id)",),
    "meetings_invitationwish": (READ,),
    "meetings_sentinvitation": (READ, "insert", "delete"),
    "audit_line": (READ, "insert", "delete"),
    "audit_seal": (READ, "insert"),
    "audit_waiting": (READ, "delete"),
    "audit_removal": (READ, "insert"),
    "exchange_importrun": ("select (id, municipality_id, state, created_at, finished_at)", "delete"),
    "exchange_importrow": ("select (run_id)", "delete"),
    "exchange_importconflict": ("select (run_id)", "delete"),
    # Not who typed what: only when.
    "access_draft": ("select (saved_at)", "delete"),
    # Not whose session it was, nor what somebody typed: only when.
    "django_session": ("select (expire_date)", "delete"),
    "access_fleeting": ("select (expires_at)", "delete"),
    "axes_accessattempt": ("select (id, attempt_time)", "delete"),
    "axes_accessattemptexpiration": ("select (access_attempt_id)", "delete"),
    **{f"procrastinate_{name}": (READ, "insert", "update", "delete") for name in QUEUE},
}
SEQUENCES: Final = (
    "early_signals_outcomechange_id_seq", "procrastinate_jobs_id_seq", "procrastinate_events_id_seq",
    "procrastinate_periodic_defers_id_seq", "procrastinate_workers_id_seq",
)  # fmt: skip


def rights() -> dict[str, tuple[str, ...]]:
    """Return what may be done with which table; of the facts that the rulebook reads, reading them."""
    from weerzien.early_signals.tracks import TABLES  # noqa: PLC0415 -- only after Django has started

    return {table.model._meta.db_table: (READ,) for table in TABLES} | dict(RIGHTS)


def limit_roles(owner: str) -> None:
    """Lay the rights of the jobs role anew, and take the queue from the web role, which puts nothing in it."""
    queue = sql.SQL(", ").join(sql.Identifier(f"procrastinate_{name}") for name in QUEUE)
    with psycopg.connect(owner) as connection:
        for what in ("tables", "sequences"):
            connection.execute(
                sql.SQL("revoke all on all {} in schema public from {}").format(sql.SQL(what), sql.Identifier(JOBS))
            )
        connection.execute(sql.SQL("revoke all on {} from {}").format(queue, sql.Identifier(WEB)))
        for table, allowed in rights().items():
            for right in allowed:
                grant(connection, right, table)
        for sequence in SEQUENCES:
            grant(connection, "usage", sequence)


def grant(connection: psycopg.Connection, right: str, relation: str) -> None:
    """Give the jobs role one right."""
    connection.execute(
        sql.SQL("grant {} on {} to {}").format(sql.SQL(right), sql.Identifier(relation), sql.Identifier(JOBS))
    )
