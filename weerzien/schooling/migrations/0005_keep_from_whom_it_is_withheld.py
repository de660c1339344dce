"""Keep what is known of a family or a person from whom that is withheld."""

from importlib import import_module

from django.db import migrations

from weerzien.access.shielding import derived_view_withheld, withhold

TABLES = {"schooling_enrolment": "dossier_id subject_id", "schooling_absence": "dossier_id subject_id"}
VALUES = import_module("weerzien.schooling.migrations.0003_derive_full_time").VALUES


class Migration(migrations.Migration):
    dependencies = [("schooling", "0004_look_families_up"), ("access", "0013_protect_shields")]

    operations = [*withhold(TABLES), derived_view_withheld("schooling_derived", VALUES)]
