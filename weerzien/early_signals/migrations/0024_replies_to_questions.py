"""A report says whether somebody put it somewhere, and its sender replies to a question of the municipality."""

import uuid

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("early_signals", "0023_signals_stand_as_they_stood")]

    operations = [
        migrations.AddField(
            model_name="report",
            name="handled",
            field=models.BooleanField(db_default=False, default=False),
        ),
        migrations.CreateModel(
            name="ReportReply",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("asked", models.CharField(max_length=300)),
                ("asked_at", models.DateTimeField()),
                ("words", models.CharField(max_length=500)),
                ("at", models.DateTimeField()),
                (
                    "report",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="replies",
                        to="early_signals.report",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("words", ""), _negated=True), name="a_reply_says_something"
                    ),
                    models.UniqueConstraint(fields=("report", "asked_at"), name="a_question_is_replied_to_once"),
                ],
            },
        ),
    ]
