"""Keep what is known of a family or a person from whom that is withheld."""

from django.db import migrations

from weerzien.access.shielding import withhold

TABLES = {"contacts_contactnote": "dossier_id subject_id", "contacts_professional": "dossier_id subject_id"}


class Migration(migrations.Migration):
    dependencies = [("contacts", "0004_found_by_index"), ("access", "0013_protect_shields")]

    operations = [*withhold(TABLES)]
