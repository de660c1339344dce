"""Who reads one reason of a signal sees what became of it; what was written with it asks all of its reasons.

A report is its sender's and the municipality's that it was sent to; as a reason of a family it is read with the
compartment of its theme.
"""

from django.db import migrations

from weerzien.access.policies import allow, allow_jobs, fence, run, undo_fence
from weerzien.access.reaching import is_own, outcome_reach
from weerzien.access.shielding import not_in, restrict, withhold

STEP, WORDS = "early_signals_signalstep", "early_signals_signalwords"
REPORT, MATCH, DIGEST = "early_signals_report", "early_signals_reportmatch", "early_signals_digest"

BY_ME = "by_id = (select acting_account())"
HERE = "organisation_id = (select acting_organisation())"
WORKS = "(select reads_signals())"
INSTALLATION = "(select acts_for_installation())"

# What follows is asked as whoever reads: of an outcome and of a matched report only what they may read counts.
READS_A_REASON = f"""
(exists (select from early_signals_outcome o where o.dossier_id = {STEP}.dossier_id and o.rule = any({STEP}.rules)
   and o.state in ('signal', 'due', 'overdue'))
 or exists (select from {MATCH} m where m.dossier_id = {STEP}.dossier_id and m.theme = any({STEP}.themes)))
"""  # noqa: S608 -- our own words


def meets_all(table: str) -> str:
    """Return the condition that somebody reads everything of the whole family that a row asks."""
    return (
        f"(({is_own(table)} and {table}.compartments <@ (select needs_met_everywhere()))"  # noqa: S608 -- our own words
        f" or not exists (select from unnest({table}.compartments) as asked (need) where"
        f" ({table}.dossier_id, asked.need) not in (select r.dossier_id, r.need from families_reached() r)))"
    )


SEES_STEP = f"{WORKS} and ({meets_all(STEP)} or {READS_A_REASON})"
MY_STEP = f"exists (select from {STEP} s where s.id = {WORDS}.step_id and s.{BY_ME})"
# `open-dossier` is what the director of families may: who may enter a family says to which one a report belongs.
RECEIVES = "municipality_id = (select acting_organisation()) and (select has_ability('open-dossier'))"
OWN_OR_NONE = f"(dossier_id is null or {is_own(MATCH)})"
SEES_MATCH = f"{WORKS} and (({RECEIVES} and {OWN_OR_NONE}) or {outcome_reach(MATCH, own=is_own(MATCH))})"
OLD = "municipality_id = (select system_municipality())"


class Migration(migrations.Migration):
    dependencies = [
        ("early_signals", "0017_the_life_of_signals"),
        ("access", "0015_protect_drafts"),
        ("audit", "0004_who_seals_and_who_reads"),
    ]

    operations = [
        run(
            [
                *fence(MATCH),
                *allow(MATCH, "select", SEES_MATCH),
                *allow(MATCH, "insert", f"{BY_ME} and {RECEIVES} and {OWN_OR_NONE}"),
                *allow(MATCH, "delete", f"{BY_ME} and {RECEIVES}"),
            ],
            undo=undo_fence(MATCH, "select", "insert", "delete"),
        ),
        run(
            [
                *fence(STEP),
                *allow(STEP, "select", SEES_STEP),
                *allow(STEP, "insert", f"{BY_ME} and {HERE} and {SEES_STEP}"),
                *allow(STEP, "update", SEES_STEP, columns="superseded_by_id"),
            ],
            undo=undo_fence(STEP, "select", "insert", "update"),
        ),
        run(
            [
                *fence(WORDS),
                *allow(WORDS, "select", f"{WORKS} and ({meets_all(WORDS)} or {MY_STEP})"),
                *allow(WORDS, "insert", MY_STEP),
            ],
            undo=undo_fence(WORDS, "select", "insert"),
        ),
        run(
            [
                *fence(REPORT),
                *allow(REPORT, "select", f"sent_by_id = (select acting_account()) or ({RECEIVES})"),
                *allow(REPORT, "insert", f"sent_by_id = (select acting_account()) and {HERE} and {WORKS}"),
                *allow(REPORT, "update", RECEIVES, columns="told, told_words, told_at"),
                *allow_jobs(REPORT, "select", OLD, policy="jobs_select"),
                *allow_jobs(REPORT, "delete", OLD),
                *allow_jobs(MATCH, "select", OLD, policy="jobs_select"),
                *allow_jobs(MATCH, "delete", OLD, policy="jobs_delete"),
            ],
            undo=[
                f"drop policy jobs_select on {MATCH}",
                f"drop policy jobs_delete on {MATCH}",
                f"drop policy jobs_select on {REPORT}",
                *undo_fence(REPORT, "select", "insert", "update", "delete"),
            ],
        ),
        run(
            [
                *fence(DIGEST),
                *allow(DIGEST, "select", "account_id = (select acting_account())"),
                *allow(DIGEST, "insert", "account_id = (select acting_account())"),
                *allow(DIGEST, "update", "account_id = (select acting_account())", columns="every"),
                *allow_jobs(DIGEST, "select", INSTALLATION, policy="jobs_select"),
                *allow_jobs(DIGEST, "update", INSTALLATION, columns="mailed_on", policy="jobs_update"),
            ],
            undo=[
                *(f"drop policy jobs_{verb} on {DIGEST}" for verb in ("select", "update")),
                *undo_fence(DIGEST, "select", "insert", "update"),
            ],
        ),
        *withhold({STEP: "dossier_id", WORDS: "dossier_id"}),
        # A dropped report has no family, and is kept from nobody who reads those of the municipality.
        restrict(MATCH, "withheld", f"(dossier_id is null or {not_in('withheld', 'dossier_id')})"
                 f" and {not_in('withheld', 'subject_id')}"),
    ]  # fmt: skip
