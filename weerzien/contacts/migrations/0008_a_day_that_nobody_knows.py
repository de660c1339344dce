"""A contact of which nobody knows the day is written down too."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("contacts", "0007_protect_observations_preferences")]

    operations = [
        migrations.AlterField(model_name="contactnote", name="day_earliest", field=models.DateField(null=True)),
        migrations.AlterField(model_name="contactnote", name="day_latest", field=models.DateField(null=True)),
    ]
