"""Of schooling, who may not read it knows whether somebody is enrolled full-time."""

from django.db import migrations

from weerzien.access.policies import derived, derived_view

VALUES = {"schooling": [derived("schooling", "is_full_time", "is_full_time", source="schooling_enrolment")]}


class Migration(migrations.Migration):
    dependencies = [("schooling", "0002_protect_schooling")]

    operations = [derived_view("schooling_derived", VALUES)]
