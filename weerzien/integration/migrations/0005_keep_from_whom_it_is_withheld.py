"""Keep what is known of a family or a person from whom that is withheld."""

from importlib import import_module

from django.db import migrations

from weerzien.access.shielding import derived_view_withheld, withhold

TABLES = {"integration_integration": "dossier_id subject_id", "integration_income": "dossier_id subject_id"}
VALUES = import_module("weerzien.integration.migrations.0003_derive_route_and_benefit").VALUES


class Migration(migrations.Migration):
    dependencies = [("integration", "0004_look_families_up"), ("access", "0013_protect_shields")]

    operations = [*withhold(TABLES), derived_view_withheld("integration_derived", VALUES)]
