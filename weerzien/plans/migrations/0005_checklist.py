"""What a municipality chose in the checklist for turning 18."""

import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("access", "0015_protect_drafts"),
        ("plans", "0004_protect_reminders"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="ChecklistItem",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("code", models.CharField(max_length=40)),
                ("kind", models.CharField(max_length=40)),
                ("words", models.CharField(max_length=200)),
                ("theme", models.CharField(max_length=30)),
                ("weeks", models.PositiveSmallIntegerField()),
                ("is_used", models.BooleanField(default=True)),
                ("since", models.DateField()),
                ("because", models.CharField(max_length=300)),
                ("set_at", models.DateTimeField()),
                (
                    "municipality",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="access.organisation"
                    ),
                ),
                (
                    "set_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["municipality", "code"], name="checklist_of_a_municipality")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("words", ""), _negated=True), models.Q(("because", ""), _negated=True)
                        ),
                        name="checklist_item_says_what_and_why",
                    )
                ],
            },
        ),
    ]
