"""An outcome of an own family is seen by one comparison; the same rows are seen as before, see decision 33."""

from importlib import import_module

from django.db import migrations

from weerzien.access.policies import WEB_AND_JOBS
from weerzien.access.reaching import all_compartments_by_list, all_needs_known, is_own, outcome_reach, see, surely_own

COMPARTMENTS = import_module("weerzien.early_signals.migrations.0002_protect_outcomes").COMPARTMENTS
DERIVED = import_module("weerzien.early_signals.migrations.0011_know_what_an_outcome_is_derived_from").DERIVED
SIGNALS = import_module("weerzien.early_signals.migrations.0003_keep_signals_from_the_family_itself")
OWN = {
    "early_signals_outcome": surely_own("early_signals_outcome"),
    "early_signals_outcomechange": is_own("early_signals_outcomechange"),
}
# Who changes a row may not change with it whose it is.
KEEP_LASTING = """
create trigger early_signals_outcome_lasting_kept before update of dossier_id, lasting_municipality_id
on early_signals_outcome for each row execute function write_lasting_municipality()
"""


def knows_derived_values(table: str) -> migrations.RunSQL:
    """Return the step that takes the second policy away, which the first now covers."""
    known = all_needs_known(table, COMPARTMENTS, DERIVED)
    return migrations.RunSQL(
        [f"drop policy knows_derived_values on {table}"],
        [f"create policy knows_derived_values on {table} as restrictive for select to {WEB_AND_JOBS} using ({known})"],
    )


class Migration(migrations.Migration):
    dependencies = [
        ("early_signals", "0011_know_what_an_outcome_is_derived_from"),
        ("access", "0009_what_is_surely_reached"),
    ]

    operations = [
        migrations.RunSQL([KEEP_LASTING], ["drop trigger early_signals_outcome_lasting_kept on early_signals_outcome"]),
        *(
            see(table, outcome_reach(table, own=own), before=all_compartments_by_list(table, COMPARTMENTS))
            for table, own in OWN.items()
        ),
        *(knows_derived_values(table) for table in OWN),
        *(
            see(
                table,
                f"(select reads_signals()) or ({condition}) or dossier_id in (select evaluated_dossiers())",
                before=f"({condition}) or {SIGNALS.ALL_THE_SAME}",
                policy="no_signal_for_the_family",
            )
            for table, condition in SIGNALS.NO_SIGNAL.items()
        ),
    ]
