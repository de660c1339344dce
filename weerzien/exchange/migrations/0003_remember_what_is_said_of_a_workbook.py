"""What is said of whole sheets and columns stays with the run."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("exchange", "0002_protect_imports")]

    operations = [
        migrations.AddField(
            model_name="importrun",
            name="remarks",
            field=models.JSONField(default=list, help_text="What is said about whole sheets and columns."),
        ),
        migrations.AlterField(
            model_name="importrow",
            name="cells",
            field=models.JSONField(help_text="Heading and cell as it stood, in the order of the sheet."),
        ),
    ]
