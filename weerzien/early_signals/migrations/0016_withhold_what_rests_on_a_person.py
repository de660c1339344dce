"""What rests on the facts of a person who is withheld is withheld too; and nobody is reminded of what is theirs not."""

from __future__ import annotations

from pathlib import Path

from django.db import migrations

from weerzien.access.policies import JOBS, run
from weerzien.access.shielding import restrict

SQL = Path(__file__).parent / "sql" / "resting.sql"
FACTS = (
    "contacts_address", "contacts_contactnote", "contacts_copingphase", "contacts_observation", "contacts_preference",
    "contacts_professional", "contacts_telephone", "dossiers_episode", "dossiers_householdmember",
    "dossiers_membership", "dossiers_personalia", "dossiers_personnumbers", "dossiers_relation",
    "dossiers_responsibility", "dossiers_toldfact", "guardianship_guardianship", "housing_hotelstay", "housing_stay",
    "integration_income", "integration_integration", "procedure_application", "procedure_permit", "procedure_step",
    "schooling_absence", "schooling_enrolment",
)  # fmt: skip
OF_ANOTHER = {"dossiers_relation": " or told.other_id = any(persons)"}
"""Where a row is about a second person as well."""
UNION = "\n    union all\n".join(
    f"    select told.id from {table} told where told.dossier_id = any(theirs) and told.superseded_by_id is null"  # noqa: S608 -- our own words
    f" and (told.subject_id = any(persons){OF_ANOTHER.get(table, '')})"
    for table in FACTS
)
FUNCTIONS = (
    "outcomes_withheld_from(uuid[])", "withheld_from(uuid)", "moves_withheld()", "changes_withheld()",
    "outcomes_withheld()", "outcomes_resting_on(uuid[])", "facts_of(uuid[])",
)  # fmt: skip
RESTS = {
    "early_signals_outcome": "outcomes_withheld())::uuid[]",
    "early_signals_outcomechange": "changes_withheld())::bigint[]",
    "early_signals_previewedmove": "moves_withheld())::uuid[]",
}
FOR_WHOM = "withheld_from(account_id)"
REMINDED = f"dossier_id <> all({FOR_WHOM}) and (subject_id is null or subject_id <> all({FOR_WHOM}))"


class Migration(migrations.Migration):
    dependencies = [
        ("early_signals", "0015_keep_from_whom_it_is_withheld"),
        ("access", "0013_protect_shields"),
        ("contacts", "0007_protect_observations_preferences"),
        ("dossiers", "0018_protect_episodes"),
        ("guardianship", "0004_keep_from_whom_it_is_withheld"),
        ("housing", "0005_keep_from_whom_it_is_withheld"),
        ("integration", "0005_keep_from_whom_it_is_withheld"),
        ("procedure", "0005_keep_from_whom_it_is_withheld"),
        ("schooling", "0005_keep_from_whom_it_is_withheld"),
    ]

    operations = [
        run([SQL.read_text().replace("%(facts)s", UNION)], undo=[f"drop function {name}" for name in FUNCTIONS]),
        *(
            restrict(table, "rests_on_withheld", f"id <> all ((select {function})", verb="select")
            for table, function in RESTS.items()
        ),
        run(
            [
                f"create policy withheld on early_signals_reminder as restrictive for insert to {JOBS}"
                f" with check ({REMINDED})"
            ],
            undo=["drop policy withheld on early_signals_reminder"],
        ),
    ]
