"""Involvements are seen by whom they concern and by who may grant them; colleagues, roles and the matrix by all."""

from django.db import migrations

from weerzien.access.policies import WEB_AND_JOBS, allow, fence, run, undo_fence

GRANTABLE = "dossier_id in (select dossiers_with_ability('grant-involvement'))"
INVOLVEMENT = [
    *fence("access_involvement"),
    *allow("access_involvement", "select", f"account_id = (select acting_account()) or {GRANTABLE}"),
    *allow("access_involvement", "insert", f"granted_by_id = (select acting_account()) and {GRANTABLE}"),
    *allow("access_involvement", "update", GRANTABLE, columns="period"),
]
PERSONS = [
    *fence("access_involvementperson"),
    *allow("access_involvementperson", "select", "involvement_id in (select i.id from access_involvement i)"),
    *allow(
        "access_involvementperson",
        "insert",
        f"involvement_id in (select i.id from access_involvement i where i.{GRANTABLE})",  # noqa: S608 -- our own words
    ),
    f"grant usage on sequence access_involvementperson_id_seq to {WEB_AND_JOBS}",
]
# Names of colleagues stand on every page and a login comes before anybody acts, so all may read; a password is one's own.
ACCOUNT = [
    *fence("access_account"),
    *allow("access_account", "select", "true"),
    *allow(
        "access_account",
        "update",
        "(select acting_account()) is null or id = (select acting_account())",
        columns="password, last_login",
    ),
]
POSITION = [*fence("access_position"), *allow("access_position", "select", "true")]
REFERENCE = "access_organisation, access_grant, access_roleability"
READ_ONLY = [
    f"revoke all on {REFERENCE}, django_migrations from public, {WEB_AND_JOBS}",
    f"grant select on {REFERENCE} to {WEB_AND_JOBS}",
]


class Migration(migrations.Migration):
    dependencies = [("access", "0004_fill_the_matrix")]

    operations = [
        run(INVOLVEMENT, undo=undo_fence("access_involvement", "select", "insert", "update")),
        run(PERSONS, undo=undo_fence("access_involvementperson", "select", "insert")),
        run(ACCOUNT, undo=undo_fence("access_account", "select", "update")),
        run(POSITION, undo=undo_fence("access_position", "select")),
        run(READ_ONLY),
    ]
