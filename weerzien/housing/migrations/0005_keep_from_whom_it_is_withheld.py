"""Keep what is known of a family or a person from whom that is withheld."""

from importlib import import_module

from django.db import migrations

from weerzien.access.shielding import derived_view_withheld, hide_addresses, withhold

TABLES = {"housing_stay": "dossier_id subject_id", "housing_hotelstay": "dossier_id subject_id"}
VALUES = import_module("weerzien.housing.migrations.0003_derive_lease_day").VALUES


class Migration(migrations.Migration):
    dependencies = [("housing", "0004_look_families_up"), ("access", "0013_protect_shields")]

    operations = [
        *withhold(TABLES),
        derived_view_withheld("housing_derived", VALUES),
        *hide_addresses(["housing_stay"]),
    ]
