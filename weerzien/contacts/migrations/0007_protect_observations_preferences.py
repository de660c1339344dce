"""Who sees what was noticed, each row by its theme; preferences are for whoever is about to call the family."""

from django.db import migrations

from weerzien.access.mixed import mixed_fact_table
from weerzien.access.policies import OWN, SUPERSEDING, allow, family_reach, fence, protect_facts, run, undo_fence
from weerzien.access.reaching import related_by_lookup, see_facts
from weerzien.access.shielding import hide_addresses, withhold

TABLES = {"contacts_copingphase": "relations", "contacts_telephone": "identity", "contacts_address": "housing"}
OBSERVATION, PREFERENCE = "contacts_observation", "contacts_preference"
COMPARTMENTS = (
    "identity", "numbers", "procedure", "guardianship", "housing", "income", "integration", "schooling", "health",
    "relations", "contacts",
)  # fmt: skip
WRITING = family_reach("contacts", "wo")
PREFERENCES = [
    *fence(PREFERENCE),
    *allow(PREFERENCE, "select", related_by_lookup(PREFERENCE)),
    *allow(PREFERENCE, "insert", f"{OWN} and {WRITING}"),
    *allow(PREFERENCE, "update", WRITING, columns=SUPERSEDING),
]
VERBS = ("select", "insert", "update")


class Migration(migrations.Migration):
    dependencies = [
        ("contacts", "0006_notes_observations_preferences"),
        ("access", "0013_protect_shields"),
        ("dossiers", "0016_keep_from_whom_it_is_withheld"),
    ]

    operations = [
        *protect_facts(TABLES),
        *see_facts(TABLES),
        run(mixed_fact_table(OBSERVATION, COMPARTMENTS), undo=undo_fence(OBSERVATION, *VERBS)),
        run(PREFERENCES, undo=undo_fence(PREFERENCE, *VERBS)),
        *withhold(dict.fromkeys((*TABLES, OBSERVATION, PREFERENCE), "dossier_id subject_id")),
        *hide_addresses(["contacts_address"]),
    ]
