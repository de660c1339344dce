"""Of housing, who may not read it knows since when somebody has a home."""

from django.db import migrations

from weerzien.access.policies import derived, derived_view

VALUES = {"housing": [derived("housing", "lease_day", "home_earliest", source="housing_stay")]}


class Migration(migrations.Migration):
    dependencies = [("housing", "0002_protect_housing")]

    operations = [derived_view("housing_derived", VALUES)]
