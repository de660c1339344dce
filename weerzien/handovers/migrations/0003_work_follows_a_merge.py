"""Tasks, documents, meetings and handovers follow who turned out to be another, and come back; see decision 47."""

from pathlib import Path

from django.db import migrations

from weerzien.access.policies import run

SQL = Path(__file__).parent / "sql"
KEEPS_TO_THE_STEPS = "create function keep_to_the_steps()"
AS_IT_WAS = (SQL / "moves.sql").read_text().partition(KEEPS_TO_THE_STEPS)[2].partition("create trigger")[0]
BEGINS = "begin\n"
# Nobody else may change the family or the person of a handover: the columns are not theirs to update.
FOLLOWS = """begin
  if current_setting('weerzien.following', true) = 'yes' then
    before.dossier_id := new.dossier_id;
    before.subject_id := new.subject_id;
    if new is not distinct from before then
      return new;
    end if;
    before := old;
  end if;
"""
REPLACE = KEEPS_TO_THE_STEPS.replace("create", "create or replace")
FUNCTIONS = (
    "let_work_follow(uuid)",
    "give_work_back(uuid)",
    "move_drafts(uuid[], uuid, uuid, uuid, uuid)",
    "move_work(text, boolean, text[], uuid, uuid, uuid)",
    "work_of_a_family()",
)


class Migration(migrations.Migration):
    dependencies = [
        ("handovers", "0002_protect_handovers"),
        ("meetings", "0003_see_as_each_participant"),
        ("plans", "0008_withhold_reminders"),
        ("documents", "0002_protect_documents"),
        ("dossiers", "0020_protect_merging"),
    ]

    operations = [
        run(
            [f"{REPLACE}{AS_IT_WAS.replace(BEGINS, FOLLOWS, 1)}"],
            undo=[f"{REPLACE}{AS_IT_WAS}"],
        ),
        run([(SQL / "following.sql").read_text()], undo=[f"drop function {name}" for name in FUNCTIONS]),
    ]
