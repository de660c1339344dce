"""A person of an own family is seen by one comparison; the same rows are seen as before, see decision 33."""

from django.db import migrations, models
from django.db.models import F, Q
from django.db.models.functions import Lower, Upper

from weerzien.access.policies import OWN, reach
from weerzien.access.reaching import reach_by_list, see, surely_own

TABLE = "dossiers_personalia"
BESIDES = f"{reach_by_list(TABLE, 'identity', 'rw')} or ({OWN} and {reach('identity', 'o')})"
AT_ONCE = f"((select reaches_everywhere('identity', 'rw')) and {surely_own(TABLE)})"


class Migration(migrations.Migration):
    dependencies = [("dossiers", "0013_protect_told_facts"), ("access", "0009_what_is_surely_reached")]

    operations = [
        migrations.AddIndex(
            model_name="municipalperiod",
            index=models.Index(
                F("municipality"), Upper("period"), condition=Q(period__upper_inf=False), name="families_that_left"
            ),
        ),
        migrations.AddIndex(
            model_name="municipalperiod",
            index=models.Index(F("municipality"), Lower("period"), name="families_that_come"),
        ),
        see(TABLE, f"{AT_ONCE} or {BESIDES}", before=BESIDES),
        *(
            migrations.AddIndex(
                model_name="personalia",
                index=models.Index(
                    fields=["lasting_municipality", "born_latest"],
                    include=["born_earliest", "dossier", "subject", "id", "recorded_by"],
                    condition=condition,
                    name=name,
                ),
            )
            for name, condition in (
                ("personalia_lasting_born", Q(superseded_by__isnull=True, born_earliest=F("born_latest"))),
                ("personalia_lasting_about", Q(superseded_by__isnull=True, born_earliest__lt=F("born_latest"))),
            )
        ),
        migrations.RemoveIndex(model_name="personalia", name="personalia_born_on"),
        migrations.RemoveIndex(model_name="personalia", name="personalia_born_about"),
    ]
