"""Of procedure, who may not read it knows the phase in one word, and the days of arrival and registration."""

from django.db import migrations

from weerzien.access.policies import derived_view

# How far somebody's application is, by the furthest step that has a day or a value.
PHASE = """
select dossier_id, subject_id, 'procedure', 'phase', (array['aanvraag', 'besluit', 'reis', 'aangekomen', 'ingeschreven'])[
  max(case kind
    when 'registration' then 5 when 'arrival' then 4
    when 'visa' then 3 when 'ticket' then 3 when 'flight' then 3 when 'appointment' then 3
    when 'decision' then 2 else 1 end)]
from procedure_step
where superseded_by_id is null and (day_earliest is not null or value <> '')
group by dossier_id, subject_id
"""
ARRIVAL = """
select dossier_id, subject_id, 'procedure', 'arrival',
  coalesce(max(day_earliest) filter (where kind = 'arrival'), max(day_earliest))::text
from procedure_step
where superseded_by_id is null and kind in ('arrival', 'flight')
group by dossier_id, subject_id
"""
REGISTRATION = """
select dossier_id, subject_id, 'procedure', 'registration', max(day_earliest)::text
from procedure_step
where superseded_by_id is null and kind = 'registration'
group by dossier_id, subject_id
"""


class Migration(migrations.Migration):
    dependencies = [("procedure", "0002_protect_procedure")]

    operations = [derived_view("procedure_derived", {"procedure": [PHASE, ARRIVAL, REGISTRATION]})]
