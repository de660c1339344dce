"""A receiver reads the file that was shown before it was sent, and nothing that is withheld or made secret since."""

from importlib import import_module

from django.db import migrations

from weerzien.access.mixed import reach_by_own
from weerzien.access.policies import run
from weerzien.access.shielding import restrict

BEFORE = import_module("weerzien.handovers.migrations.0002_protect_handovers")
PART = "handovers_filepart"
# A file of a whole family may name whoever is withheld; one of a person is about that person alone.
NAMES_NOBODY_WITHHELD = "subject_id is not null or dossier_id <> all ((select families_of_withheld())::uuid[])"
TELLS_NO_ADDRESS = "compartment <> 'housing' or dossier_id <> all ((select families_of_secret_addresses())::uuid[])"
READ_BEFORE = f"{reach_by_own(PART, BEFORE.COMPARTMENTS)} or {BEFORE.WRITTEN_BY_ME} or {BEFORE.READ_BY_RECEIVER}"
# That somebody else of the family is withheld does not take away the file of a person, which never names them.
WITHHELD = " and dossier_id <> all ("
OF_A_PERSON = BEFORE.READ_BY_RECEIVER.replace(WITHHELD, " and (subject_id is not null or dossier_id <> all (") + ")"
READ = f"{reach_by_own(PART, BEFORE.COMPARTMENTS)} or {BEFORE.WRITTEN_BY_ME} or {OF_A_PERSON}"


class Migration(migrations.Migration):
    dependencies = [
        ("handovers", "0003_work_follows_a_merge"),
        ("early_signals", "0020_words_about_whom_is_withheld"),
    ]

    operations = [
        run(
            [f"alter policy may_select on {PART} using ({READ})"],
            undo=[f"alter policy may_select on {PART} using ({READ_BEFORE})"],
        ),
        restrict(PART, "names_nobody_withheld", NAMES_NOBODY_WITHHELD, verb="select"),
        restrict(PART, "secret_address", TELLS_NO_ADDRESS, verb="select"),
    ]
