"""Keep what is known of a family or a person from whom that is withheld."""

from django.db import migrations

from weerzien.access.shielding import withhold

TABLES = {"guardianship_guardianship": "dossier_id subject_id"}


class Migration(migrations.Migration):
    dependencies = [("guardianship", "0003_look_families_up"), ("access", "0013_protect_shields")]

    operations = [*withhold(TABLES)]
