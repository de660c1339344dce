"""Everybody chooses for themselves; the job reads when and where meetings of its municipality are, and who is asked."""

from django.db import migrations

from weerzien.access.policies import allow, allow_jobs, fence, run, undo_fence

WISH, SENT = "meetings_invitationwish", "meetings_sentinvitation"
MEETING, ATTENDEE = "meetings_meeting", "meetings_attendee"
MY_OWN = "account_id = (select acting_account())"
AT_WORK = "(select system_municipality()) is not null"
HERE = "municipality_id = (select system_municipality())"
# Asked under the policy of meetings: of its own municipality alone.
OF_HERE = "meeting_id in (select m.id from meetings_meeting m)"
TO_INVITE = "to_invite"


class Migration(migrations.Migration):
    dependencies = [("meetings", "0005_invitations_by_mail"), ("audit", "0004_who_seals_and_who_reads")]

    operations = [
        run(
            [
                *fence(WISH),
                *allow(WISH, "select", MY_OWN),
                *allow(WISH, "insert", MY_OWN),
                *allow(WISH, "update", MY_OWN, columns="is_wanted"),
                *allow_jobs(WISH, "select", AT_WORK, policy=TO_INVITE),
            ],
            undo=[f"drop policy {TO_INVITE} on {WISH}", *undo_fence(WISH, "select", "insert", "update")],
        ),
        run(
            [
                *fence(SENT),
                *allow_jobs(SENT, "select", OF_HERE),
                *allow_jobs(SENT, "insert", OF_HERE),
                *allow_jobs(SENT, "delete", OF_HERE),
            ],
            undo=undo_fence(SENT, "select", "insert", "delete"),
        ),
        run(
            [
                *allow_jobs(MEETING, "select", HERE, policy=TO_INVITE),
                *allow_jobs(ATTENDEE, "select", f"{AT_WORK} and {OF_HERE}", policy=TO_INVITE),
            ],
            undo=[f"drop policy {TO_INVITE} on {table}" for table in (MEETING, ATTENDEE)],
        ),
    ]
