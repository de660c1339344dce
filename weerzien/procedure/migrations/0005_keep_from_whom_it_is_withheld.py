"""Keep what is known of a family or a person from whom that is withheld."""

from importlib import import_module

from django.db import migrations

from weerzien.access.shielding import derived_view_withheld, withhold

TABLES = {
    "procedure_permit": "dossier_id subject_id",
    "procedure_application": "dossier_id subject_id",
    "procedure_step": "dossier_id subject_id",
}
WORDS = import_module("weerzien.procedure.migrations.0003_derive_phase")
VALUES = {"procedure": [WORDS.PHASE, WORDS.ARRIVAL, WORDS.REGISTRATION]}


class Migration(migrations.Migration):
    dependencies = [("procedure", "0004_look_families_up"), ("access", "0013_protect_shields")]

    operations = [*withhold(TABLES), derived_view_withheld("procedure_derived", VALUES)]
