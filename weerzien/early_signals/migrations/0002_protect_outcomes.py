"""An outcome is seen by who may see all compartments of its facts, and written by the rulebook alone."""

from django.db import migrations

from weerzien.access.policies import WEB_AND_JOBS, all_compartments_reach, allow, fence, run, undo_fence

COMPARTMENTS = [
    "identity",
    "numbers",
    "procedure",
    "guardianship",
    "housing",
    "income",
    "integration",
    "schooling",
    "health",
    "relations",
    "contacts",
]
SEEN = all_compartments_reach(COMPARTMENTS)
EVALUATED = "dossier_id in (select evaluated_dossiers())"
OUTCOME = [
    *fence("early_signals_outcome"),
    *allow("early_signals_outcome", "select", SEEN),
    *allow("early_signals_outcome", "insert", EVALUATED),
    *allow("early_signals_outcome", "update", EVALUATED),
    *allow("early_signals_outcome", "delete", EVALUATED),
]
CHANGE = [
    *fence("early_signals_outcomechange"),
    *allow("early_signals_outcomechange", "select", SEEN),
    *allow("early_signals_outcomechange", "insert", EVALUATED),
    f"grant usage on sequence early_signals_outcomechange_id_seq to {WEB_AND_JOBS}",
]


class Migration(migrations.Migration):
    dependencies = [("early_signals", "0001_initial"), ("access", "0005_protect_involvements")]

    operations = [
        run(OUTCOME, undo=undo_fence("early_signals_outcome", "select", "insert", "update", "delete")),
        run(CHANGE, undo=undo_fence("early_signals_outcomechange", "select", "insert")),
    ]
