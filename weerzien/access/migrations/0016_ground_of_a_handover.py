"""One more ground of an involvement: a handover that was accepted."""

from django.db import migrations, models

GROUNDS = [
    ("task", "wettelijke taak"),
    ("guardianship", "voogdij"),
    ("assignment", "opdracht van de gemeente"),
    ("consent", "toestemming van het gezin"),
    ("continued", "voortgezette betrokkenheid"),
    ("handover", "aangenomen overdracht"),
]


class Migration(migrations.Migration):
    dependencies = [("access", "0015_protect_drafts")]

    operations = [
        migrations.AlterField(
            model_name="involvement", name="ground", field=models.CharField(choices=GROUNDS, max_length=20)
        )
    ]
