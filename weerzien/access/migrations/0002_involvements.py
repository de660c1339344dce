"""Point involvements to families and persons."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("access", "0001_initial"),
        ("dossiers", "0001_initial"),
    ]

    operations = [
        migrations.AddField(
            model_name="involvement",
            name="dossier",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="dossiers.dossier"
            ),
        ),
        migrations.AddField(
            model_name="involvement",
            name="granted_by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="involvementperson",
            name="involvement",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="persons", to="access.involvement"
            ),
        ),
        migrations.AddField(
            model_name="involvementperson",
            name="person",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="dossiers.person"
            ),
        ),
        migrations.AddConstraint(
            model_name="organisation",
            constraint=models.UniqueConstraint(fields=("kind", "name"), name="organisation_name_is_unique_per_kind"),
        ),
        migrations.AddField(
            model_name="position",
            name="account",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="positions", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="position",
            name="organisation",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="access.organisation"
            ),
        ),
        migrations.AddConstraint(
            model_name="roleability",
            constraint=models.UniqueConstraint(fields=("role", "ability"), name="ability_is_given_once_per_role"),
        ),
        migrations.AddConstraint(
            model_name="involvement",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("ground", "guardianship"), _negated=True), ("scope", "persons"), _connector="OR"
                ),
                name="guardianship_names_its_youngsters",
            ),
        ),
        migrations.AddConstraint(
            model_name="involvementperson",
            constraint=models.UniqueConstraint(
                fields=("involvement", "person"), name="involvement_lists_a_person_once"
            ),
        ),
    ]
