"""How long a report counts is the receiving municipality's choice; who sends it reads no settings of that one."""

from django.db import migrations

from weerzien.access.policies import run

# Of two choices that have begun the one with the later day counts, of two for one day the one chosen last. Without a
# value the product's own number counts again.
DAYS = """
create function days_a_report_counts(receiver uuid, own integer) returns integer
language plpgsql stable security definer set search_path = public, pg_temp as
$$
declare
  today date := acting_day();
begin
  return coalesce((
    select s.value from early_signals_rulesetting s
    where s.municipality_id = receiver and s.rule = 'MELDING' and s.parameter = 'telt mee' and s.since <= today
    order by s.since desc, s.set_at desc, s.id desc limit 1), own);
end
$$
"""


class Migration(migrations.Migration):
    dependencies = [("early_signals", "0018_protect_the_life_of_signals")]

    operations = [run([DAYS], undo=["drop function days_a_report_counts(uuid, integer)"])]
