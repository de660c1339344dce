"""Who may not read integration knows the route and whether there is a PIP; of income, whether there is a benefit."""

from django.db import migrations

from weerzien.access.policies import derived, derived_view

VALUES = {
    "integration": [
        derived("integration", "route", "nullif(route, '')", source="integration_integration"),
        derived("integration", "has_pip", "pip_earliest is not null", source="integration_integration"),
    ],
    "income": [derived("income", "has_benefit", "benefit_earliest is not null", source="integration_income")],
}


class Migration(migrations.Migration):
    dependencies = [("integration", "0002_protect_integration")]

    operations = [derived_view("integration_derived", VALUES)]
