"""Keep what is known of a family or a person from whom that is withheld."""

from django.db import migrations

from weerzien.access.shielding import withhold

TABLES = {
    "early_signals_outcome": "dossier_id subject_id",
    "early_signals_outcomechange": "dossier_id subject_id",
    "early_signals_previewedmove": "dossier_id subject_id",
    "early_signals_evaluation": "dossier_id",
    "early_signals_agendarequest": "dossier_id",
}


class Migration(migrations.Migration):
    dependencies = [("early_signals", "0014_protect_lists_and_agenda"), ("access", "0013_protect_shields")]

    operations = [*withhold(TABLES)]
