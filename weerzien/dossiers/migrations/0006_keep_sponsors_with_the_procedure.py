"""That somebody is a sponsor of somebody else says that there is an application: it needs sight of the procedure too."""

from django.db import migrations

from weerzien.access.policies import WEB_AND_JOBS, reach, run

STATEMENT = (
    f"create policy sponsor_is_procedure on dossiers_relation as restrictive for select to {WEB_AND_JOBS}"
    f" using (kind <> 'sponsor' or {reach('procedure', 'rw')})"
)


class Migration(migrations.Migration):
    dependencies = [("dossiers", "0005_derive_identity")]

    operations = [run([STATEMENT], undo=["drop policy sponsor_is_procedure on dossiers_relation"])]
