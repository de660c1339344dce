"""Who sees a handover, its file and its steps; that it goes by its table; and what accepting it gives."""

from pathlib import Path

from django.db import migrations

from weerzien.access.mixed import reach_by_own
from weerzien.access.policies import WEB_AND_JOBS, allow, allow_jobs, fence, reach, run, undo_fence
from weerzien.access.reaching import reach_by_lookup
from weerzien.access.shielding import withhold

SQL = Path(__file__).parent / "sql"
HANDOVER, PART, STEP, NUDGE = (f"handovers_{name}" for name in ("handover", "filepart", "handoverstep", "nudge"))
COMPARTMENTS = (
    "identity", "procedure", "guardianship", "housing", "income", "integration", "schooling", "health", "relations",
    "contacts",
)  # fmt: skip
ME, HERE = "(select acting_account())", "(select acting_organisation())"
TAKES = "(select takes_handovers())"
CHANGED = (
    "state, compartments, sent_on, file_version, file_hash, answered_by_id, accepted_on, contact_planned_on, contact_on,"
    " completed_on, closed_on, closed_because"
)
SENDER = f"(from_organisation_id = {HERE} and {TAKES} and (from_account_id = {ME} or (select leads_a_team())))"
# What is still a proposal or was taken back is nobody's to know but the sender's.
RECEIVER = (
    f"(to_organisation_id = {HERE} and {TAKES} and state not in ('proposed', 'withdrawn')"
    f" and (to_account_id is null or to_account_id = {ME} or answered_by_id = {ME} or (select leads_a_team())))"
)
BESIDE = reach_by_lookup(HANDOVER, "contacts", "rw")
# Who receives reads the file while it waits or was accepted, not after refusing, and nothing in a family of which
# something is withheld from them.
READ_BY_RECEIVER = (
    f"(handover_id in (select h.id from {HANDOVER} h where h.to_organisation_id = {HERE} and h.state <> 'refused')"  # noqa: S608 -- our own words
    " and compartment = any ((select compartments_of_role())::varchar[])"
    " and dossier_id <> all ((select families_with_something_withheld())::uuid[]))"
)
WRITTEN_BY_ME = f"handover_id in (select h.id from {HANDOVER} h where h.from_account_id = {ME})"  # noqa: S608 -- our own words
BEING_WRITTEN = (
    f"handover_id in (select h.id from {HANDOVER} h where h.from_account_id = {ME} and h.state = 'proposed'"  # noqa: S608 -- our own words
    f" and h.dossier_id = {PART}.dossier_id and h.subject_id is not distinct from {PART}.subject_id)"
)
SEEN = f"handover_id in (select h.id from {HANDOVER} h)"  # noqa: S608 -- our own words
ACCEPTED_TODAY = (
    f"select h.id from {HANDOVER} h where h.state = 'accepted' and h.answered_by_id = {ME}"  # noqa: S608 -- our own words
    " and h.accepted_on = (select acting_day())"
)
INVOLVED = "access_involvement"
GIVEN_BY_HANDOVER = (
    f"granted_by_id = {ME} and account_id = {ME} and ground = 'handover' and lower(period) = (select acting_day())"
    f" and exists ({ACCEPTED_TODAY} and h.dossier_id = {INVOLVED}.dossier_id"
    f" and {INVOLVED}.compartments <@ h.compartments"
    f" and ((h.subject_id is null) = ({INVOLVED}.scope = 'family')))"
)
PERSON_BY_HANDOVER = (
    f"exists (select from {INVOLVED} i join {HANDOVER} h on h.dossier_id = i.dossier_id"
    f" where i.id = involvement_id and i.account_id = {ME} and i.ground = 'handover' and h.subject_id = person_id"
    f" and h.state = 'accepted' and h.answered_by_id = {ME} and h.accepted_on = (select acting_day()))"
)
HANDOVERS = [
    *fence(HANDOVER),
    *allow(HANDOVER, "select", f"{BESIDE} or {SENDER} or {RECEIVER}"),
    *allow(
        HANDOVER,
        "insert",
        f"from_account_id = {ME} and from_organisation_id = {HERE} and state = 'proposed' and {reach('contacts', 'w')}",
    ),
    # Who sees it may hold it, to be told whose turn it is; that a step is of its side is kept by the trigger.
    *allow(HANDOVER, "update", "true", columns=CHANGED, checked="true"),
]
PARTS = [
    *fence(PART),
    *allow(PART, "select", f"{reach_by_own(PART, COMPARTMENTS)} or {WRITTEN_BY_ME} or {READ_BY_RECEIVER}"),
    *allow(PART, "insert", f"{BEING_WRITTEN} and {reach_by_own(PART, COMPARTMENTS)}"),
]
STEPS = [
    *fence(STEP),
    *allow(STEP, "select", SEEN),
    *allow(STEP, "insert", f"account_id = {ME} and organisation_id = {HERE} and {SEEN}"),
    f"grant usage on sequence {STEP}_id_seq to {WEB_AND_JOBS}",
]
NUDGES = [
    *fence(NUDGE),
    *allow(NUDGE, "select", f"account_id = {ME}"),
    *allow_jobs(NUDGE, "select", SEEN, policy="jobs_see_what_was_told"),
    *allow_jobs(NUDGE, "insert", SEEN),
]
INVOLVING = [
    f"create policy may_insert_by_handover on {INVOLVED} for insert to {WEB_AND_JOBS} with check ({GIVEN_BY_HANDOVER})",
    f"create policy may_insert_by_handover on {INVOLVED}person for insert to {WEB_AND_JOBS}"
    f" with check ({PERSON_BY_HANDOVER})",
]
UNDO_INVOLVING = [f"drop policy may_insert_by_handover on {table}" for table in (INVOLVED, f"{INVOLVED}person")]
FUNCTIONS = (
    "takes_handovers(), leads_a_team(), compartments_of_role(), families_with_something_withheld(),"
    " left_behind(uuid, uuid, uuid), municipality_of_handover(uuid), sender_stays_involved(uuid),"
    " own_ground_of(uuid, uuid, varchar)"
)
STEPPING = "handover_steps(), write_down_acceptance(uuid, timestamptz)"
UNDO_STEPS = [
    f"drop trigger handover_ends_the_one_before on {HANDOVER}",
    f"drop trigger handover_keeps_to_the_steps on {HANDOVER}",
    f"drop trigger handover_ends_the_sender_s_ground on {HANDOVER}",
    f"drop function end_involvement_of_sender(), end_what_was_taken_over(), keep_to_the_steps(), {STEPPING}",
]


