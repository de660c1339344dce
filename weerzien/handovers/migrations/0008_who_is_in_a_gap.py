"""Youngsters of whom the municipality is responsible because nobody took them on, for a list of many families."""

from django.db import migrations

from weerzien.access.policies import run

# As `responsible_on` says of guidance today, but of many at once; whoever asks sees in it what the tables let them see.
# Guardianship ends by order, birthday or departure; rule V06 is about the first two alone.
IN_A_GAP = """
create view youngsters_in_gap with (security_invoker = true) as
  select held.dossier_id, held.subject_id from guardianship_guardianship held
  where held.superseded_by_id is null and held.guardian <> 'ouders' and held.accepted_earliest is null
    and least(held.ordered_latest, held.departed_latest, (
      select eighteen_on(max(born.born_latest)) from dossiers_personalia born
      where born.subject_id = held.subject_id and born.superseded_by_id is null)) <= (select acting_day())
    and not exists (
      select from handovers_handover handed
      where handed.dossier_id = held.dossier_id and handed.theme = 'guidance'
        and (handed.subject_id is null or handed.subject_id = held.subject_id)
        and (handed.contact_on is not null and handed.ended_on is null
          or handed.subject_id is not null and handed.own_ground = 'municipality'
            and handed.sent_on is not null and handed.closed_on is null))
"""


class Migration(migrations.Migration):
    dependencies = [("handovers", "0007_a_proposal_is_its_senders")]

    operations = [
        run(
            [
                IN_A_GAP,
                "revoke all on youngsters_in_gap from public",
                "grant select on youngsters_in_gap to weerzien_web",
            ],
            undo=["drop view youngsters_in_gap"],
        )
    ]
