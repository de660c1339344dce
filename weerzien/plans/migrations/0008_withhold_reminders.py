"""That somebody was reminded of a task is kept from whom the family is kept from."""

from django.db import migrations

from weerzien.access.shielding import withhold


class Migration(migrations.Migration):
    dependencies = [("plans", "0007_ours_is_a_partners"), ("access", "0013_protect_shields")]

    operations = [*withhold({"plans_taskreminder": "dossier_id"})]
