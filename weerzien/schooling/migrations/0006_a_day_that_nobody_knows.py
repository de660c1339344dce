"""Absence of which nobody knows the day is written down too."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("schooling", "0005_keep_from_whom_it_is_withheld")]

    operations = [
        migrations.AlterField(model_name="absence", name="day_earliest", field=models.DateField(null=True)),
        migrations.AlterField(model_name="absence", name="day_latest", field=models.DateField(null=True)),
    ]
