"""Of identity, who may not read it knows first names, language, interpreter; a corporation an adult to speak with."""

from django.db import migrations

from weerzien.access.policies import derived, derived_view

PERSONALIA = "dossiers_personalia"
# Grown-up on the latest day the birth can be, so that nobody speaks with a child about a home.
ADULT = """
select dossier_id, subject_id, 'identity', 'adult_to_speak_with', nullif(trim(first_name || ' ' || last_name), '')
from dossiers_personalia
where superseded_by_id is null and eighteen_on(born_latest) <= acting_day()
  and 'woningcorporatie' in (select acting_roles())
"""
VALUES = {
    "identity": [
        derived("identity", "first_name", "nullif(first_name, '')", source=PERSONALIA),
        derived("identity", "language", "nullif(language, '')", source=PERSONALIA),
        derived("identity", "needs_interpreter", "needs_interpreter", source=PERSONALIA),
        ADULT,
    ]
}


class Migration(migrations.Migration):
    dependencies = [("dossiers", "0004_find_the_family_of_a_person")]

    operations = [derived_view("dossiers_derived", VALUES)]
