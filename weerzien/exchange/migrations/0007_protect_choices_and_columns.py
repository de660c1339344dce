"""A conflict is seen with its run; remembered columns by whoever may import for the organisation that put them right."""

from django.db import migrations

from weerzien.access.policies import WEB_AND_JOBS, allow, fence, run, undo_fence

ITS_RUN = "run_id in (select mine.id from exchange_importrun mine)"
OF_US = "organisation_id = (select acting_organisation()) and (select has_ability('import-workbook'))"
BY_ME = f"{OF_US} and account_id = (select acting_account())"
VERBS = ("select", "insert", "update", "delete")
CONFLICT = [
    *fence("exchange_importconflict"),
    *(line for verb in VERBS for line in allow("exchange_importconflict", verb, ITS_RUN)),
    f"grant usage on sequence exchange_importconflict_id_seq to {WEB_AND_JOBS}",
    # The night may throw conflicts away with their run; it has no use for what they say.
    "revoke select, insert, update on exchange_importconflict from weerzien_jobs",
    "grant select (run_id) on exchange_importconflict to weerzien_jobs",
]
COLUMNS = [
    *fence("exchange_rememberedcolumns"),
    *allow("exchange_rememberedcolumns", "select", OF_US),
    *allow("exchange_rememberedcolumns", "insert", BY_ME),
    *allow("exchange_rememberedcolumns", "delete", OF_US),
    "revoke all on exchange_rememberedcolumns from weerzien_jobs",
]


class Migration(migrations.Migration):
    dependencies = [("exchange", "0006_remember_columns_and_choices"), ("access", "0005_protect_involvements")]

    operations = [
        run(CONFLICT, undo=undo_fence("exchange_importconflict", *VERBS)),
        run(COLUMNS, undo=undo_fence("exchange_rememberedcolumns", "select", "insert", "delete")),
    ]
