"""What somebody said by hand of sheets and columns stays with the run: taking reads the file again."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("exchange", "0003_remember_what_is_said_of_a_workbook")]

    operations = [
        migrations.AddField(
            model_name="importrun",
            name="column_map",
            field=models.TextField(
                blank=True,
                db_default="",
                default="",
                help_text="What somebody said by hand of sheets and columns.",
            ),
        ),
    ]
