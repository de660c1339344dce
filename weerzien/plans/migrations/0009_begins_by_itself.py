"""A checklist that begins by itself: nobody gave its tasks, and the list says who sees to each item."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("plans", "0008_withhold_reminders"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name="checklistitem",
            name="owner",
            field=models.CharField(db_default="gezinsregisseur", default="gezinsregisseur", max_length=20),
        ),
        migrations.AlterField(
            model_name="task",
            name="made_by",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AlterField(
            model_name="task",
            name="handed_by",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddConstraint(
            model_name="task",
            constraint=models.CheckConstraint(
                condition=models.Q(made_by__isnull=False, handed_by__isnull=False)
                | models.Q(made_by__isnull=True, origin="checklist"),
                name="task_nobody_gave_is_of_a_checklist",
            ),
        ),
    ]
