"""Who reads a report reads what its sender replied; who may not know the family it was put with reads neither.

Its sender sees a report no longer than one that belongs to no family is kept: that it is still there would tell that
the family is known.
"""

from importlib import import_module

from django.db import migrations

from weerzien.access.policies import allow, allow_jobs, fence, run, undo_fence

LIFE = import_module("weerzien.early_signals.migrations.0018_protect_the_life_of_signals")
REPORT, MATCH, REPLY = LIFE.REPORT, LIFE.MATCH, "early_signals_reportreply"

MINE = "sent_by_id = (select acting_account())"
# As long as a report without a family is kept after it expired.
STILL_MINE = f"({MINE} and expires_on >= (select acting_day()) - 30)"
# Who may not read with which family it was put, reads it no more once it was put there.
RECEIVED = f"({LIFE.RECEIVES} and (not handled or exists (select from {MATCH} m where m.report_id = {REPORT}.id)))"
OF_A_REPORT = f"exists (select from {REPORT} r where r.id = {REPLY}.report_id"
HANDLED = f"update {REPORT} set handled = true where id in (select report_id from {MATCH})"  # noqa: S608 -- our own words


class Migration(migrations.Migration):
    dependencies = [("early_signals", "0024_replies_to_questions")]

    operations = [
        run([HANDLED]),
        run(
            [
                f"alter policy may_select on {REPORT} using ({STILL_MINE} or {RECEIVED})",
                f"grant update (handled) on {REPORT} to weerzien_web",
            ],
            undo=[
                f"alter policy may_select on {REPORT} using ({MINE} or ({LIFE.RECEIVES}))",
                f"revoke update (handled) on {REPORT} from weerzien_web",
            ],
        ),
        run(
            [
                *fence(REPLY),
                *allow(REPLY, "select", f"{OF_A_REPORT})"),
                *allow(REPLY, "insert", f"{OF_A_REPORT} and r.{MINE})"),
                *allow_jobs(REPLY, "delete", f"{OF_A_REPORT} and r.{LIFE.OLD})"),
            ],
            undo=undo_fence(REPLY, "select", "insert", "delete"),
        ),
    ]
