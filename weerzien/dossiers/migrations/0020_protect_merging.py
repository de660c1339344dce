"""Who says that two persons are one or two, and sees that it was said; a family that ended so may still be looked up."""

from importlib import import_module

from django.db import migrations

from weerzien.access.policies import allow, fence, run, undo_fence
from weerzien.access.shielding import withhold

MERGE, NOT_SAME = "dossiers_merge", "dossiers_notsame"
MERGED_BY_ME = "merged_by_id = (select acting_account())"
SAID_BY_ME = "said_by_id = (select acting_account())"
MERGES = "select dossiers_with_ability('merge-persons')"


def both(one: str, other: str, families: str) -> str:
    """Return the condition that both families of a row are among some."""
    return f"{one} in ({families}) and {other} in ({families})"


ITS_FAMILIES = both("gone_from_id", "stays_in_id", MERGES)
THEIR_FAMILIES = both("one_in_id", "other_in_id", MERGES)
POLICIES = [
    *fence(MERGE),
    # Whoever knew one family may read where it is now, if they know the other as well.
    *allow(MERGE, "select", both("gone_from_id", "stays_in_id", "select related_dossiers()")),
    *allow(MERGE, "insert", f"{MERGED_BY_ME} and {ITS_FAMILIES}"),
    *allow(MERGE, "update", ITS_FAMILIES, columns="undone_by_id, undone_at, undone_because"),
    *fence(NOT_SAME),
    *allow(NOT_SAME, "select", THEIR_FAMILIES),
    *allow(NOT_SAME, "insert", f"{SAID_BY_ME} and {THEIR_FAMILIES}"),
    *allow(NOT_SAME, "update", THEIR_FAMILIES, columns="withdrawn_by_id, withdrawn_at"),
]
GAPLESS = import_module("weerzien.dossiers.migrations.0003_periods_have_no_gap").GAPLESS.partition("create constraint")[
    0
]
AS_IT_WAS = GAPLESS.replace("create function", "create or replace function")
# Somebody is responsible for what is kept of a family that ended in another, so its periods go on.
GOES_ON = AS_IT_WAS.replace(
    "daterange(opened_on, closed_on, '[]')",
    "daterange(opened_on, case when exists (select from dossiers_merge m where m.gone_from_id = about"
    " and m.ends_family and m.undone_at is null) then null else closed_on end, '[]')",
)
TABLES = {MERGE: "gone_id gone_from_id stays_id stays_in_id", NOT_SAME: "one_id one_in_id other_id other_in_id"}


class Migration(migrations.Migration):
    dependencies = [("dossiers", "0019_merging"), ("access", "0017_who_merges")]

    operations = [
        run(
            POLICIES,
            undo=[
                *undo_fence(MERGE, "select", "insert", "update"),
                *undo_fence(NOT_SAME, "select", "insert", "update"),
            ],
        ),
        *withhold(TABLES),
        migrations.RunSQL([GOES_ON], [AS_IT_WAS]),
    ]
