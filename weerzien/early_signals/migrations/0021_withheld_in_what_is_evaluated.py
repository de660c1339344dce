"""From whom a family or a person is withheld, also for the transaction that keeps a fact of that family."""

from pathlib import Path

from django.db import migrations

from weerzien.access.policies import run

SQL = Path(__file__).parent / "sql" / "resting.sql"
CREATE = "create function withheld_from(account uuid) returns uuid[]"
BODY = SQL.read_text().partition(CREATE)[2].partition("$$;")[0]
REPLACED = f"{CREATE.replace('create', 'create or replace')}{BODY}$$"
ONLY_JOBS = """  if system_municipality() is null then
    return '{}';
  end if;
"""
OF_THE_EVALUATED = """
      and (system_municipality() is not null or s.dossier_id in (select evaluated_dossiers()))
      and (s.account_id = account"""
EVALUATED = REPLACED.replace(ONLY_JOBS, "").replace("\n      and (s.account_id = account", OF_THE_EVALUATED)


class Migration(migrations.Migration):
    dependencies = [
        ("early_signals", "0020_words_about_whom_is_withheld"),
        ("access", "0020_who_is_involved_with_what_is_evaluated"),
    ]

    operations = [run([EVALUATED], undo=[REPLACED])]
