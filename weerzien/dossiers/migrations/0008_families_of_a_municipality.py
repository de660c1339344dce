"""Find the families of a municipality, or whether a family is one of them, in one index; planned for a large one."""

from django.db import migrations, models

# PostgreSQL does not know for whom it plans: as if there were ten municipalities it makes plans that suit the largest.
TEN = "alter table dossiers_municipalperiod alter column municipality_id set (n_distinct = 10)"
UNDO = "alter table dossiers_municipalperiod alter column municipality_id reset (n_distinct)"


class Migration(migrations.Migration):
    dependencies = [("dossiers", "0007_name_families_in_the_log")]

    operations = [
        migrations.AddIndex(
            model_name="municipalperiod",
            index=models.Index(
                fields=["municipality", "dossier"], include=["period"], name="families_of_a_municipality"
            ),
        ),
        migrations.RunSQL([TEN], [UNDO]),
    ]
