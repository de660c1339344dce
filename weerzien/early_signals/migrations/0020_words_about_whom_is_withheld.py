"""Free words with a step may name anybody: who may not know a person of the family, or where it lives, reads none."""

from importlib import import_module

from django.contrib.postgres.fields import ArrayField
from django.db import migrations, models

from weerzien.access.policies import allow, run
from weerzien.access.shielding import restrict

WORDS = "early_signals_signalwords"
MATCHING = import_module("weerzien.early_signals.migrations.0018_protect_the_life_of_signals")
BY_ME_HERE = f"{MATCHING.BY_ME} and {MATCHING.RECEIVES}"


def families_of(name: str, kept: str) -> str:
    """Return the function that gives the families of the persons on a list, and the families on it."""
    return f"""
create function {name}() returns uuid[]
language plpgsql stable security definer set search_path = public, pg_temp as
$$
declare
  kept uuid[] := {kept}();
begin
  if kept = '{{}}' then
    return '{{}}';
  end if;
  return kept || array(select distinct m.dossier_id from dossiers_membership m where m.subject_id = any(kept));
end
$$
"""  # noqa: S608 -- our own words


class Migration(migrations.Migration):
    dependencies = [
        ("early_signals", "0019_how_long_a_report_counts"),
        ("access", "0013_protect_shields"),
        ("dossiers", "0016_keep_from_whom_it_is_withheld"),
    ]

    operations = [
        migrations.AddField(
            model_name="reportmatch",
            name="confirmed",
            field=ArrayField(
                base_field=models.UUIDField(),
                db_default=[],
                default=list,
                help_text="The facts that it confirmed, which go when it is undone.",
            ),
        ),
        run(
            allow("early_signals_reportmatch", "update", BY_ME_HERE, columns="confirmed"),
            undo=[
                "drop policy may_update on early_signals_reportmatch",
                "revoke update (confirmed) on early_signals_reportmatch from weerzien_web, weerzien_jobs",
            ],
        ),
        run(
            [
                families_of("families_of_withheld", "withheld"),
                families_of("families_of_secret_addresses", "secret_addresses"),
            ],
            undo=["drop function families_of_secret_addresses()", "drop function families_of_withheld()"],
        ),
        restrict(WORDS, "names_anybody", "dossier_id <> all ((select families_of_withheld())::uuid[])", verb="select"),
        restrict(
            WORDS,
            "secret_address",
            "not ('housing' = any(compartments)) or dossier_id <> all ((select families_of_secret_addresses())::uuid[])",
            verb="select",
        ),
    ]
