"""Keep what is known of a family or a person from whom that is withheld."""

from importlib import import_module

from django.db import migrations

from weerzien.access.shielding import derived_view_withheld, hide_addresses, withhold

TABLES = {
    "dossiers_membership": "dossier_id subject_id",
    "dossiers_personalia": "dossier_id subject_id",
    "dossiers_relation": "dossier_id subject_id other_id",
    "dossiers_personnumbers": "dossier_id subject_id",
    "dossiers_householdmember": "dossier_id subject_id",
    "dossiers_toldfact": "dossier_id subject_id",
    "dossiers_localnumber": "dossier_id person_id",
    "dossiers_person": "id home_dossier_id",
    "dossiers_dossier": "id",
    "dossiers_municipalperiod": "dossier_id",
    "dossiers_responsibility": "dossier_id",
    "dossiers_coverage": "dossier_id",
    "dossiers_household": "dossier_id",
}
VALUES = import_module("weerzien.dossiers.migrations.0005_derive_identity").VALUES
OF_PERSON = import_module("weerzien.dossiers.migrations.0004_find_the_family_of_a_person").FUNCTION
WITHHELD = OF_PERSON.replace(
    "where m.subject_id = person", "where person <> all (withheld()) and m.subject_id = person"
)
ADDRESS = "name = 'eigen adres jongere'"


class Migration(migrations.Migration):
    dependencies = [("dossiers", "0015_found_in_other_spellings"), ("access", "0013_protect_shields")]

    operations = [
        *withhold(TABLES),
        migrations.RunSQL(
            [WITHHELD.replace("create function", "create or replace function")],
            [OF_PERSON.replace("create function", "create or replace function")],
        ),
        derived_view_withheld("dossiers_derived", VALUES),
        *hide_addresses(["dossiers_toldfact"], only=ADDRESS),
    ]
