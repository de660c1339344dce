"""Who sees a family, its persons and what is known of their identity, numbers and households."""

from django.db import migrations

from weerzien.access.policies import (
    SUPERSEDING,
    WEB_AND_JOBS,
    allow,
    family_reach,
    fence,
    protect_facts,
    reach,
    run,
    undo_fence,
)

RELATED = "dossier_id in (select related_dossiers())"
OPENING = "(select has_ability('open-dossier') or is_importing())"
MINE = "(select acting_organisation())"
ASSIGNABLE = "dossier_id in (select dossiers_with_ability('assign-responsibility'))"
IDENTITY = family_reach("identity", "w")

DOSSIER = [
    *fence("dossiers_dossier"),
    *allow("dossiers_dossier", "select", "id in (select related_dossiers())"),
    *allow("dossiers_dossier", "insert", OPENING),
    # Who may lock a dossier need not be one who may close it.
    *allow(
        "dossiers_dossier",
        "update",
        "id in (select related_dossiers())",
        columns="closed_on",
        checked="id in (select visible_dossiers('identity', 'w'))",
    ),
]
MUNICIPAL_PERIOD = [
    *fence("dossiers_municipalperiod"),
    *allow("dossiers_municipalperiod", "select", RELATED),
    *allow("dossiers_municipalperiod", "insert", f"municipality_id = {MINE} and {OPENING}"),
]
RESPONSIBILITY = [
    *fence("dossiers_responsibility"),
    *allow("dossiers_responsibility", "select", RELATED),
    *allow(
        "dossiers_responsibility",
        "insert",
        f"recorded_by_id = (select acting_account()) and ({ASSIGNABLE} or {IDENTITY})",
    ),
    *allow("dossiers_responsibility", "update", ASSIGNABLE, columns=SUPERSEDING),
]
PERSON = [
    *fence("dossiers_person"),
    *allow(
        "dossiers_person",
        "select",
        "home_dossier_id in (select visible_dossiers('identity', 'lrw'))"
        " or id in (select seen.subject_id from visible_subjects('identity', 'lrw') seen)"
        " or id in (select member.subject_id from dossiers_membership member)",
    ),
    *allow("dossiers_person", "insert", "home_dossier_id in (select visible_dossiers('identity', 'w'))"),
]
HOUSEHOLD = [
    *fence("dossiers_household"),
    *allow("dossiers_household", "select", family_reach("housing", "rw")),
    *allow("dossiers_household", "insert", family_reach("housing", "w")),
]
LOCAL_NUMBER = [
    *fence("dossiers_localnumber"),
    *allow(
        "dossiers_localnumber",
        "select",
        reach("identity", "rw", subject="person_id"),
    ),
    *allow("dossiers_localnumber", "insert", f"organisation_id = {MINE} and {IDENTITY}"),
    f"grant usage on sequence dossiers_localnumber_id_seq to {WEB_AND_JOBS}",
]
COVERAGE = [
    *fence("dossiers_coverage"),
    *allow("dossiers_coverage", "select", RELATED),
    *allow("dossiers_coverage", "insert", f"organisation_id = {MINE} and {RELATED}"),
    *allow("dossiers_coverage", "update", f"organisation_id = {MINE} and {RELATED}", columns="facts, since"),
    f"grant usage on sequence dossiers_coverage_id_seq to {WEB_AND_JOBS}",
]


class Migration(migrations.Migration):
    dependencies = [("dossiers", "0001_initial"), ("access", "0005_protect_involvements")]

    operations = [
        run(DOSSIER, undo=undo_fence("dossiers_dossier", "select", "insert", "update")),
        run(MUNICIPAL_PERIOD, undo=undo_fence("dossiers_municipalperiod", "select", "insert")),
        run(RESPONSIBILITY, undo=undo_fence("dossiers_responsibility", "select", "insert", "update")),
        *protect_facts(
            {
                "dossiers_membership": "identity",
                "dossiers_personalia": "identity",
                "dossiers_relation": "identity",
                "dossiers_personnumbers": "numbers",
                "dossiers_householdmember": "housing",
            }
        ),
        run(PERSON, undo=undo_fence("dossiers_person", "select", "insert")),
        run(HOUSEHOLD, undo=undo_fence("dossiers_household", "select", "insert")),
        run(LOCAL_NUMBER, undo=undo_fence("dossiers_localnumber", "select", "insert")),
        run(COVERAGE, undo=undo_fence("dossiers_coverage", "select", "insert", "update")),
    ]