class Migration(migrations.Migration):
    dependencies = [
        ("handovers", "0001_tables"),
        ("access", "0016_ground_of_a_handover"),
        ("dossiers", "0018_protect_episodes"),
        ("guardianship", "0004_keep_from_whom_it_is_withheld"),
    ]

    operations = [
        run([(SQL / "sides.sql").read_text()], undo=["drop view handovers_named", f"drop function {FUNCTIONS}"]),
        run(
            [(SQL / "responsible.sql").read_text()],
            undo=[
                "drop function responsible_by_name(uuid, uuid, varchar, date), responsible_on(uuid, uuid, varchar, date)"
            ],
        ),
        run([(SQL / "moves.sql").read_text()], undo=UNDO_STEPS),
        run(HANDOVERS, undo=undo_fence(HANDOVER, "select", "insert", "update")),
        run(PARTS, undo=undo_fence(PART, "select", "insert")),
        run(STEPS, undo=undo_fence(STEP, "select", "insert")),
        run(
            NUDGES,
            undo=[f"drop policy jobs_see_what_was_told on {NUDGE}", *undo_fence(NUDGE, "select", "insert")],
        ),
        run(INVOLVING, undo=UNDO_INVOLVING),
        *withhold(
            {HANDOVER: "dossier_id subject_id", PART: "dossier_id subject_id", STEP: "dossier_id subject_id"}
            | {NUDGE: "dossier_id"}
        ),
    ]
