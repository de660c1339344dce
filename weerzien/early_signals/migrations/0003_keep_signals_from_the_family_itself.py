"""A youngster or a parent reads days of the own family, and never a signal about it, whatever facts it rests on."""

from django.db import migrations

from weerzien.access.policies import WEB_AND_JOBS

# In plpgsql, as every function that a policy asks: a connection plans it once and not per query.
READS_SIGNALS = """
create function reads_signals() returns boolean
language plpgsql stable security definer set search_path = public, pg_temp as
$$ begin return exists (select from acting_roles() as held (role) where role <> 'gezinslid'); end $$;
"""
# The rulebook reads all outcomes of the families it evaluates, whoever's work made it look.
ALL_THE_SAME = "(select reads_signals()) or dossier_id in (select evaluated_dossiers())"
NO_SIGNAL = {
    "early_signals_outcome": "state <> 'signal' and rule not like 'S%'",
    "early_signals_outcomechange": "'signal' not in (state_before, state_after) and rule not like 'S%'",
}


class Migration(migrations.Migration):
    dependencies = [("early_signals", "0002_protect_outcomes"), ("access", "0003_what_an_actor_reaches")]

    operations = [
        migrations.RunSQL([READS_SIGNALS], ["drop function reads_signals()"]),
        *(
            migrations.RunSQL(
                [
                    f"create policy no_signal_for_the_family on {table} as restrictive for select to {WEB_AND_JOBS}"
                    f" using (({condition}) or {ALL_THE_SAME})"
                ],
                [f"drop policy no_signal_for_the_family on {table}"],
            )
            for table, condition in NO_SIGNAL.items()
        ),
    ]
